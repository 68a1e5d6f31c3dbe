"""Words as the search index holds them, and a reader's query in such words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standfirst.desk.text.folding import fold

LONGEST_QUERY = 200
MOST_TERMS = 12

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
_NO_LETTER = re.compile(r"[\W_]+")
_QUERY_PART = re.compile(r'["“”„«]([^"“”„«»]*)["“”»]|([^\s"“”„«»]+)')


@dataclass(frozen=True, slots=True)
class Word:
    """Code points `start` to `end` of a text, and the word there as the index holds it."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that must stand together; `open` when the last may be the beginning of a longer one."""

    words: tuple[str, ...]
    open: bool = False


def words(text: str) -> Iterator[Word]:
    """The words of `text`. One word here is one word of `folded(text)`: both can be counted side by side."""
    for match in _WORD.finditer(text):
        shown = _POSSESSIVE.sub("", match.group())
        bare = _NO_LETTER.sub("", fold(shown))
        if bare:
            yield Word(match.start(), match.start() + len(shown), bare)


def folded(text: str) -> str:
    """`text` as the index holds it: its words in lower case without accents, one space between."""
    return " ".join(word.folded for word in words(text))


def terms(query: str) -> tuple[Term, ...]:
    """What a reader asks for. Whatever stands in `query`, nothing of it is an operator of the database.

    Words in quotation marks, and words joined by a hyphen, must stand together. The last word may be the
    beginning of one, unless a space or a quotation mark ends it.
    """
    query = query[:LONGEST_QUERY]
    found: list[Term] = []
    for match in _QUERY_PART.finditer(query):
        together = tuple(word.folded for word in words(match.group(1) if match.group(2) is None else match.group(2)))
        if together:
            is_last = match.group(2) is not None and match.end() == len(query)
            found.append(Term(together, open=is_last and len(together[-1]) > 2))
    return tuple(dict.fromkeys(found[:MOST_TERMS]))
