"""What is put off is made once its time has come, is not lost, and is not made by two."""

from __future__ import annotations

import time

import pytest

from standfirst.press.later import Due, Later
from standfirst.press.store import Store


@pytest.fixture
def later(store: Store) -> Later:
    return Later(store)


def test_what_is_asked_for_twice_is_due_once_at_the_earlier_time(later: Later) -> None:
    now = time.time()
    later.ask("fragment/rating/1", now + 50)
    later.ask("fragment/rating/1", now - 1)
    later.ask("fragment/rating/1", now + 90)
    assert later.next() == pytest.approx(now - 1)
    assert later.take() == [Due("fragment/rating/1", 3)]


def test_what_is_not_due_is_left_alone(later: Later) -> None:
    later.ask("fragment/rating/1", time.time() + 5)
    assert later.take() == []


def test_what_one_process_has_taken_no_other_takes(later: Later, store: Store) -> None:
    later.ask("fragment/rating/1", time.time() - 1)
    assert later.take()
    other = Store(store.path)
    assert Later(other).take() == []
    other.close()


def test_what_was_taken_and_not_settled_comes_again(later: Later, monkeypatch: pytest.MonkeyPatch) -> None:
    later.ask("fragment/rating/1", time.time() - 1)
    later.take()
    after_a_crash = time.time() + 31
    monkeypatch.setattr(time, "time", lambda: after_a_crash)
    assert later.take() == [Due("fragment/rating/1", 1)]


def test_what_is_settled_is_gone(later: Later) -> None:
    later.ask("fragment/rating/1", time.time() - 1)
    later.settle(later.take(), time.time() + 1)
    assert later.next() is None


def test_a_vote_while_the_rating_is_made_has_it_made_again(later: Later) -> None:
    later.ask("fragment/rating/1", time.time() - 1)
    taken = later.take()
    later.ask("fragment/rating/1", time.time() - 1)
    again = time.time() + 1
    later.settle(taken, again)
    assert later.next() == pytest.approx(again)


def test_what_fails_again_and_again_rests_longer_each_time(later: Later, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000_000.0
    monkeypatch.setattr(time, "time", lambda: now)
    waits = []
    for _ in range(12):
        later.failed("article/1", "OSError: no")
        waits.append((later.next() or 0) - now)
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    assert later.failures() == {"article/1": "OSError: no"}
    later.ask("article/1", now)
    assert (later.next() or 0) - now == 300  # being asked for does not make it succeed
