"""What lies at hand is what the store has, however it was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from standfirst.press.shelf import Shelf
from standfirst.press.store import Store

Put = Callable[..., bool]


@pytest.fixture
def shelf(store: Store) -> Iterator[Shelf]:
    made = Shelf(store)
    yield made
    made.close()


def read(shelf: Shelf, path: str) -> bytes | None:
    shelf.refresh()
    kept = shelf.get(path)
    return b"".join(each.identity for each in shelf.joined(kept).texts) if kept else None


def test_a_change_by_anyone_is_seen_at_the_next_reading(shelf: Shelf, store: Store, put: Put) -> None:
    put("article/1", "/a/", "one")
    assert read(shelf, "/a/") == b"one"
    put("article/1", "/a/", "two")
    assert read(shelf, "/a/") == b"two"
    store.drop("article/1", store.ticket())
    assert read(shelf, "/a/") is None


def test_what_did_not_change_stays_at_hand(shelf: Shelf, put: Put) -> None:
    put("article/1", "/a/", "one")
    put("article/2", "/b/", "two")
    shelf.refresh()
    first = shelf.get("/a/")
    put("article/2", "/b/", "three")
    shelf.refresh()
    assert shelf.get("/a/") is first


def test_a_changed_fragment_changes_the_page_and_its_tags(shelf: Shelf, put: Put) -> None:
    put("article/1", "/a/", 'x<esi:include src="/fragments/latest/"/>y')
    put("fragment/latest", "/fragments/latest/", "[old]")
    assert read(shelf, "/a/") == b"x[old]y"
    before = shelf.joined(shelf.get("/a/")).tags  # type: ignore[arg-type]
    put("fragment/latest", "/fragments/latest/", "[new]")
    assert read(shelf, "/a/") == b"x[new]y"
    assert shelf.joined(shelf.get("/a/")).tags != before  # type: ignore[arg-type]


def test_a_missing_fragment_is_named_and_leaves_its_place_empty(shelf: Shelf, put: Put) -> None:
    put("article/1", "/a/", 'x<esi:include src="/fragments/latest/"/>y<esi:include src="/fragments/menu/"/>')
    put("fragment/menu", "/fragments/menu/", "[menu]")
    assert read(shelf, "/a/") == b"xy[menu]"
    kept = shelf.get("/a/")
    assert kept is not None and shelf.joined(kept).missing == ["/fragments/latest/"]


def test_a_replaced_file_empties_the_shelf(shelf: Shelf, store: Store, put: Put) -> None:
    put("article/1", "/a/", "one")
    assert read(shelf, "/a/") == b"one"
    store.path.unlink()
    assert store.is_new()
    assert read(shelf, "/a/") is None
    put("article/1", "/a/", "two")
    assert read(shelf, "/a/") == b"two"


def test_the_shelf_holds_no_more_than_its_limit_and_keeps_what_is_asked_for(store: Store, put: Put) -> None:
    shelf = Shelf(store, limit=60_000)
    for number in range(30):
        put(f"article/{number}", f"/{number}/", str(number) * 5_000)
    first = None
    for number in range(30):
        shelf.refresh()
        kept = shelf.get(f"/{number}/")
        first = first or kept
        assert shelf.get("/0/") is first
    assert shelf._bytes <= 60_000
    assert shelf._bytes == sum(each.size for each in shelf._kept.values())
    assert len(shelf._kept) < 30
    shelf.close()


def test_answers_are_made_once_until_something_changes(store: Store, put: Put) -> None:
    put("article/1", "/a/", 'x<esi:include src="/fragments/latest/"/>y')
    put("fragment/latest", "/fragments/latest/", "[old]")
    shelf = Shelf(store)
    shelf.refresh()
    kept, before = shelf.get("/a/"), shelf.epoch
    shelf.refresh()
    assert shelf.get("/a/") is kept and shelf.epoch == before
    put("fragment/latest", "/fragments/latest/", "[new]")
    shelf.refresh()
    assert shelf.get("/a/") is kept and shelf.epoch > before
    shelf.close()
