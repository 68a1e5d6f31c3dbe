"""The outputs at hand: those asked for last, in memory, as long as no process has changed them."""

from __future__ import annotations

import mmap
import sqlite3
import time
from collections import OrderedDict
from typing import NamedTuple

from standfirst.press.answers import Answer
from standfirst.press.stitching import Piece, Place, Text, include, text
from standfirst.press.store import Output, Store

_BETWEEN_LOOKS = 0.05
"""Seconds after which SQLite is asked what changed though nobody said that anything did: see `turn`."""
_BETWEEN_FILES = 1.0
"""How soon it is noticed that the store's file was deleted."""


class Kept:
    """An output on the shelf, with the answers made of it while nothing changes."""

    __slots__ = ("answers", "epoch", "output", "size", "story")

    def __init__(self, output: Output) -> None:
        self.output = output
        kind, _, number = output.id.partition("/")
        self.story = int(number) if kind == "article" and number.isdigit() else None
        """The number of the story whose page it is; None for any other page."""
        self.size = 3000 + sum(_size(piece) for piece in output.pieces)
        self.answers: dict[int, Answer] = {}
        """By what the composer calls them. They hold no bytes of their own but headers, about a kilobyte each."""
        self.epoch = -1
        """The shelf's when the answers were made."""


def _size(piece: Piece) -> int:
    return len(piece.deflate) + 200 if isinstance(piece, Text) else 200


class Joined(NamedTuple):
    """A page as it goes out: all outputs that went in, the tag of each, the texts, and the fragments not there."""

    outputs: list[Output]
    tags: tuple[str, ...]
    texts: tuple[Text, ...]
    missing: list[str]


class Shelf:
    """Outputs by path, at most `limit` bytes of them. For one thread."""

    def __init__(self, store: Store, limit: int = 64 * 1024 * 1024) -> None:
        self._store = store
        self._limit = limit
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0
        self.epoch = 0
        """Rises when anything was changed."""
        self._connection: sqlite3.Connection | None = None
        self._generation = -1
        self._data_version = -1
        self._change = 0
        self._turn: mmap.mmap | None = None
        self._seen = b""
        self._look_next = self._file_next = 0.0

    def refresh(self) -> None:
        """Takes from the shelf what any process has changed since the last call; half a microsecond if none."""
        now = time.monotonic()
        if (
            self._turn is None
            or now >= self._look_next
            or self._turn[:] != self._seen
            or self._generation != self._store.generation
        ):
            self._look(now)

    def _look(self, now: float) -> None:
        if now > self._file_next:
            self._file_next = now + _BETWEEN_FILES
            self._store.is_new()
        if self._generation != self._store.generation or self._connection is None:
            self.close()
            self._connection = self._store.connect()
            self._generation = self._store.generation
            self._turn = self._store.turn.watch()
            self._change, _ = self._store.changes_since(0, self._connection)
        # First the bytes and the number, then the changes: what is written in between is found by the next call.
        if self._turn is not None:
            self._seen = self._turn[:]
        self._look_next = now + _BETWEEN_LOOKS
        data_version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if data_version == self._data_version:
            return
        self._data_version = data_version
        self._change, paths = self._store.changes_since(self._change, self._connection)
        if paths is None:
            self._clear()
        elif paths:
            self.epoch += 1
            for path in paths:
                self._take_off(path)

    def get(self, path: str) -> Kept | None:
        """The output at `path`, as of the last `refresh()` or later."""
        kept = self._kept.get(path)
        if kept is not None:
            self._kept.move_to_end(path)
            return kept
        found = self._store.with_its_own(path, self._connection)
        for output in reversed(found):
            if output.path not in self._kept:
                kept = self._kept[output.path] = Kept(output)
                self._bytes += kept.size
        while self._bytes > self._limit and len(self._kept) > len(found):
            self._take_off(next(iter(self._kept)))
        return self._kept[path] if found else None

    def knows(self, path: str) -> bool:
        """Whether there is an output at `path`."""
        return path in self._kept or self._store.knows(path, self._connection)

    def shows(self, picture: str) -> bool:
        """Whether an output names the made picture, as in `ab/cdef.webp`: now, not as of the last `refresh()`."""
        return self._store.shows(picture, self._connection)

    def joined(self, kept: Kept) -> Joined:
        """An output with its fragments in their places. A fragment that is not there leaves its place empty."""
        outputs, tags, texts, missing = [kept.output], [kept.output.etag], [], []
        for piece in kept.output.pieces:
            if isinstance(piece, Text):
                texts.append(piece)
            elif (fragment := self.get(piece.path)) is None:
                missing.append(piece.path)
                tags.append("-")
            else:
                outputs.append(fragment.output)
                tags.append(fragment.output.etag)
                texts += [each for each in fragment.output.pieces if isinstance(each, Text)]
        return Joined(outputs, tuple(tags), tuple(texts), missing)

    def with_includes(self, kept: Kept) -> Joined:
        """An output with an include in place of each fragment: a cache in front puts them in."""
        pieces = kept.output.pieces
        texts = tuple(text(include(each.path)) if isinstance(each, Place) else each for each in pieces)
        return Joined([kept.output], (kept.output.etag,), texts, [])

    def close(self) -> None:
        """Empties the shelf and closes its connection."""
        self._clear()
        self._data_version = -1
        if self._turn is not None:
            self._turn.close()
            self._turn = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _clear(self) -> None:
        self.epoch += 1
        self._kept.clear()
        self._bytes = 0

    def _take_off(self, path: str) -> None:
        kept = self._kept.pop(path, None)
        if kept is not None:
            self._bytes -= kept.size
