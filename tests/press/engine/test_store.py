"""The output store keeps the newest make of each output, whoever is late."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from standfirst.press.store import Store
from tests.press.engine.conftest import Page, body_of

Put = Callable[..., bool]


def test_what_is_put_is_found_by_its_path(store: Store, put: Put) -> None:
    assert put("article/1", "/a/", "<p>One</p>", content_type="text/plain", status=203)
    output = store.at("/a/")
    assert output is not None
    assert (output.id, output.status, output.content_type) == ("article/1", 203, "text/plain")
    assert body_of(store, "/a/") == b"<p>One</p>"
    assert store.at("/b/") is None
    assert store.ids() == ["article/1"]


def test_a_late_make_does_not_replace_a_newer_one(store: Store) -> None:
    early, late = store.ticket(), store.ticket()
    assert store.put("article/1", Page("/a/", "new"), late)
    assert not store.put("article/1", Page("/a/", "old"), early)
    assert body_of(store, "/a/") == b"new"


def test_a_late_make_does_not_bring_back_what_was_withdrawn(store: Store, put: Put) -> None:
    put("article/1", "/a/", "words")
    before_the_withdrawal = store.ticket()
    assert store.drop("article/1", store.ticket())
    assert not store.put("article/1", Page("/a/", "words"), before_the_withdrawal)
    assert store.at("/a/") is None and store.ids() == []


def test_a_late_withdrawal_does_not_take_what_was_published_again(store: Store, put: Put) -> None:
    put("article/1", "/a/", "words")
    early = store.ticket()
    put("article/1", "/a/", "words again")
    assert not store.drop("article/1", early)
    assert body_of(store, "/a/") == b"words again"


def test_an_equal_make_is_no_change_but_holds_late_ones_off(store: Store, put: Put) -> None:
    put("article/1", "/a/", "words")
    reader = store.connect()
    n, _ = store.changes_since(0, reader)
    between = store.ticket()
    assert not put("article/1", "/a/", "words")
    assert store.changes_since(n, reader) == (n, [])
    assert not store.put("article/1", Page("/a/", "older"), between)
    assert body_of(store, "/a/") == b"words"
    reader.close()


def test_dropping_what_is_not_there_is_no_change(store: Store) -> None:
    assert not store.drop("article/1", store.ticket())


def test_an_output_that_moves_leaves_its_old_path(store: Store, put: Put) -> None:
    put("article/1", "/a/", "words")
    reader = store.connect()
    n, _ = store.changes_since(0, reader)
    assert put("article/1", "/b/", "words")
    assert store.at("/a/") is None and body_of(store, "/b/") == b"words"
    assert set(store.changes_since(n, reader)[1] or ()) == {"/a/", "/b/"}
    reader.close()


def test_two_outputs_may_change_places(store: Store, put: Put) -> None:
    put("section/1", "/world/", "world")
    put("section/2", "/city/", "city")
    store.put_all([("section/1", Page("/city/", "world")), ("section/2", Page("/world/", "city"))], store.ticket())
    assert body_of(store, "/city/") == b"world" and body_of(store, "/world/") == b"city"


def test_of_two_outputs_at_one_path_the_last_stands(store: Store, put: Put) -> None:
    put("section/1", "/about/", "section")
    put("page/1", "/about/", "page")
    assert body_of(store, "/about/") == b"page"
    assert store.ids() == ["page/1"]


def test_a_lot_goes_in_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(sqlite3.Error):
        store.put_all([("article/1", Page("/a/")), ("article/2", Page("/b/", status=None))], store.ticket())  # type: ignore[arg-type]
    assert store.ids() == []


def test_a_fragment_is_not_cut(store: Store, put: Put) -> None:
    put("fragment/latest", "/fragments/latest/", 'x<esi:include src="/fragments/latest/"/>')
    output = store.at("/fragments/latest/")
    assert output is not None and len(output.pieces) == 1


def test_a_story_s_page_comes_with_its_own_rating(store: Store, put: Put) -> None:
    put("article/7", "/a/")
    put("article/71", "/b/")
    put("fragment/rating/7", "/fragments/rating/7/")
    put("history/7", "/a/history/")
    reader = store.connect()
    found = {
        path: [each.id for each in store.with_its_own(path, reader)] for path in ("/a/", "/b/", "/a/history/", "/")
    }
    assert found == {
        "/a/": ["article/7", "fragment/rating/7"],
        "/b/": ["article/71"],
        "/a/history/": ["history/7"],
        "/": [],
    }
    store.drop("fragment/rating/7", store.ticket())
    assert [each.id for each in store.with_its_own("/a/", reader)] == ["article/7"]
    reader.close()


def test_tickets_rise_over_threads_and_over_a_new_file(store: Store) -> None:
    drawn: list[int] = []

    def draw() -> None:
        drawn.extend(store.ticket() for _ in range(50))
        store.close()

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(set(drawn)) == 200
    store.path.unlink()
    assert store.is_new()
    assert store.ticket() > max(drawn)


def test_a_deleted_file_is_begun_anew_without_a_restart(store: Store, put: Put) -> None:
    put("article/1", "/a/")
    store.remember("fingerprint", "x")
    assert not store.is_new()
    for suffix in ("", "-wal", "-shm"):
        Path(f"{store.path}{suffix}").unlink(missing_ok=True)
    assert store.is_new() and not store.is_new()
    assert store.at("/a/") is None and store.fact("fingerprint") == ""
    put("article/1", "/a/", "again")
    assert body_of(store, "/a/") == b"again"


@pytest.mark.parametrize(
    "rubbish", [b"this is no database at all, whatever its name says" * 50, b"SQLite format 3\0" * 90]
)
def test_a_damaged_file_is_begun_anew(tmp_path: Path, rubbish: bytes, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "outputs.sqlite3").write_bytes(rubbish)
    store = Store(tmp_path / "outputs.sqlite3")
    store.put("article/1", Page("/a/", "words"), store.ticket())
    assert body_of(store, "/a/") == b"words"
    assert "damaged" in caplog.text
    store.close()


def test_a_store_of_another_format_is_begun_anew(store: Store, put: Put) -> None:
    put("article/1", "/a/")
    store.connection.execute("PRAGMA user_version = 999")
    store.close()
    other = Store(store.path)
    assert other.ids() == []
    other.close()


def test_a_folder_that_is_not_there_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        Store(tmp_path / "nowhere" / "outputs.sqlite3").ids()


def test_the_list_of_changes_is_kept_short_and_readers_far_behind_are_told(
    store: Store, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standfirst.press.store._CHANGES_KEPT", 5)
    reader = store.connect()
    for number in range(20):
        put(f"article/{number}", f"/{number}/")
    last, paths = store.changes_since(0, reader)
    assert last == 20 and paths is None
    assert store.changes_since(17, reader) == (20, ["/17/", "/18/", "/19/"])
    assert reader.execute("SELECT count(*) FROM change").fetchone() == (5,)
    assert store.changes_since(9_999, reader) == (20, None)
    reader.close()


def _put_many(path: Path, worker: int) -> None:
    store = Store(path)
    for number in range(25):
        ticket = store.ticket()
        store.put(f"article/{number % 5}", Page(f"/{number % 5}/", f"{ticket:020} of {worker}"), ticket)
    store.close()


def test_processes_that_write_together_leave_the_newest_of_each(tmp_path: Path) -> None:
    path = tmp_path / "outputs.sqlite3"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_put_many, args=(path, number)) for number in range(3)]
    for each in workers:
        each.start()
    for each in workers:
        each.join(60)
    assert [each.exitcode for each in workers] == [0, 0, 0]
    store = Store(path)
    versions = dict(store.connection.execute("SELECT id, version FROM output"))
    assert sorted(versions) == [f"article/{number}" for number in range(5)]
    for id, version in versions.items():
        # What is kept is what the ticket that is kept with it made.
        body = body_of(store, f"/{id.removeprefix('article/')}/")
        assert body is not None and body.startswith(f"{version:020}".encode())
    store.close()
