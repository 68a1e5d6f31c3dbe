"""The front page and the editions stand as an editor arranged them, and by the clock where nobody did."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from standfirst.newsroom import arranging
from standfirst.newsroom.models import Article, Edition, OutboxRow
from standfirst.press import outputs
from standfirst.press.due import make_arranged
from standfirst.press.making import output_store
from standfirst.press.resolving import output_at
from standfirst.press.touched import touched
from tests.press.pages.reading import one, page, words

Publish = Callable[..., Article]


@pytest.fixture
def stories(publish: Publish) -> list[Article]:
    return [publish(f"Story {number}", hours=number, edition="Morning Edition") for number in range(7)]


def top(tree: object) -> list[str]:
    return [words(each) for each in tree.select(".top h2")]  # type: ignore[attr-defined]


def test_by_the_clock_the_newest_lead(stories: list[Article]) -> None:
    assert top(page("front/home")) == ["Story 6", "Story 5", "Story 4", "Story 3", "Story 2"]


def test_an_arrangement_leads_and_the_newest_fill_up(stories: list[Article]) -> None:
    arranging.arrange(None, [stories[1].pk, stories[4].pk])
    assert top(page("front/home")) == ["Story 1", "Story 4", "Story 6", "Story 5", "Story 3"]
    arranging.arrange(None, [])
    assert top(page("front/home"))[0] == "Story 6"


def test_the_place_of_a_withdrawn_story_is_taken_by_the_next(stories: list[Article]) -> None:
    arranging.arrange(None, [stories[1].pk, stories[4].pk])
    stories[1].withdraw()
    assert top(page("front/home"))[:2] == ["Story 4", "Story 6"]


def test_a_story_under_embargo_or_in_draft_has_no_place(stories: list[Article]) -> None:
    Article.objects.filter(pk=stories[1].pk).update(embargoed_until=timezone.now() + timedelta(days=1))
    arranging.arrange(None, [stories[1].pk, stories[2].pk])
    assert top(page("front/home"))[0] == "Story 2"


def test_an_arrangement_for_later_comes_into_force_by_itself(stories: list[Article]) -> None:
    make_arranged()
    made = arranging.arrange(None, [stories[0].pk], from_at=timezone.now() + timedelta(hours=1))
    assert top(page("front/home"))[0] == "Story 6"
    assert make_arranged() == 0
    type(made).objects.filter(pk=made.pk).update(from_at=timezone.now())
    assert make_arranged() == 1
    kept = output_store().at("/")
    assert kept is not None
    assert top(page("front/home"))[0] == "Story 0"
    assert make_arranged() == 0
    arranging.cancel(type(made).objects.get(pk=made.pk))
    assert top(page("front/home"))[0] == "Story 6"


def test_arranging_makes_that_front_anew_and_nothing_else(stories: list[Article]) -> None:
    edition = Edition.objects.get()
    for front, name in ((None, "front/home"), (edition, f"edition/{edition.pk}")):
        arranging.arrange(front, [stories[0].pk])
        row = OutboxRow.objects.filter(article_id=None).last()
        assert row is not None
        assert touched(row) == [name]


def test_an_edition_has_a_page_in_its_editor_s_order(stories: list[Article]) -> None:
    edition = Edition.objects.get()
    assert output_at("/editions/morning-edition/") == f"edition/{edition.pk}"
    tree = page(f"edition/{edition.pk}")
    assert words(one(tree, "h1")) == "Morning Edition"
    assert [words(each) for each in tree.select(".list h2")][:2] == ["Story 6", "Story 5"]
    arranging.arrange(edition, [stories[3].pk])
    tree = page(f"edition/{edition.pk}")
    assert [words(each) for each in tree.select(".list h2")][:2] == ["Story 3", "Story 6"]
    link = one(page(f"article/{stories[0].pk}"), ".dateline a")
    assert (link["href"], link.get("rel")) == ("/editions/morning-edition/", None)


def test_an_edition_without_stories_and_a_twin_have_no_page(stories: list[Article]) -> None:
    empty = Edition.objects.create(name="Evening Edition")
    twin = Edition.objects.create(name="morning edition!")
    assert outputs.make(f"edition/{empty.pk}") is None
    assert outputs.make(f"edition/{twin.pk}") is None
    assert output_at("/editions/night/") is None


def test_a_change_of_a_story_makes_its_edition_anew(stories: list[Article]) -> None:
    row = OutboxRow.objects.filter(article_id=stories[0].pk).last()
    assert row is not None
    assert f"edition/{Edition.objects.get().pk}" in touched(row)
