"""Many votes at once: not one is lost, not one counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, connections
from django.db.models import Sum
from django.test import Client

from standfirst.readers import ratings
from standfirst.readers.models import RatingTally, Vote
from standfirst.readers.rate_limit import RateLimit
from tests.readers.conftest import draft, let_out

THREADS = 8


@pytest.fixture
def real_database(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """A database that several connections may write to: SQLite's in a file, as in a newsroom, not in memory."""
    if connection.vendor != "sqlite":
        yield
        return
    file = tmp_path / "newsroom.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    kept = connection.settings_dict["NAME"]
    memory = connection.connection
    connection.connection = None
    connection.settings_dict["NAME"] = str(file)
    try:
        yield
    finally:
        if connection.connection is not None:
            connection.connection.close()
        connection.settings_dict["NAME"] = kept
        connection.connection = memory


@pytest.fixture
def no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RateLimit, "wait", lambda limit, key: 0)


def at_once(work, jobs) -> list:
    """What `work` returns for each of `jobs`, done by several threads with a connection each."""

    def one(job):
        try:
            return work(job)
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, jobs))


def counted_anew(story) -> tuple[int, int]:
    votes = Vote.objects.filter(article=story)
    return votes.count(), votes.aggregate(total=Sum("value"))["total"] or 0


def test_every_readers_vote_is_counted_once(real_database):
    story = let_out(draft())
    at_once(lambda number: ratings.vote(story.pk, f"reader {number}", number % 5 + 1), range(60))
    row = RatingTally.objects.get()
    assert (row.votes, row.sum) == (60, 180) == counted_anew(story)


def test_changes_and_removals_at_once_leave_an_exact_count(real_database):
    story = let_out(draft())
    jobs = [(f"reader {number % 7}", (number * 3) % 6 or None) for number in range(84)]
    at_once(lambda job: ratings.vote(story.pk, *job), jobs)
    row = RatingTally.objects.get()
    assert (row.votes, row.sum) == counted_anew(story)
    assert row.votes <= 7


def test_one_browsers_clicks_at_once_are_one_vote(real_database):
    story = let_out(draft())
    at_once(lambda number: ratings.vote(story.pk, "one browser", 4), range(24))
    assert counted_anew(story) == (1, 4) == (RatingTally.objects.get().votes, RatingTally.objects.get().sum)


def test_a_double_click_answered_by_two_threads_is_one_vote(real_database, no_limit):
    story = let_out(draft())
    answers = at_once(lambda _: Client().post(f"/rate/{story.pk}/", {"value": "4"}).status_code, range(16))
    assert set(answers) == {303}
    assert counted_anew(story) == (1, 4)


def test_posts_at_once_over_the_wire_are_counted_exactly(real_database, no_limit):
    story = let_out(draft())

    def post(number):
        headers = {"Accept": "application/json", "Sec-Fetch-Site": "same-origin"}
        return Client().post(f"/rate/{story.pk}/", {"value": str(number % 5 + 1)}, headers=headers).status_code

    assert set(at_once(post, range(40))) == {200}
    row = RatingTally.objects.get()
    assert (row.votes, row.sum) == (40, 120) == counted_anew(story)


def test_of_many_who_come_at_once_no_more_are_let_in_than_the_limit_says(real_database):
    # A limit of each thread's own, as each server process has: they count in one table.
    waits = at_once(lambda number: RateLimit("votes", 7, 600).wait(b"one address"), range(24))
    assert waits.count(0) == 7
    assert all(590 < wait <= 600 for wait in waits if wait)
