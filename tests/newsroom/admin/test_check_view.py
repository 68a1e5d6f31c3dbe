import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import Article, Edition, Person, Publication, Section, SectionRight, Storyline, Tag
from standfirst.story import Author, Block, Picture, QuickLook, Story

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


class TestAsTheScriptSendsIt:
    """The editor's script sends the form as JSON, and does so after every pause."""

    def test_a_form_in_json_is_checked_as_any_form_is(self, as_user, reporter, article):
        client, url = as_user(reporter), reverse("stories:check", args=[article.pk])
        sent = form(body=("The Calvane wall fell.", "The Calvene wall fell."))
        pairs = [(name, str(value)) for name, value in sent.items()]
        as_json = client.post(url, json.dumps(pairs), content_type="application/json")
        assert as_json.json() == client.post(url, sent).json()
        assert as_json.json()["to_answer"] >= 1

    @pytest.mark.parametrize(
        "body",
        [
            "{",
            "7",
            "null",
            '["headline"]',
            '[["headline", 7]]',
            '[["headline", ["a"]]]',
            '[["a", "\\ud800"]]',
            "[" * 9999,
        ],
    )
    def test_json_that_is_no_form_is_refused_and_nothing_breaks(self, as_user, reporter, article, body):
        url = reverse("stories:check", args=[article.pk])
        assert as_user(reporter).post(url, body, content_type="application/json").status_code == 400

    def test_more_fields_than_a_form_may_have_are_refused(self, as_user, reporter, article, settings):
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
        body = json.dumps([["headline", "A"]] * 301)
        url = reverse("stories:check", args=[article.pk])
        assert as_user(reporter).post(url, body, content_type="application/json").status_code == 400

    def test_no_other_site_can_send_it(self, client, reporter, article):
        client.force_login(reporter)
        client.handler.enforce_csrf_checks = True
        sent = json.dumps([(name, str(value)) for name, value in form().items()])
        assert client.post(reverse("stories:check", args=[article.pk]), sent, "application/json").status_code == 403


class TestWhatItCosts:
    def asked_of_the_database(self, client, story: Story, reporter) -> int:
        article = take_in(story, user=reporter)
        people = list(article.article_authors.values_list("person_id", flat=True))
        sent = form(
            looks=[(look.text, {}) for look in story.quick_looks],
            body=tuple(block.text for block in story.deep_look),
            authors=people,
            tags=", ".join(story.tags),
            section=article.section_id,
        )
        url = reverse("stories:check", args=[article.pk])
        client.post(url, sent)
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(url, sent)
        assert answer.json()["errors"] == []
        return len(queries)

    def test_a_long_story_asks_the_database_no_more_than_a_short_one(self, as_user, editor):
        client = as_user(editor)
        short = Story(headline="A", section="Harbour", tags=("one",), deep_look=(Block.of("It fell.", 0),))
        long = short.but(
            headline="B",
            tags=tuple(f"tag {number}" for number in range(9)),
            quick_looks=tuple(QuickLook(f"q{n}", f"Quick Look {n} of the wall.") for n in range(10)),
            deep_look=tuple(Block.of(f"Paragraph {n} of the wall that fell.", n) for n in range(80)),
        )
        costs = [self.asked_of_the_database(client, each, editor) for each in (short, long)]
        assert costs[1] <= costs[0] <= 22

    def test_the_newsroom_itself_is_read_once_however_many_signed(self, as_user, editor, article):
        client, url = as_user(editor), reverse("stories:answer", args=[article.pk])
        for place, words in (
            ("headline", "Harbour Wall to Be Rebuilt"),
            ("standfirst", "The board decided on Monday."),
        ):
            act = {"desk_act": "outside", "desk_place": place, "desk_claim": words}
            signed = client.post(url, {**form(), **act, "desk_who": "The board", "desk_what": "Its minutes"})
            assert signed.status_code == 200
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(reverse("stories:check", args=[article.pk]), form()).json()
        assert sum(claim["signed"] is not None for claim in answer["claims"]) == 2
        assert sum('FROM "newsroom_publication"' in each["sql"] for each in queries) == 1


def test_a_change_of_the_newsroom_is_seen_at_once_by_who_holds_it(db):
    with Publication.held():
        before = Publication.load()
        assert Publication.load() is before
        with Publication.held():
            assert Publication.load() is before
        changed = Publication.objects.get()
        changed.name = "The Evening Tide"
        changed.save()
        assert Publication.load().name == "The Evening Tide"
    assert Publication.load() is not Publication.load()


class TestWhatIsGone:
    """A draft of a live story may name what was deleted since: it opens without it."""

    @pytest.fixture
    def draft(self, reporter):
        article = take_in(
            Story(headline="A", section="Harbour", edition="Late", storyline="The wall", tags=("one", "two")).but(
                authors=(Author("Ines Vale"), Author("Olaf Berg"))
            ),
            user=reporter,
        )
        row = Article.objects.get(pk=article.pk)
        row.article_authors.all().delete()
        Article.objects.filter(pk=row.pk).update(section=None, edition=None, storyline=None)
        return row

    def test_rows_that_are_gone_are_left_out_and_the_others_stay(self, draft):
        Section.objects.get(name="Harbour").delete()
        Edition.objects.get(name="Late").delete()
        Storyline.objects.get(name="The wall").delete()
        Person.objects.get(name="Olaf Berg").delete()
        Tag.objects.get(name="one").delete()
        read = Article.objects.get(pk=draft.pk).get_latest_revision_as_object()
        assert (read.section, read.edition, read.storyline) == (None, None, None)
        assert [each.person.name for each in read.article_authors.all()] == ["Ines Vale"]
        assert [each.tag.name for each in read.tagged_items.all()] == ["two"]

    def test_what_is_there_is_handed_on_with_one_query_for_each_kind(self, draft, django_assert_num_queries):
        row = Article.objects.select_related("latest_revision").get(pk=draft.pk)
        with django_assert_num_queries(5):
            read = row.with_content_json(row.latest_revision.content)
            assert (read.section.name, read.edition.name, read.storyline.name) == ("Harbour", "Late", "The wall")
            assert [each.person.name for each in read.article_authors.all()] == ["Ines Vale", "Olaf Berg"]
            assert [each.tag.name for each in read.tagged_items.all()] == ["one", "two"]


def test_who_works_for_one_section_has_a_story_put_in_another_refused_as_they_write(as_user, reporter):
    world = Section.objects.create(name="World", slug="world")
    article = take_in(
        Story(headline="A", section="Harbour", pictures=(Picture("x", caption="A wall."),)), user=reporter
    )
    SectionRight.objects.create(user=reporter, section=Section.objects.get(name="Harbour"))
    url = reverse("stories:check", args=[article.pk])
    assert as_user(reporter).post(url, form(section=world.pk)).json()["errors"] == ["Section"]
    assert as_user(reporter).post(url, form()).json()["errors"] == []
