"""The outputs at hand: those asked for last, in memory, as long as no process has changed them."""

from __future__ import annotations

import sqlite3
import time
from collections import OrderedDict

from standfirst.press.stitching import Piece, Place, Text, gzip_end
from standfirst.press.store import Output, Store

_SECONDS_BETWEEN_LOOKS = 1.0
"""How soon it is noticed that the store's file was deleted."""


class Kept:
    """An output on the shelf, with the end of its gzip as it was last joined."""

    __slots__ = ("end", "output", "size", "story")

    def __init__(self, output: Output) -> None:
        self.output = output
        kind, _, number = output.id.partition("/")
        self.story = int(number) if kind == "article" and number.isdigit() else None
        """The number of the story whose page it is; None for any other page."""
        self.size = 500 + sum(_size(piece) for piece in output.pieces)
        self.end: tuple[tuple[str, ...], bytes] = ((), b"")

    def gzip_end(self, tags: tuple[str, ...], pieces: list[Text]) -> bytes:
        """The end of the gzip of `pieces`, which are this output joined with fragments tagged `tags`."""
        if self.end[0] != tags:
            self.end = (tags, gzip_end(pieces))
        return self.end[1]


def _size(piece: Piece) -> int:
    return len(piece.identity) + len(piece.deflate) + 200 if isinstance(piece, Text) else 200


class Shelf:
    """Outputs by path, at most `limit` bytes of them. For one thread."""

    def __init__(self, store: Store, limit: int = 64 * 1024 * 1024) -> None:
        self._store = store
        self._limit = limit
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0
        self._connection: sqlite3.Connection | None = None
        self._generation = -1
        self._data_version = -1
        self._change = 0
        self._looked = 0.0

    def refresh(self) -> None:
        """Takes from the shelf what any process has changed since the last call; a few microseconds if none."""
        now = time.monotonic()
        if now - self._looked > _SECONDS_BETWEEN_LOOKS:
            self._looked = now
            self._store.is_new()
        if self._generation != self._store.generation or self._connection is None:
            self.close()
            self._connection = self._store.connect()
            self._generation = self._store.generation
            self._change, _ = self._store.changes_since(0, self._connection)
        data_version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if data_version == self._data_version:
            return
        # First the number, then the changes: what is written in between is found by the next call.
        self._data_version = data_version
        self._change, paths = self._store.changes_since(self._change, self._connection)
        if paths is None:
            self._clear()
        else:
            for path in paths:
                self._take_off(path)

    def get(self, path: str) -> Kept | None:
        """The output at `path`, as of the last `refresh()` or later."""
        kept = self._kept.get(path)
        if kept is not None:
            self._kept.move_to_end(path)
            return kept
        output = self._store.at(path, self._connection)
        if output is None:
            return None
        kept = self._kept[path] = Kept(output)
        self._bytes += kept.size
        while self._bytes > self._limit and len(self._kept) > 1:
            self._take_off(next(iter(self._kept)))
        return kept

    def knows(self, path: str) -> bool:
        """Whether there is an output at `path`."""
        return path in self._kept or self._store.knows(path, self._connection)

    def shows(self, picture: str) -> bool:
        """Whether an output names the made picture, as in `ab/cdef.webp`: now, not as of the last `refresh()`."""
        return self._store.shows(picture, self._connection)

    def missing(self, kept: Kept) -> list[str]:
        """The paths of the fragments of an output that are not made."""
        return [each.path for each in kept.output.pieces if isinstance(each, Place) and self.get(each.path) is None]

    def joined(self, kept: Kept) -> tuple[tuple[str, ...], list[Text]]:
        """The texts of an output with its fragments in their places, and the tags of all that went in.

        A fragment that is not there leaves its place empty.
        """
        tags, texts = [kept.output.etag], []
        for piece in kept.output.pieces:
            if not isinstance(piece, Place):
                texts.append(piece)
                continue
            fragment = self.get(piece.path)
            if fragment is None:
                tags.append("-")
                continue
            tags.append(fragment.output.etag)
            texts.extend(each for each in fragment.output.pieces if isinstance(each, Text))
        return tuple(tags), texts

    def close(self) -> None:
        """Empties the shelf and closes its connection."""
        self._clear()
        self._data_version = -1
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _clear(self) -> None:
        self._kept.clear()
        self._bytes = 0

    def _take_off(self, path: str) -> None:
        kept = self._kept.pop(path, None)
        if kept is not None:
            self._bytes -= kept.size
