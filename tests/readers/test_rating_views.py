"""Voting over the wire: with and without the script, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from standfirst.readers import browser, double_click, rating_views, ratings
from standfirst.readers.models import Vote
from standfirst.readers.ratings import Tally
from tests.readers.conftest import draft, let_out

JSON = {"Accept": "application/json"}


@pytest.fixture
def reader() -> Client:
    """A reader's browser; Django's own CSRF guard is on, as on a real server."""
    return Client(enforce_csrf_checks=True)


def vote(reader: Client, story, value, **headers):
    data = {} if value is None else {"value": value}
    return reader.post(f"/rate/{story.pk}/", data, headers=headers)


def test_a_form_vote_is_confirmed_on_a_page_of_its_own(published, reader):
    story = published()
    answer = vote(reader, story, "4")
    assert answer.status_code == 303
    page = reader.get(answer["Location"])
    words = page.content.decode()
    assert page.status_code == 200
    assert "You gave 4 stars. Thank you!" in words
    assert "Average rating 4.0 / 5. Vote count: 1" in words
    assert f'href="{story.address}#rating"' in words
    assert 'value="remove"' in words
    assert 'name="value" value="4" aria-pressed="true"' in words
    assert "no-store" in page["Cache-Control"]


def test_one_star_is_one_star(published, reader):
    story = published()
    assert "You gave 1 star. Thank you!" in reader.get(vote(reader, story, "1")["Location"]).content.decode()


def test_a_vote_can_be_changed_and_removed_by_form(published, reader):
    story = published()
    vote(reader, story, "4")
    vote(reader, story, "2")
    assert ratings.tally(story.pk) == Tally(1, 2)
    answer = vote(reader, story, "remove")
    assert answer.status_code == 303
    assert "Your rating was removed" in reader.get(answer["Location"]).content.decode()
    assert ratings.tally(story.pk) == Tally()


def test_the_script_gets_what_to_say(published, reader):
    story = published()
    answer = vote(reader, story, "5", **JSON)
    assert answer.status_code == 200
    assert answer.json() == {
        "mine": 5,
        "status": "You gave 5 stars. Thank you!",
        "tally": "Average rating 5.0 / 5. Vote count: 1",
    }
    answer = vote(reader, story, "remove", **JSON)
    assert answer.json()["mine"] is None
    assert answer.json()["tally"] == "No votes so far! Be the first to rate this article."
    assert vote(reader, story, "6", **JSON).json()["status"] == "“6” is not a rating. Choose 1, 2, 3, 4 or 5 stars."


def test_the_cookie_is_signed_first_party_and_set_only_by_a_vote(published, reader):
    story = published()
    reader.get(f"/rate/{story.pk}/thanks/")
    vote(reader, story, "remove")
    vote(reader, story, "6")
    assert not reader.cookies
    vote(reader, story, "3")
    cookie = reader.cookies[browser.COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/rate/", True, "Lax")
    assert cookie["max-age"] == 365 * 24 * 60 * 60
    assert not cookie["domain"]
    assert not cookie["secure"]
    assert signing.loads(cookie.value, salt="standfirst.readers.browser")
    assert list(reader.cookies) == [browser.COOKIE]


def test_the_cookie_keeps_to_https_where_the_site_is_https(published, reader):
    story = published()
    reader.post(f"/rate/{story.pk}/", {"value": "3"}, secure=True)
    assert reader.cookies[browser.COOKIE]["secure"]


def test_two_browsers_have_two_votes_and_one_browser_has_one(published):
    story = published()
    first, second = Client(), Client()
    for reader, value in ((first, "5"), (second, "2"), (first, "5"), (first, "4")):
        vote(reader, story, value, **JSON)
    assert ratings.tally(story.pk) == Tally(2, 6)


@pytest.mark.parametrize(
    "forged",
    ["nonsense", "InRva2VuIg:1abc:forged", signing.dumps("token", key="another key"), ""],
    ids=["nonsense", "no signature", "another key", "empty"],  # the same in every process of a run
)
def test_a_forged_cookie_counts_as_none(published, reader, forged):
    story = published()
    vote(reader, story, "5")
    forger = Client()
    forger.cookies[browser.COOKIE] = forged
    assert vote(forger, story, "1").status_code == 303
    assert ratings.tally(story.pk) == Tally(2, 6)
    assert forger.cookies[browser.COOKIE].value != forged
    forger.cookies[browser.COOKIE] = forged
    vote(forger, story, "remove")
    assert ratings.tally(story.pk) == Tally(2, 6)


def test_a_cookie_signed_for_something_else_counts_as_none(published):
    story = published()
    forger = Client()
    forger.cookies[browser.COOKIE] = signing.dumps("token", salt="another purpose")
    vote(forger, story, "1")
    assert not Vote.objects.filter(token=browser.for_story("token", story.pk)).exists()


@pytest.mark.parametrize("value", ["0", "6", "five", "", None, "4.5", " 4", "٤", "4" * 5000, "-1"])
def test_a_vote_that_is_no_rating_is_told_what_is_one(published, reader, value):
    story = published()
    answer = vote(reader, story, value)
    words = answer.content.decode()
    assert answer.status_code == 400
    assert "Choose 1, 2, 3, 4 or 5 stars." in words
    assert f'href="{story.address}#rating"' in words
    assert ratings.tally(story.pk) == Tally()


def test_markup_in_a_vote_is_shown_as_text(published, reader):
    words = vote(reader, published(), "<b>five</b>").content.decode()
    assert "<b>five" not in words
    assert "&lt;b&gt;five" in words


@pytest.mark.parametrize(("method", "page"), [("get", ""), ("post", ""), ("get", "thanks/")])
def test_nothing_tells_a_draft_from_a_scheduled_a_withdrawn_and_no_story(published, reader, method, page):
    scheduled = draft("Tomorrow's story", go_live_at=timezone.now() + timedelta(days=1))
    let_out(scheduled)
    withdrawn = published("Withdrawn")
    withdrawn.withdraw()
    answers = set()
    for pk in (draft("A draft").pk, scheduled.pk, withdrawn.pk, 987654, 10**30):
        answer = getattr(reader, method)(f"/rate/{pk}/{page}", {"value": "5"} if method == "post" else {})
        answers.add((answer.status_code, answer.content))
    assert [status for status, _ in answers] == [404]
    assert not Vote.objects.exists()
    assert not reader.cookies


def test_a_story_without_rating_takes_no_votes_but_gives_them_back(published, reader):
    story = published()
    vote(reader, story, "1")
    story.rating_enabled = False
    story.save_revision()
    let_out(story)
    answer = vote(reader, story, "5")
    assert answer.status_code == 409
    assert "closed the rating" in answer.content.decode()
    assert ratings.tally(story.pk) == Tally(1, 1)
    assert 'value="remove"' in reader.get(f"/rate/{story.pk}/thanks/").content.decode()
    vote(reader, story, "remove")
    assert ratings.tally(story.pk) == Tally()


def test_an_address_typed_in_or_gone_back_to_leads_to_the_story(published, reader):
    story = published()
    answer = reader.get(f"/rate/{story.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, f"{story.address}#rating")


def test_a_browser_that_keeps_no_cookie_is_told_so(published):
    story = published()
    answer = vote(Client(), story, "4")
    words = Client().get(answer["Location"]).content.decode()
    assert "Your rating was counted" in words
    assert "did not keep the cookie" in words


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://TESTSERVER"}, True),
        ({"Origin": "http://testserver.evil.example"}, False),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "http://testserver:81"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "null", "Referer": "http://testserver/"}, False),
        ({"Origin": "http://[broken"}, False),
        ({"Referer": "http://testserver/2025/05/16/story/"}, True),
        ({"Referer": "http://evil.example/http://testserver/"}, False),
        ({}, True),
    ],
)
def test_votes_are_taken_from_pages_of_this_site_alone(published, reader, headers, taken):
    story = published()
    answer = vote(reader, story, "5", **headers)
    assert answer.status_code == (303 if taken else 403)
    assert ratings.tally(story.pk).votes == int(taken)
    if not taken:
        assert "another site" in answer.content.decode()
        assert f'href="{story.address}#rating"' in answer.content.decode()


def test_the_public_address_counts_as_this_site_behind_a_server_that_hides_it(published, reader, settings):
    settings.SITE = "https://news.example"
    assert vote(reader, published(), "5", Origin="https://news.example").status_code == 303


def test_a_removal_from_another_site_is_refused_too(published, reader):
    story = published()
    vote(reader, story, "5")
    assert vote(reader, story, "remove", **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert ratings.tally(story.pk).votes == 1


def test_a_double_click_is_one_vote(published):
    story = published()
    # Both requests left the browser before the first answer, and its cookie, came.
    for _ in range(2):
        assert vote(Client(), story, "4", **{"User-Agent": "One browser"}).status_code == 303
    assert ratings.tally(story.pk) == Tally(1, 4)


def test_another_browser_or_another_star_is_no_double_click(published):
    story = published()
    for agent, value in (("One", "4"), ("Another", "4"), ("One", "5")):
        vote(Client(), story, value, **{"User-Agent": agent})
    assert ratings.tally(story.pk) == Tally(3, 13)


def test_a_click_two_seconds_later_is_another_readers(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(double_click.time, "monotonic", lambda: now[0])
    first = double_click.token(b"same")
    now[0] += double_click.SECONDS - 0.1
    assert double_click.token(b"same") == first
    now[0] += 0.2
    assert double_click.token(b"same") != first


def test_many_votes_from_one_address_have_to_wait(published):
    stories = [published(f"Story {number}") for number in range(4)]
    for number in range(60):
        assert vote(Client(), stories[number % 4], "3", **JSON).status_code == 200
    answer = vote(Client(), stories[0], "3")
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= rating_views.TEN_MINUTES
    words = answer.content.decode()
    assert "Too many votes" in words
    assert "Try again in 10 minutes." in words
    assert f'href="{stories[0].address}#rating"' in words
    assert Vote.objects.count() == 60
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert vote(elsewhere, stories[0], "3").status_code == 303


def test_one_address_cannot_fill_the_votes_of_one_story(published):
    story, other = published("One"), published("Other")
    answers = [vote(Client(), story, "1", **JSON).status_code for _ in range(22)]
    assert answers == [200] * 20 + [429] * 2
    assert vote(Client(), other, "1", **JSON).status_code == 200


def test_a_vote_can_be_taken_back_however_many_were_given(published, reader):
    story = published()
    for _ in range(20):
        vote(reader, story, "1")
    assert vote(reader, story, "2").status_code == 429
    assert vote(reader, story, "remove").status_code == 303
    assert ratings.tally(story.pk) == Tally()
