"""Error reports: from the sentence on the page to tonight's desk, to a correction and a word of thanks."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import reverse

from standfirst.newsroom.acts import Act
from standfirst.newsroom.models import ActKind, Article, User
from standfirst.newsroom.reported import open_reports
from standfirst.newsroom.roles import make_roles, make_site
from standfirst.readers.models import ErrorReport
from standfirst.readers.reports import sentence_with, sentences_of, still_stands
from standfirst.story import Evidence, Found, find
from tests.readers.conftest import BODY, let_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(published: Any) -> Article:
    return published(quick_looks=["The council met on Tuesday evening."], standfirst="It voted on the wall.")


def send(client: Client, story: Article, **fields: Any) -> Any:
    fields = {"text": "It was Monday.", "version": "1", "at": "deep_look[0]:0:65", **fields}
    return client.post(reverse("readers:report", args=[story.pk]), fields)


def form_at(client: Client, story: Article, words: str = "") -> BeautifulSoup:
    answer = client.get(reverse("readers:report", args=[story.pk]), {"words": words} if words else {})
    assert answer.status_code == 200 and not answer.cookies
    return BeautifulSoup(answer.content, "html.parser")


def test_it_opens_at_the_chosen_sentence(client, story):
    tree = form_at(client, story, "voted on the harbour")
    assert tree.select_one("input[checked]")["value"] == f"deep_look[0]:0:{len(BODY[0])}"
    assert BODY[0] in tree.select_one("fieldset label").get_text()


def test_words_over_two_sentences_open_at_the_first(story):
    listed = sentences_of(story.published_versions.last().story)
    found = sentence_with("harbour wall. Nobody spoke against it.", listed)
    assert found is not None and found.text in BODY
    assert sentence_with("", listed) is None
    assert sentence_with("words that stand nowhere at all", listed) is None


def test_without_words_every_sentence_can_be_chosen(client, story):
    values = [each["value"] for each in form_at(client, story).select("input[name=at]")]
    assert values[0] == "" and len(values) == 1 + len(sentences_of(story.published_versions.last().story))


def test_it_needs_no_script_and_no_cookie(client, story):
    tree = form_at(client, story)
    assert tree.select_one("form.report")["method"] == "post"
    answer = send(client, story)
    assert answer.status_code == 303 and not answer.cookies
    assert b"Thank you" in client.get(answer["Location"]).content


def test_it_is_anchored_to_the_words(client, story):
    value = form_at(client, story, BODY[1]).select_one("input[checked]")["value"]
    send(client, story, at=value, text="Two spoke.", contact="reader@example.org")
    kept = ErrorReport.objects.get()
    assert (kept.words, kept.version, kept.text) == (BODY[1], 1, "Two spoke.")
    printed = story.published_versions.last().story
    assert isinstance(find(Evidence(**kept.evidence), printed.deep_look), Found)


def test_a_report_on_words_outside_the_deep_look_keeps_them(client, story):
    value = form_at(client, story, "It voted on the wall.").select_one("input[checked]")["value"]
    send(client, story, at=value)
    kept = ErrorReport.objects.get()
    assert (kept.place, kept.words, kept.evidence) == ("standfirst", "It voted on the wall.", None)


def test_it_speaks_of_the_version_the_reader_had(client, story):
    first = story.published_versions.last().story
    value = next(each for each in sentences_of(first) if each.place == "standfirst").value
    story.standfirst = "Another thing altogether."
    story.save_revision()
    let_out(story, Act(ActKind.UPDATE))
    send(client, story, at=value, version="1")
    kept = ErrorReport.objects.get()
    assert (kept.version, kept.words) == (1, "It voted on the wall.")
    assert not still_stands(kept, story.published_versions.last().story)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": " \u200b "},
        {"text": "\x00\x01"},
        {"text": "x" * 2001},
        {"contact": "no address"},
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_lost(client, story, fields):
    answer = send(client, story, **fields)
    assert answer.status_code == 400 and b"report-error" in answer.content
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize("at", ["", "nowhere", "deep_look[0]:5:9", "deep_look[99]:0:1", "deep_look[0]:0:65'"])
def test_a_forged_place_is_the_story_as_a_whole(client, story, at):
    send(client, story, at=at)
    assert (ErrorReport.objects.get().place, ErrorReport.objects.get().evidence) == ("", None)


def test_a_machine_that_fills_every_field_is_thanked_and_not_heard(client, story):
    assert send(client, story, website="https://example.org").status_code == 303
    assert not ErrorReport.objects.exists()


def test_another_site_cannot_send_one(client, story):
    answer = client.post(
        reverse("readers:report", args=[story.pk]), {"text": "No."}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403 and not ErrorReport.objects.exists()


def test_one_address_is_slowed_and_keeps_its_words(client, story):
    answers = [send(client, story, text=f"Number {number}.") for number in range(8)]
    assert [answer.status_code for answer in answers] == [303] * 6 + [429] * 2
    assert "Retry-After" in answers[-1].headers and b"Number 7." in answers[-1].content
    assert ErrorReport.objects.count() == 6


def test_what_cannot_be_read_cannot_be_reported(client, story):
    story.withdraw()
    for pk in (story.pk, 999):
        assert client.get(reverse("readers:report", args=[pk])).status_code == 404
        assert client.post(reverse("readers:report", args=[pk]), {"text": "No."}).status_code == 404


class TestTheDesk:
    @pytest.fixture
    def desk(self, client, db) -> Client:
        make_roles()
        make_site()
        client.force_login(User.objects.create_superuser("edda", password="not-a-secret-here"))
        return client

    def test_it_lands_on_tonights_desk_with_its_words(self, desk, story):
        send(desk, story, at=f"deep_look[1]:0:{len(BODY[1])}", text="Two people spoke.")
        told = desk.get(reverse("wagtailadmin_home")).content.decode()
        assert "Readers report errors" in told and BODY[1] in told and "Two people spoke." in told

    def test_its_words_cannot_write_markup(self, desk, story):
        send(desk, story, text="<script>alert(1)</script>")
        for address in (reverse("wagtailadmin_home"), reverse("reader_reports")):
            assert "<script>alert(1)" not in desk.get(address).content.decode()

    def test_it_can_be_dismissed_and_its_sender_forgotten(self, desk, story):
        send(desk, story, contact="reader@example.org")
        number = ErrorReport.objects.get().pk
        desk.post(reverse("reader_reports"), {"dismiss": number})
        kept = ErrorReport.objects.get()
        assert (kept.state, kept.contact) == ("dismissed", "")
        assert open_reports(story) == []
        assert desk.post(reverse("reader_reports"), {"dismiss": "99999"}).status_code == 404

    def test_it_becomes_a_correction_and_thanks_its_sender(self, desk, story, django_capture_on_commit_callbacks):
        send(desk, story, at=f"deep_look[1]:0:{len(BODY[1])}", text="Two spoke.", contact="reader@example.org")
        number = ErrorReport.objects.get().pk
        story.deep_look = [("text", f'<p data-block-key="p1">{BODY[0]}</p><p data-block-key="p2">Two spoke.</p>')]
        story.save_revision()
        address = f"{reverse('stories:correct', args=[story.pk])}?report={number}"
        asked = BeautifulSoup(desk.get(address).content, "html.parser")
        assert asked.select_one("input[name=kind][checked]")["value"] == "correction"
        assert asked.select_one("input[name=answers][checked]")["value"] == str(number)
        points_at = asked.select_one("input[name=points_at][checked]")["value"]
        with django_capture_on_commit_callbacks(execute=True):
            desk.post(
                address,
                {"kind": "correction", "text": "Two spoke.", "points_at": points_at, "answers": [str(number)]},
            )
        printed = story.published_versions.last().story
        assert printed.corrections[0].evidence.exact == BODY[1]
        kept = ErrorReport.objects.get()
        assert (kept.state, kept.answered_version, kept.contact) == ("answered", 2, "")
        (letter,) = mail.outbox
        assert letter.to == ["reader@example.org"] and "Two spoke." in letter.body and story.address in letter.body

    def test_a_mail_server_that_is_away_keeps_the_address(
        self, desk, story, settings, django_capture_on_commit_callbacks
    ):
        send(desk, story, contact="reader@example.org")
        settings.EMAIL_BACKEND = "tests.readers.test_reports.NoServer"
        story.headline = "Another"
        story.save_revision()
        with django_capture_on_commit_callbacks(execute=True):
            let_out(story, Act(ActKind.CORRECTION, "A word.", answers=(ErrorReport.objects.get().pk,)))
        assert ErrorReport.objects.get().contact == "reader@example.org"
        assert ErrorReport.objects.get().state == "answered"


class NoServer:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError("no mail server")
