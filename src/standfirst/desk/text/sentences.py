"""Cuts a paragraph into sentences, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.text.wordlist import word_set


class Sentence(NamedTuple):
    """Code points `start` to `end` of the text; no white space at either end."""

    start: int
    end: int
    text: str


WHOLE_QUOTE = 300
"""A quotation up to this long stays in one piece: its sentences have one speaker and one point."""

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’'»)\]]*(?=\s)|\n")
_BEFORE = re.compile(r"(\S+)$")
_MARK = re.compile(r"[“”\"\n]")
_OPENERS = "\"“‘'«(["

_TITLES = word_set(
    """
    mr mrs ms dr prof rev hon gen lt col sgt maj capt cmdr cpl pvt adm brig gov sen sens rep reps lieut pres
    supt insp det st ste mt ft fr sr messrs no nos vs v art fig vol pp approx jan feb mar apr jun jul aug sep
    sept oct nov dec mon tue tues wed thu thurs fri sat sun ave blvd rd dept dist est ex eg ie cf ca viz
    """
)
"""Abbreviations that a sentence hardly ever ends with, without their stop."""
_MAYBE = word_set(
    """
    jr inc corp ltd co bros etc calif fla mass mich minn tenn wash ariz conn okla ore colo
    """
)
"""Abbreviations that may end one: what follows decides."""
_STARTERS = word_set(
    """
    the a an he she it they we i you this that these those there here his her its their our my your in on at
    by for from with as but and or so yet if when while after before since although though because however
    meanwhile still then now what who how why where both some many most all no not one two three another other
    each every even only just also despite during under over until among according earlier later last next
    moreover instead asked
    """
)


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in order. Titles, initials, "U.S." and "5 p.m. Friday" do not end one."""
    found: list[Sentence] = []
    start = 0
    quotes = _short_quotes(text)
    quote = 0  # the first quotation that does not end before this place
    for match in _END.finditer(text):
        end = match.end()
        if match.group() != "\n":
            if not _ends(text, match):
                continue
            while quote < len(quotes) and quotes[quote][1] < end:
                quote += 1
            if quote < len(quotes) and quotes[quote][0] < match.start():
                continue
        _add(found, text, start, end)
        start = end
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        found.append(Sentence(start, start + len(stripped), stripped))


def _ends(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 60].lstrip()
    if not after:
        return True
    first = after.lstrip(_OPENERS)[:1]
    if not first or first.islower():
        return False
    if "?" in match.group() or "!" in match.group():
        return True
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    before = text[max(0, match.start() - 40) : match.start()]
    found = _BEFORE.search(before)
    word = found.group(1).lstrip(_OPENERS).rpartition("-")[2].rpartition("—")[2] if found else ""
    following = re.match(r"[^\W\d_]+", after.lstrip(_OPENERS))
    starter = following is not None and following.group().lower() in _STARTERS
    if len(word) == 1 and word.isalpha() and word != "I":  # an initial: J. Smith
        return starter and following is not None and following.group().lower() not in ("a", "i")
    if "." in word and all(len(part) <= 1 for part in word.split(".")):  # U.S., a.m.
        return starter
    lower = word.lower()
    if lower in _TITLES and (word[:1].isupper() or lower in ("no", "vs", "v", "st")):
        return lower in ("no", "sun", "sat", "mar", "dec", "art", "fig", "est") and not first.isdigit() and starter
    if lower in _MAYBE:
        return starter
    return True


def _short_quotes(text: str) -> list[tuple[int, int]]:
    """Where quotations short enough to stay whole begin and end, from the opening mark to after the closing one."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for mark in _MARK.finditer(text):
        offset, char = mark.start(), mark[0]
        if char == "\n":
            opened = -1
        elif opened < 0:
            opened = offset if char in '“"' else -1
        elif char in '”"':
            if offset - opened <= WHOLE_QUOTE:
                spans.append((opened, offset))
            opened = -1
    return spans
