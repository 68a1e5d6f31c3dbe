"""What a change touches is what shows it, however old the archive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.newsroom.models import Article, OutboxRow, Section
from standfirst.press import outputs
from standfirst.press.touched import touched
from tests.press.engine.stories import change, publish

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 3, 1, 12, tzinfo=UTC)


def newest() -> OutboxRow:
    row = OutboxRow.objects.filter(kind=OutboxRow.Kind.ARTICLE).last()
    assert row is not None
    return row


def archive(count: int) -> list[Article]:
    """So many stories of one section and storyline, a day apart, the oldest first."""
    return [
        publish(f"Day {day}", at=LONG_AGO + timedelta(days=day), section="World", storyline="The talks")
        for day in range(count)
    ]


def test_a_new_story_touches_its_lists_and_its_predecessor_and_no_other_page() -> None:
    *_, before, last = archive(8)
    story = publish("Newest", section="World", storyline="The talks", authors=("Ada Lind",))
    section, author = story.section_id, story.article_authors.get().person_id
    assert set(touched(newest())) == {
        f"article/{story.pk}",
        f"article/{last.pk}",
        f"fragment/rating/{story.pk}",
        "fragment/latest",
        "front/home",
        f"section/{section}",
        f"feed/section/{section}",
        f"author/{author}",
        "feed/site",
        "sitemap",
    }
    assert f"article/{before.pk}" not in touched(newest())


def test_the_storys_own_page_comes_first() -> None:
    story = publish("Newest")
    assert touched(newest())[0] == f"article/{story.pk}"


def test_what_a_change_touches_does_not_grow_with_the_archive() -> None:
    few = archive(12)
    change(few[0], headline="Changed")
    when_small = len(touched(newest()))
    archive(25)
    change(few[0], headline="Changed again")
    assert len(touched(newest())) <= when_small


def test_a_story_that_moves_touches_what_it_leaves_and_what_it_enters() -> None:
    story = publish("Moves", section="World")
    other = Section.objects.create(name="City", slug="city")
    left = story.section_id
    change(story, section=other)
    assert {f"section/{left}", f"section/{other.pk}", f"feed/section/{left}"} <= set(touched(newest()))


def test_a_withdrawal_touches_where_the_story_stood() -> None:
    first, second, third = archive(3)
    second.withdraw()
    assert {f"article/{first.pk}", f"article/{third.pk}", f"section/{first.section_id}"} <= set(touched(newest()))


def test_a_change_to_the_site_touches_everything() -> None:
    archive(2)
    row = OutboxRow.objects.create(kind=OutboxRow.Kind.FURNITURE)
    assert touched(row) == list(outputs.all_ids())
