import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from standfirst.newsroom.models import Article

from .conftest import BODY, confirmed, form


@pytest.fixture
def check(as_user, reporter, article):
    client = as_user(reporter)

    def post(**changes):
        return client.post(reverse("stories:check", args=[article.pk]), form(**changes))

    return post


def test_the_form_is_checked_as_it_stands_and_nothing_is_saved(check, article):
    before = (article.latest_revision_id, Article.objects.get(pk=article.pk).headline)
    answer = check(body=("The Calvane wall fell.", "The Calvene wall fell."), headline="Never saved").json()
    assert answer["to_answer"] >= 1
    assert "<mark>Calvene</mark>" in answer["html"]
    assert answer["errors"] == []
    article.refresh_from_db()
    assert (article.latest_revision_id, article.headline) == before


def test_it_says_of_each_claim_where_it_stands(check):
    answer = check(looks=[(BODY[2], {}), (BODY[0], confirmed()), ("The moon is cheese.", {})]).json()
    assert [look["state"] for look in answer["looks"]] == ["suggested", "confirmed", "none"]
    assert answer["looks"][1]["sentences"][0]["link"] == {
        "stream": "deep_look",
        "key": "p1",
        "start": 0,
        "words": BODY[0],
    }


def test_a_signed_sentence_that_was_edited_is_lost_and_stops(check):
    answer = check(looks=[(BODY[0], confirmed())], body=(BODY[0].replace("Monday", "Sunday"), *BODY[1:])).json()
    assert answer["looks"][0]["state"] == "lost"
    assert answer["summary"].startswith("1 stop")


def test_every_sentence_of_the_deep_look_is_handed_over_to_be_picked(check):
    answer = check(body=("One came. Two came.", "Three came.")).json()
    assert [(each["id"], each["number"], len(each["sentences"])) for each in answer["paragraphs"]] == [
        ("p1", 1, 2),
        ("p2", 2, 1),
    ]
    start, end = answer["paragraphs"][0]["sentences"][1]
    assert answer["paragraphs"][0]["text"][start:end] == "Two came."


def test_a_half_made_story_is_checked_as_far_as_it_goes(check):
    answer = check(headline="", looks=[("", {}), (BODY[0], {})]).json()
    assert answer["looks"][0] is None
    assert "no headline" in answer["html"]


def test_a_field_that_cannot_be_read_is_named_and_the_rest_is_checked(check):
    answer = check(slug="Not A Slug!", headline="").json()
    assert answer["errors"] == ["Slug"]
    assert "no headline" in answer["html"]


def test_markup_in_the_copy_stays_inert_in_the_cards(check):
    bad = "<script>alert(1)</script> Calvene"
    answer = check(body=("The Calvane wall fell.",), looks=[(f"The {bad} wall fell.", {})], headline=bad).json()
    assert "<script>" not in answer["html"]


@pytest.mark.parametrize(
    "value", ["not json", "[]", "7", '{"evidence": [{"block_id": 7}], "confirmed": true}', '{"evidence": 3}', "null"]
)
def test_evidence_that_was_tampered_with_is_no_evidence(as_user, reporter, article, value):
    data = form()
    data["quick_looks-0-value-evidence"] = value
    answer = as_user(reporter).post(reverse("stories:check", args=[article.pk]), data)
    assert answer.status_code == 200
    assert answer.json()["looks"][0]["state"] == "suggested"


def test_an_embargo_without_a_later_time_stops(check):
    answer = check(embargoed_until="2099-01-01 10:00").json()
    assert "embargo" in answer["html"]
    assert answer["summary"].startswith("1 stop")


def test_a_story_never_saved_is_checked_too(as_user, reporter):
    client = as_user(reporter)
    answer = client.post(reverse("stories:check_new"), form(headline="")).json()
    assert "no headline" in answer["html"]
    assert not Article.objects.exists()
    empty = client.post(reverse("stories:check_new"), form(quick_looks=streamfield([]), headline="A"))
    assert empty.status_code == 200


def test_nobody_checks_without_leave(client, article):
    response = client.post(reverse("stories:check", args=[article.pk]), form())
    assert response.status_code == 302
    assert "/login/" in response["Location"]


def test_it_answers_posts_alone(as_user, reporter, article):
    assert as_user(reporter).get(reverse("stories:check", args=[article.pk])).status_code == 405
