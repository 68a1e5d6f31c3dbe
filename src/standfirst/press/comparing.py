"""One output as it was made, beside the same output as the store keeps it: what differs, and where."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from standfirst.press.outputs import Made
from standfirst.press.stitching import Piece, Place, fill, gzip_end, places, unpack
from standfirst.press.stitching import gzip as joined
from standfirst.press.store import FRAGMENTS

COLUMNS = "id, path, status, content_type, parts, version"
"""What of a row of the store `compare` wants."""
_DAMAGE = (ValueError, zlib.error, EOFError, OSError)
_AROUND = 60
_SHOWN = 160


@dataclass(slots=True)
class Difference:
    """What is wrong with one output. `line` counts from 1; the two texts are what stands there, and "" for nothing."""

    id: str
    path: str
    what: str
    line: int = 0
    kept: str = ""
    made: str = ""
    is_missing: bool = False
    is_too_many: bool = False
    is_broken: bool = False
    """It could not be made."""


def compare(id: str, made: Made | None, row: tuple[Any, ...] | None) -> Difference | None:
    """How the store's `row` differs from what was `made` of the database just now; None where it does not.

    Compares address, status, type and every byte, and whether the compressed copy is that of the plain one.
    """
    if row is None or row[1] is None:
        if made is None:
            return None
        return Difference(id, made.path, "is missing: the store has none", is_missing=True)
    path, status, content_type, parts = row[1:5]
    if made is None:
        return Difference(id, path, "is too many: there is nothing to make of it any more", is_too_many=True)
    told = (
        ("its address", path, made.path),
        ("its status", status, made.status),
        ("its type", content_type, made.content_type),
    )
    for name, there, wanted in told:
        if there != wanted:
            return Difference(id, path, f"differs in {name}", 0, str(there), str(wanted))
    try:
        kept = _whole(unpack(parts))
    except _DAMAGE as error:
        return Difference(id, path, f"is damaged in the store: {error}")
    wanted = _as_kept(made)
    return None if kept == wanted else _first_line(id, path, kept, wanted)


def is_sound(parts: bytes) -> bool:
    """Whether what a row of the store keeps can be joined to a page at all."""
    try:
        _whole(unpack(parts))
    except _DAMAGE:
        return False
    return True


def _whole(pieces: tuple[Piece, ...]) -> bytes:
    """The plain bytes, with the tags of the fragments in their places. Raises what gzip raises if copies differ."""
    texts = [piece for piece in pieces if not isinstance(piece, Place)]
    plain = b"".join(piece.identity for piece in texts)
    if gzip.decompress(joined(texts, gzip_end(texts))) != plain:
        raise ValueError("its compressed copy is of other bytes")
    return b"".join(_tag(piece.path) if isinstance(piece, Place) else piece.identity for piece in pieces)


def _as_kept(made: Made) -> bytes:
    body = made.body.encode() if isinstance(made.body, str) else made.body
    if made.path.startswith(FRAGMENTS):
        return body
    return fill(body, {path: _tag(path) for path in places(body)})


def _tag(path: str) -> bytes:
    return b'<esi:include src="%s"/>' % path.encode()


def _first_line(id: str, path: str, kept: bytes, made: bytes) -> Difference:
    lines = zip_longest(kept.split(b"\n"), made.split(b"\n"))
    for number, (there, wanted) in enumerate(lines, 1):
        if there != wanted:
            one, other = _text(there), _text(wanted)
            at = next((n for n, (a, b) in enumerate(zip_longest(one, other)) if a != b), 0)
            return Difference(id, path, f"differs at line {number}", number, _near(one, at), _near(other, at))
    raise AssertionError("two texts that differ do so in a line")


def _text(line: bytes | None) -> str:
    return "" if line is None else line.decode("utf-8", "backslashreplace")


def _near(line: str, at: int) -> str:
    begin = max(0, at - _AROUND)
    end = begin + _SHOWN
    return ("…" if begin else "") + line[begin:end] + ("…" if end < len(line) else "")
