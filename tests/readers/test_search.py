"""Readers find what is out, by the words that were printed, and nothing else."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.newsroom.models import Article, Photo
from standfirst.newsroom.photo_expiry import take_down_due
from standfirst.readers import search
from standfirst.readers.models import SearchEntry
from standfirst.readers.search import snippets
from standfirst.readers.search.words import Term, folded, terms, words
from standfirst.story import Author, Picture, QuickLook
from tests.newsroom.core.picture_files import jpeg
from tests.readers.conftest import UPDATE, draft, let_out


def found(query: str) -> list[str]:
    return [str(Article.objects.get(pk=pk)) for pk in search.ids(query)]


# What is found -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "harbour",
        "HARBOUR wall",
        "walls",  # another form of the word
        "voting",
        "dolmabahce",
        "Dolmabahçe",
        "İstanbul",
        "istanbul",
        "harb",  # the last word may be begun
        "council harb",
        "“harbour wall”",
        '"voted on the harbour"',
        "Kyiv's",
        "kyiv",
        "thirty-day truce",
        "Ada Renner",
        "World",
        "shipping news",
        "crane",
    ],
)
def test_a_story_is_found_by_the_words_of_each_of_its_parts(published, query):
    published(
        "Council votes on the harbour wall",
        standfirst="A thirty-day truce between dockers and Kyiv’s shippers.",
        located="İstanbul",
        section="World",
        authors=(Author("Ada Renner"),),
        quick_looks=(QuickLook("q1", "They met at Dolmabahçe."),),
        pictures=(Picture("p1", caption="The old crane."),),
        tags=("shipping news",),
    )
    published("Something else", deep_look=("Nothing of this kind is written here.",))
    assert found(query) == ["Council votes on the harbour wall"]


@pytest.mark.parametrize("query", ["harbour bridge", '"wall harbour"', "arbour", "har bour", '"harb"', "harb wall"])
def test_a_story_without_all_of_the_words_is_not_found(published, query):
    published()
    assert found(query) == []


def test_a_headline_counts_more_than_the_text_and_of_equals_the_newest_comes_first(published):
    body = ("The ferry left the quay in the morning with everybody on board.",)
    for day in (1, 3, 2):
        published(f"Day {day}", deep_look=body, first_published=datetime(2025, 5, day, tzinfo=UTC))
    published("A ferry at last", first_published=datetime(2020, 1, 1, tzinfo=UTC))
    assert found("ferry") == ["A ferry at last", "Day 3", "Day 2", "Day 1"]


def test_a_word_is_taken_for_the_beginning_of_one_only_where_no_story_has_it_as_it_stands(published):
    published("Armenia votes")
    assert found("armen") == ["Armenia votes"]
    assert found("arms") == ["Armenia votes"]
    published("A call to arms")
    assert found("arms") == ["A call to arms"]
    assert found("ar") == []


def test_a_word_that_nearly_every_story_has_brings_the_newest_first(published, monkeypatch):
    published("Ferry", deep_look=("Ferry, ferry.",), first_published=datetime(2025, 5, 1, tzinfo=UTC))
    published("Harbour", deep_look=("Of a ferry.",), first_published=datetime(2025, 5, 2, tzinfo=UTC))
    assert found("ferry") == ["Ferry", "Harbour"]
    monkeypatch.setattr(search, "MOST_RANKED", 1)
    assert found("ferry") == ["Harbour", "Ferry"]


def test_drafts_scheduled_and_withdrawn_stories_are_not_found(published):
    draft("Harbour draft")
    let_out(draft("Harbour tomorrow", go_live_at=timezone.now() + timedelta(days=1)))
    gone = published("Harbour withdrawn")
    assert found("harbour") == ["Harbour withdrawn"]
    gone.withdraw()
    assert found("harbour") == []
    assert search.search("harbour").results == ()


def test_a_withdrawn_story_is_gone_before_the_index_hears_of_it(published):
    story = published()
    Article.objects.filter(pk=story.pk).update(live=False)
    assert SearchEntry.objects.filter(pk=story.pk).exists()
    assert search.ids("harbour") == []
    assert search.search("harbour").total == 0


def test_what_is_typed_into_a_draft_of_a_live_story_is_not_found(published):
    story = published()
    story.headline = "Secret lighthouse plan"
    story.save_revision()
    assert found("lighthouse") == []
    assert found("harbour") == ["Council votes on the harbour wall"]


def test_an_edit_and_a_withdrawal_change_the_index(published, django_capture_on_commit_callbacks):
    story = published()
    story.headline = "Council votes for a lighthouse"
    story.save_revision()
    with django_capture_on_commit_callbacks(execute=True):
        let_out(story, UPDATE)
    assert found("lighthouse") == ["Council votes for a lighthouse"]
    assert SearchEntry.objects.get().version == 2
    with django_capture_on_commit_callbacks(execute=True):
        story.withdraw()
    assert not SearchEntry.objects.exists()


def test_nothing_is_indexed_when_the_publication_is_rolled_back(published, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        let_out(draft())
    assert waiting
    assert not SearchEntry.objects.exists()


def test_reindex_mends_what_is_missing_stale_and_too_much(published):
    missing, stale, gone, right = (published(f"Harbour {name}") for name in ("missing", "stale", "gone", "right"))
    SearchEntry.objects.filter(pk=missing.pk).delete()
    SearchEntry.objects.filter(pk=stale.pk).update(version=99, headline="old words")
    Article.objects.filter(pk=gone.pk).update(live=False)
    assert list(search.out_of_step()) == [missing.pk, stale.pk, gone.pk]
    assert search.reindex() == 3
    assert sorted(found("harbour")) == ["Harbour missing", "Harbour right", "Harbour stale"]
    assert found("old words") == []
    assert search.reindex() == 0
    assert right.pk in search.ids("harbour")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's index stands beside the table")
def test_the_index_beside_the_table_is_whole(published):
    story = published()
    published("Another")
    SearchEntry.objects.filter(pk=story.pk).update(headline="changed")
    SearchEntry.objects.filter(pk=story.pk).delete()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO readers_search(readers_search, rank) VALUES ('integrity-check', 1)")


def test_ids_gives_no_more_than_asked(published):
    for number in range(3):
        published(f"Harbour {number}")
    assert len(search.ids("harbour", 2)) == 2
    assert search.ids("") == search.ids("?!") == []


# Queries -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '"""',
        "harbour AND",
        "NOT OR AND",
        "harbour*",
        "*",
        "headline:harbour",
        "NEAR(harbour wall)",
        "harbour'; DROP TABLE newsroom_article; --",
        "(harbour",
        "harbour & | ! <-> :*",
        "^harbour + -wall",
        "\\",
        "{a b}: c",
        "%s %d %(x)s",
        "'harbour'",
        "a" * 5000,
        " ".join("word" + str(number) for number in range(500)),
        "the of and",
        "東京 مرفأ гавань हिन्दी 🚢",
        "\0",
        "1e5 0042 3.14 10km 1st",
    ],
)
def test_no_query_is_an_error(published, query):
    published()
    search.search(query)
    assert isinstance(search.ids(query), list)
    assert Client().get("/search/", {"q": query}).status_code == 200


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=40), st.text(alphabet="\"'“”*():^-+&|!<>\\ abAB%", max_size=25)))
def test_no_random_query_is_an_error(db, query):
    search.search(query)
    search.ids(query)


def test_operators_are_words_and_nothing_else():
    assert terms("cats AND NOT dogs*") == (
        Term(("cats",)),
        Term(("and",)),
        Term(("not",)),
        Term(("dogs",), open=True),
    )
    assert terms("he said “Never again” twice ") == (
        Term(("he",)),
        Term(("said",)),
        Term(("never", "again")),
        Term(("twice",)),
    )
    assert terms("thirty-day") == (Term(("thirty", "day"), open=True),)
    assert terms("xy") == (Term(("xy",)),)
    assert terms('"open quote') == (Term(("open",)), Term(("quote",), open=True))
    assert terms("… ?!") == ()


def test_some_words_are_better_than_no_story(published):
    published()
    results = search.search("harbour lighthouse")
    assert (results.total, results.any_of) == (1, True)
    assert search.search("harbour wall").any_of is False
    assert search.ids("harbour lighthouse") == []


# Words and snippets --------------------------------------------------------------------------------


@given(st.text())
def test_words_of_a_text_and_of_its_folded_form_can_be_counted_side_by_side(text):
    inside = list(words(text))
    assert folded(text) == " ".join(word.folded for word in inside)
    assert all(0 <= a.start < a.end <= b.start for a, b in pairwise(inside))
    assert all(re.fullmatch(r"[^\W_]+", word.folded) for word in inside)


def test_words_met_are_marked_in_the_storys_own_spelling(published):
    published(
        "Talks at Dolmabahçe & after",
        standfirst="They <b>met</b> at Dolmabahçe, met again & left.",
        deep_look=("Nothing more.",),
    )
    (result,) = search.search("dolmabahce meeting").results or search.search("dolmabahce").results
    assert result.headline == "Talks at <mark>Dolmabahçe</mark> &amp; after"
    assert result.snippet.startswith("They &lt;b&gt;met&lt;/b&gt; at <mark>Dolmabahçe</mark>, met again &amp; left.")


def test_other_forms_and_phrases_are_marked_too(published):
    published("A vote", standfirst="Voters voted on the harbour wall at the harbour.", deep_look=("Nothing.",))
    (result,) = search.search("vote “harbour wall”").results
    assert "<mark>voted</mark>" in result.snippet
    assert "<mark>harbour</mark>" in result.snippet
    assert "<mark>wall</mark>" in result.snippet


def test_a_snippet_shows_the_passage_with_most_of_the_words(published):
    filler = " ".join(f"filler{number}" for number in range(80))
    published(
        "Story",
        standfirst="One mention of the harbour.",
        deep_look=("First paragraph.", f"{filler} then the harbour wall broke at night {filler}"),
    )
    (result,) = search.search("harbour wall").results
    text = re.sub("</?mark>", "", result.snippet)
    assert "<mark>harbour</mark> <mark>wall</mark> broke at night" in result.snippet
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(list(words(text))) == snippets.LENGTH


def test_a_story_met_by_its_names_alone_shows_its_beginning(published):
    published(standfirst="The beginning of it.", section="Maritime")
    (result,) = search.search("maritime").results
    assert result.snippet == "The beginning of it."


def test_script_in_a_story_and_in_a_query_stays_text(published):
    published("<script>alert(1)</script> harbour", deep_look=("<img src=x onerror=alert(1)> harbour",))
    page = Client().get("/search/", {"q": "harbour <script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    page = Client().get("/search/", {"q": '"><script>alert(2)</script>'}).content.decode()
    assert "<script>alert" not in page


# The page ------------------------------------------------------------------------------------------


def test_the_page_shows_headline_section_author_day_and_words(published):
    story = published(
        section="City",
        authors=(Author("Ada Renner"), Author("Bo Lind")),
        first_published=datetime(2025, 5, 1, tzinfo=UTC),
    )
    answer = Client().get("/search/", {"q": "harbour"})
    page = answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in page
    assert f'<a href="{story.address}">Council votes on the <mark>harbour</mark> wall</a>' in page
    assert "<b>City</b> · Ada Renner, Bo Lind · " in page
    assert "1 May 2025</time>" in page
    assert "1 story<" in page
    assert 'value="harbour"' in page


def test_an_empty_query_and_one_without_results_help_on(published):
    published(section="City")
    empty = Client().get("/search/").content.decode()
    assert "No story" not in empty
    assert '<a href="/city/">City</a>' in empty
    none = Client().get("/search/", {"q": "lighthouse"}).content.decode()
    assert "No story has “lighthouse”." in none
    assert "Look at the spelling" in none
    assert '<a href="/city/">City</a>' in none


def test_twenty_to_a_page_and_a_way_to_the_others(published):
    for number in range(45):
        published(f"Harbour {number:02}")

    def page(number: str) -> str:
        return Client().get("/search/", {"q": "harbour", "page": number}).content.decode()

    seen = [re.findall(r"<mark>Harbour</mark> (\d\d)", page(number)) for number in ("1", "2", "3")]
    assert [len(each) for each in seen] == [20, 20, 5]
    assert len({headline for each in seen for headline in each}) == 45
    assert "45 stories" in page("1")
    assert 'href="/search/?q=harbour&amp;page=2" rel="next"' in page("1")
    assert 'rel="prev"' not in page("1")
    assert 'href="/search/?q=harbour&amp;page=1" rel="prev"' in page("2")
    assert 'rel="next"' not in page("3")
    for odd in ("0", "-1", "x", "999", "٣", "9" * 50):
        assert "<mark>Harbour</mark>" in page(odd)


def test_the_caption_of_a_picture_whose_rights_ended_is_found_no_more_until_they_are_renewed(
    db, django_capture_on_commit_callbacks
):
    photo = Photo(title="Gate", file=ContentFile(jpeg(), name="gate.jpg"), credit="Ines Marsh")
    photo.save()
    article = draft()
    article.pictures = [("picture", {"photo": photo, "caption": "Flamingos at the sluice."})]
    article.save_revision(clean=False)
    with django_capture_on_commit_callbacks(execute=True):
        let_out(article)
    assert found("flamingos") == [str(article)]
    ended = timezone.now() - timedelta(seconds=1)
    Photo.objects.filter(pk=photo.pk).update(expires_at=ended)
    (result,) = search.search("flamingos").results
    assert "lamingos" not in result.snippet  # not in the seconds before the newsroom has acted either
    with django_capture_on_commit_callbacks(execute=True):
        assert take_down_due() == 1
    assert found("flamingos") == [] and found("harbour") == [str(article)]
    renewed = Photo.objects.get(pk=photo.pk)
    renewed.expires_at = None
    with django_capture_on_commit_callbacks(execute=True):
        renewed.save()
    assert found("flamingos") == [str(article)]
