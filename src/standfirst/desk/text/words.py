"""Cuts text into words, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.text.folding import fold, stem


class Word(NamedTuple):
    """A word or number: code points `start` to `end` of the text, without a possessive 's and without hyphens."""

    start: int
    end: int
    text: str

    @property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def stem(self) -> str:
        return stem(self.text)

    @property
    def capital(self) -> bool:
        """Written with a capital first letter."""
        return self.text[0].isupper()


_LETTER = "[^\\W\\d_\u0300-\u036f][\u0300-\u036f]*"
_WORD = re.compile(
    rf"""
      \d+(?:[.,:]\d+)*                                    # 30, 1,000, 3.5, 4:30
    | (?:[A-Za-z]\.){{2,}}                                # U.S., a.m.
    | (?:{_LETTER})+(?:['’](?!s\b|S\b)(?:{_LETTER})+)*    # Ukraine, don't, O'Hare; not the 's
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’][sS]\b")


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order: "Kyiv's 30-day U.S.-backed plan" gives Kyiv, 30, day, U.S., backed, plan."""
    found = []
    position = 0
    while match := _WORD.search(text, position):
        found.append(Word(match.start(), match.end(), match.group()))
        possessive = _POSSESSIVE.match(text, match.end())
        position = possessive.end() if possessive else match.end()
    return tuple(found)
