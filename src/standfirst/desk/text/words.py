"""Cuts text into words, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.text.folding import fold, stem


class Word(NamedTuple):
    """A word or number: code points `start` to `end` of the text, without a possessive 's and without hyphens.

    `folded` and `stem` are what `fold` and `stem` make of it; `capital` is whether its first letter is one.
    """

    start: int
    end: int
    text: str
    folded: str
    stem: str
    capital: bool


_MARKS = "[\u0300-\u036f]"
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|{_MARKS})*"
_WORD = re.compile(
    rf"""
    (   [^\W\d_]{{2,}}+                                   # Ukraine, O'Hare, don't; not the 's
        (?:{_MARKS}+[^\W\d_]*+)*+ (?:['’](?!s\b|S\b){_LETTERS})*
      | \d+(?:[.,:]\d+)*                                  # 30, 1,000, 3.5, 4:30
      | (?:[A-Za-z]\.){{2,}}                               # U.S., a.m.
      | {_LETTERS} (?:['’](?!s\b|S\b){_LETTERS})*
    )
    (?:['’][sS]\b)?
    """,
    re.VERBOSE,
)
_KNOWN = 50_000
_forms: dict[str, tuple[str, str, bool]] = {}
"""What is true of a word wherever it stands: folded, stem, capital. A paper's words are few and come again."""


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order: "Kyiv's 30-day U.S.-backed plan" gives Kyiv, 30, day, U.S., backed, plan."""
    found = []
    for match in _WORD.finditer(text):
        written = match[1]
        folded, root, capital = _forms.get(written) or _form(written)
        start = match.start()
        # The hottest line of the desk: half the time of calling Word.
        found.append(tuple.__new__(Word, (start, start + len(written), written, folded, root, capital)))
    return tuple(found)


@lru_cache(maxsize=1024)
def folded_words(text: str) -> frozenset[str]:
    """The words of `text`, folded, each once."""
    return frozenset([word.folded for word in words(text)])


def _form(written: str) -> tuple[str, str, bool]:
    if len(_forms) >= _KNOWN:
        _forms.clear()
    form = _forms[written] = fold(written), stem(written), written[0].isupper()
    return form
