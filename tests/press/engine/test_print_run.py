"""What the outputs of one run share is read once; what the next run reads is new."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from standfirst.newsroom.models import Article, OutboxRow
from standfirst.press.making import make_and_store
from standfirst.press.print_run import kept, kept_each, print_run, within_a_run
from standfirst.press.store import Store
from standfirst.press.touched import touched
from tests.press.engine.conftest import body_of
from tests.press.engine.stories import publish

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_what_was_read_is_kept_until_the_run_ends() -> None:
    asked: list[object] = []

    def read() -> int:
        asked.append("one")
        return len(asked)

    def read_each(keys: list[int]) -> dict[int, str]:
        asked.append(keys)
        return {key: str(key) for key in keys if key > 0}

    with print_run():
        assert kept("one", read) == kept("one", read) == 1
        assert kept_each("numbers", [2, -1, 2], read_each) == {2: "2"}
        with within_a_run():  # the run that is on
            assert kept_each("numbers", [-1, 3, 2], read_each) == {2: "2", 3: "3"}
            assert list(kept_each("numbers", [3, 2], read_each)) == [3, 2]
        with print_run():
            assert kept("one", read) == 4
        assert kept("one", read) == 1
    assert asked == ["one", [2, -1], [3], "one"]
    assert [kept("one", read), kept("one", read)] == [5, 6]  # outside a run nothing is kept


@pytest.mark.django_db
def test_a_change_reads_each_story_once_for_all_the_pages_that_show_it(output_store: Store) -> None:
    stories = [publish(f"Ferry {number}", section="City", at=NOON + timedelta(hours=number)) for number in range(8)]
    row = OutboxRow(kind=OutboxRow.Kind.ARTICLE, article_id=stories[-1].pk, after={"section": stories[0].section_id})
    ids = touched(row)
    assert len(ids) == 8
    with CaptureQueriesContext(connection) as queries:
        make_and_store(ids)
    assert body_of(output_store, "/feed.xml")
    sql = [each["sql"] for each in queries.captured_queries]
    cards = [each for each in sql if '"newsroom_article"."standfirst"' in each and "deep_look" not in each]
    assert len(cards) <= 3
    assert len([each for each in sql if 'FROM "newsroom_publication"' in each]) == 1
    assert len(sql) <= 75, f"{len(sql)} queries"


@pytest.mark.django_db
def test_the_next_run_reads_anew(output_store: Store, django_capture_on_commit_callbacks: Any) -> None:
    story = publish("Ferries from the north yard")
    make_and_store(["front/home", "feed/site"])
    Article.objects.filter(pk=story.pk).update(headline="Trams from the north yard")
    make_and_store(["front/home", "feed/site"])
    for path in ("/", "/feed.xml"):
        assert b"Trams from the north yard" in (body_of(output_store, path) or b"")
