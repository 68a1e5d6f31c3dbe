"""Reads CBOR (RFC 8949), as far as Content Credentials need it, and never more than it is given."""

from __future__ import annotations

import struct
from typing import Any

MOST_ITEMS = 50_000
DEEPEST = 24
_BREAK = object()


class CborError(ValueError):
    """The bytes are no CBOR, or more of it than anyone needs."""


def read_cbor(data: bytes) -> Any:
    """The first item in `data`. Tags are dropped, keys of maps that cannot be keys become their text.

    Raises `CborError`.
    """
    return _Reader(data).item(0)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self._at, self._items = data, 0, 0

    def item(self, depth: int) -> Any:
        self._items += 1
        if depth > DEEPEST or self._items > MOST_ITEMS:
            raise CborError("It is nested too deep or has too many parts.")
        head = self._take(1)[0]
        kind, short = head >> 5, head & 31
        if kind == 7:
            return self._simple(short)
        if short == 31:
            return self._endless(kind, depth)
        count = self._count(short)
        if kind == 0:
            return count
        if kind == 1:
            return -1 - count
        if kind == 2:
            return self._take(count)
        if kind == 3:
            return self._take(count).decode("utf-8", "replace")
        if kind == 4:
            return [self.item(depth + 1) for _ in range(self._fits(count))]
        if kind == 5:
            return {self._key(depth): self.item(depth + 1) for _ in range(self._fits(count))}
        return self.item(depth + 1)

    def _endless(self, kind: int, depth: int) -> Any:
        parts = []
        while (part := self.item(depth + 1)) is not _BREAK:
            parts.append(part)
        if kind == 2 and all(isinstance(part, bytes) for part in parts):
            return b"".join(parts)
        if kind == 3 and all(isinstance(part, str) for part in parts):
            return "".join(parts)
        if kind == 4:
            return parts
        if kind == 5 and len(parts) % 2 == 0:
            return {_as_key(key): value for key, value in zip(parts[::2], parts[1::2], strict=True)}
        raise CborError("A part of no known length is broken.")

    def _key(self, depth: int) -> Any:
        return _as_key(self.item(depth + 1))

    def _simple(self, short: int) -> Any:
        if short == 31:
            return _BREAK
        if short in (20, 21):
            return short == 21
        if short in (25, 26, 27):
            size, form = {25: (2, ">e"), 26: (4, ">f"), 27: (8, ">d")}[short]
            return struct.unpack(form, self._take(size))[0]
        if short == 24:
            self._take(1)
        return None

    def _count(self, short: int) -> int:
        if short < 24:
            return short
        if short > 27:
            raise CborError("A length is written in a way that is not in use.")
        return int.from_bytes(self._take(1 << (short - 24)), "big")

    def _fits(self, count: int) -> int:
        if count > len(self._data) - self._at:
            raise CborError("It breaks off.")
        return count

    def _take(self, count: int) -> bytes:
        part = self._data[self._at : self._at + count]
        if len(part) < count:
            raise CborError("It breaks off.")
        self._at += count
        return part


def _as_key(key: Any) -> Any:
    return key if isinstance(key, str | int | bytes | bool) else repr(key)[:100]
