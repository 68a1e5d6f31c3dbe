"""Composers notice at once that something was changed, and soon where they were not told."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from standfirst.press.shelf import Shelf
from standfirst.press.store import Store
from standfirst.press.turn import Turn

Put = Callable[..., bool]
ROOT = Path(__file__).parents[3]
ELSEWHERE = """
import sys
from pathlib import Path
from tests.press.engine.conftest import Page
from standfirst.press.store import Store
store = Store(Path(sys.argv[1]))
for line in sys.stdin:
    store.put("article/1", Page("/a/", line.strip()), store.ticket())
    print("out", flush=True)
"""


def body(shelf: Shelf) -> bytes:
    shelf.refresh()
    kept = shelf.get("/a/")
    assert kept is not None
    return b"".join(each.identity for each in shelf.joined(kept).texts)


def test_what_another_process_published_is_there_at_the_next_request(
    store: Store, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    # SQLite is not asked: it is the word of the other process that is heard.
    monkeypatch.setattr("standfirst.press.shelf._BETWEEN_LOOKS", 3600.0)
    put("article/1", "/a/", "first")
    shelf = Shelf(store)
    assert body(shelf) == b"first"
    with subprocess.Popen(
        [sys.executable, "-c", ELSEWHERE, str(store.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    ) as other:
        assert other.stdin and other.stdout
        for number in range(50):
            other.stdin.write(f"number {number}\n")
            other.stdin.flush()
            assert other.stdout.readline() == "out\n"
            assert body(shelf) == b"number %d" % number
        other.stdin.close()
    assert other.returncode == 0
    shelf.close()


def test_a_writer_that_was_killed_before_it_could_say_so_is_noticed_soon(
    store: Store, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("article/1", "/a/", "first")
    shelf = Shelf(store)
    assert body(shelf) == b"first"
    monkeypatch.setattr(Turn, "next", lambda turn: None)
    put("article/1", "/a/", "second")
    until = time.monotonic() + 10
    while body(shelf) != b"second":
        assert time.monotonic() < until
        time.sleep(0.01)
    shelf.close()


def test_where_it_cannot_be_written_down_sqlite_is_asked_each_time(store: Store, put: Put) -> None:
    beside = store.path.with_name(f"{store.path.name}-turn")
    beside.unlink(missing_ok=True)
    beside.mkdir()
    put("article/1", "/a/", "first")
    shelf = Shelf(store)
    for number in range(20):
        put("article/1", "/a/", f"number {number}")
        assert body(shelf) == b"number %d" % number
    shelf.close()


def test_requests_between_changes_ask_nothing_of_sqlite(
    store: Store, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standfirst.press.shelf._BETWEEN_LOOKS", 3600.0)
    put("article/1", "/a/", "first")
    shelf = Shelf(store)
    assert body(shelf) == b"first"
    asked: list[str] = []
    connection = shelf._connection
    assert isinstance(connection, sqlite3.Connection)
    connection.set_trace_callback(asked.append)
    for _ in range(100):
        assert body(shelf) == b"first"
    assert asked == []
    put("article/2", "/b/", "else")
    assert body(shelf) == b"first"
    assert asked != []
    shelf.close()


def test_no_two_words_are_the_same(tmp_path: Path) -> None:
    turn = Turn(tmp_path / "turn")
    watched = turn.watch()
    assert watched is not None
    said = set()
    for _ in range(1000):
        turn.next()
        said.add(watched[:])
    assert len(said) == 1000
    watched.close()
