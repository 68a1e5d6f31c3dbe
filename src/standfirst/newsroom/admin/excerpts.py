"""Cuts the words around a finding out of a long passage, with the words concerned marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from standfirst.desk.text.sentences import sentences

WHOLE = 220
"""A passage up to this long is quoted whole."""
AROUND = 90
"""How many code points are kept on either side of words in a sentence that is longer than that."""


class Piece(NamedTuple):
    """A run of a quoted passage; the words concerned are `marked`."""

    text: str
    marked: bool = False


def excerpt(text: str, marks: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """The part of `text` that holds all `marks`, (start, end) in code points, cut to whole sentences or words.

    What is left out at either end is an ellipsis. Marks that hold nothing, or lie outside, are left out.
    """
    ordered = sorted((start, end) for start, end in marks if 0 <= start < end <= len(text))
    first, last = _window(text, ordered)
    pieces: list[Piece] = []
    if first > 0:
        pieces.append(Piece("… "))
    cursor = first
    for start, end in ordered:
        start = max(start, cursor)
        if start >= end:
            continue
        if start > cursor:
            pieces.append(Piece(text[cursor:start]))
        pieces.append(Piece(text[start:end], marked=True))
        cursor = end
    if cursor < last:
        pieces.append(Piece(text[cursor:last]))
    if last < len(text):
        pieces.append(Piece(" …"))
    return tuple(pieces)


def _window(text: str, ordered: list[tuple[int, int]]) -> tuple[int, int]:
    if len(text) <= WHOLE:
        return 0, len(text)
    if not ordered:
        return 0, _word_end(text, WHOLE)
    start, end = ordered[0][0], max(end for _, end in ordered)
    first = max((each.start for each in sentences(text) if each.start <= start), default=0)
    last = min((each.end for each in sentences(text) if each.end >= end), default=len(text))
    if start - first > AROUND:
        first = _word_start(text, start - AROUND)
    if last - end > AROUND:
        last = _word_end(text, end + AROUND)
    return first, last


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at)
    return space + 1 if space != -1 else at


def _word_end(text: str, at: int) -> int:
    space = text.rfind(" ", 0, at)
    return space if space > 0 else at
