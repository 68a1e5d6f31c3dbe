"""Finds proper names by their capitals, with the titles that stand before them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.text.lists import COMMON, FUNCTION, TITLE_WORDS
from standfirst.desk.text.sentences import sentences
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import Word, words


class Name(NamedTuple):
    """A proper name: code points `start` to `end` of the text, without the title before it.

    `title` is that title as written ("Lt. Gen.", "Defense Minister"), empty where there is none.
    `sure` is false where only its place at the head of a sentence may have given it its capital.
    """

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    title: str = ""
    sure: bool = True


_PARTICLES = word_set(
    """
    de del della di da dos du la le van von der den ter ten al el bin ibn abu und ul y
    """
)
_SMALL = FUNCTION | _PARTICLES
"""Words that headlines in capitals leave small."""
_QUOTE_MARKS = frozenset("\"“”‘’'([—–…:-")


@lru_cache(maxsize=1024)
def is_title_case(text: str) -> bool:
    """Whether capitals tell nothing here: a headline in Capitals of Titles, or ALL CAPITALS."""
    listed = words(text)
    telling = small = 0
    most = len(listed) // 12
    for word in listed:
        if word.folded not in _SMALL and word.text[0].isalpha():
            telling += 1
            if not word.capital:
                small += 1
                if small > most and telling > 2:
                    return False
    return text.isupper() if telling < 3 else small <= telling // 12


@lru_cache(maxsize=1024)
def names(text: str) -> tuple[Name, ...]:
    """The proper names of `text` in order; nothing where `is_title_case(text)`."""
    if is_title_case(text):
        return ()
    heads = {sentence.start for sentence in sentences(text)}
    found: list[Name] = []
    run: list[Word] = []
    listed = words(text)
    for number, word in enumerate(listed):
        if run and not _joins(text, run[-1], word, listed[number + 1] if number + 1 < len(listed) else None):
            _close(found, text, run, heads)
            run = []
        if run or word.capital:
            run.append(word)
    if run:
        _close(found, text, run, heads)
    return tuple(found)


def _joins(text: str, last: Word, word: Word, after: Word | None) -> bool:
    """Whether `word` goes on with the name that `last` stands in."""
    between = text[last.end : word.start]
    if between not in (" ", "-", "\u00a0", "‑", "‐", ". "):
        return False
    if between == ". " and not (len(last.text) == 1 or last.folded in TITLE_WORDS):
        return False
    if word.capital:
        return True
    if word.folded in _PARTICLES and between == " " and after is not None and after.capital:
        return text[word.end : after.start] in (" ", "-")
    return False


def _close(found: list[Name], text: str, run: list[Word], heads: set[int]) -> None:
    while run and not run[-1].capital:
        run.pop()
    at_head = bool(run) and _at_head(text, run[0], heads)
    while run and _ordinary(run[0].folded) and (at_head or len(run) > 1 or len(run[0].text) == 1):
        if not at_head and run[0].text.isupper() and len(run[0].text) > 1:
            break  # an initialism, as IT or WHO
        run.pop(0)
        at_head = False
    titles = 0
    while titles < len(run) and (run[titles].folded.rstrip(".") in TITLE_WORDS or run[titles].text in ("of",)):
        titles += 1
    title = _dotted(text, run[0].start, run[titles - 1].end) if titles else ""
    kept = run[titles:] if titles < len(run) else run
    if titles >= len(run):
        title = ""
    if not kept:
        return
    start, end = kept[0].start, kept[-1].end
    sure = not at_head or len(kept) > 1 or bool(title)
    found.append(Name(start, end, text[start:end], tuple(kept), title, sure))


def _ordinary(folded: str) -> bool:
    return folded in COMMON or (folded.endswith("ly") and len(folded) > 5)


def _at_head(text: str, word: Word, heads: set[int]) -> bool:
    """Whether the word begins a sentence or a quotation, where anything has a capital."""
    at = word.start
    while at > 0 and at not in heads and text[at - 1] in _QUOTE_MARKS:
        if text[at - 1] in "-–—:…":
            return text[at - 1] != "-"
        at -= 1
    if at in heads or at == 0:
        return True
    before = text[max(0, at - 4) : at].rstrip()
    return at != word.start or before[-1:] in ".!?:…—–•*"


def _dotted(text: str, start: int, end: int) -> str:
    """The title there, with the stop of its abbreviation."""
    return text[start : end + 1] if text[end : end + 1] == "." else text[start:end]
