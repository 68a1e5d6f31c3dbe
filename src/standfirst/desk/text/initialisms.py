"""Finds where copy introduces an initialism: "the Security Service of Ukraine (SBU)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.text.agencies import agency_names
from standfirst.desk.text.lists import TITLE_WORDS
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import Word, words


class Initialism(NamedTuple):
    """An introduction: code points `start` to `end` of the text are the full name, `short_start` to `short_end` the
    initialism in its brackets, or the other way round. `spelt` says that the initials of the name make it."""

    start: int
    end: int
    name: str
    short_start: int
    short_end: int
    short: str
    spelt: bool


_BRACKET = re.compile(r"(?<=[\w'’.]) \((?:the )?([A-Z][A-Za-z&]{1,8}|(?:[A-Z]\.){2,6})(?:,? or [^()]{1,20})?\)")
_REVERSED = re.compile(r"\b([A-Z][A-Z&a-z]{1,7}) \((?:the )?([A-Z][^()]{5,90})\)")
_SMALL = word_set("of for and the to in on de du des la le y e di und für against with without")
_MOST = 12
"""So many words before the bracket can belong to the name."""
_REACH = 160
"""So many code points before it."""
_BODIES = word_set(
    """
    service party agency union ministry committee council commission organisation organization federation association
    institute company corporation bank board office authority front army movement league group police university court
    alliance network society centre center department bureau directorate guard command force forces fund club congress
    assembly confederation foundation administration tribunal workers syndicate partnership programme program mission
    act treaty agreement convention protocol borders exchange inspectorate regulator democrats socialists
    """
)
"""Words by which a name in another language's initials is known for one of a body: the Security Service's SBU."""


@lru_cache(maxsize=1024)
def initialisms(text: str) -> tuple[Initialism, ...]:
    """The initialisms that `text` introduces, in order. A politician's state, a dateline's agency and other words in
    brackets are none."""
    if " (" not in text:
        return ()
    found = [made for match in _BRACKET.finditer(text) if (made := _before(text, match)) is not None]
    found += [made for match in _REVERSED.finditer(text) if (made := _behind(text, match)) is not None]
    return tuple(sorted(found))


def _letters(short: str) -> str:
    """The letters of `short`, small; without the s of "SUVs"."""
    letters = "".join(char for char in short if char.isalpha())
    return (letters[:-1] if letters.endswith("s") and letters[:-1].isupper() else letters).casefold()


def _before(text: str, match: re.Match[str]) -> Initialism | None:
    """The name before the bracket that `match` is."""
    short = match.group(1)
    if sum(char.isupper() for char in short) < 2 and len(short) < 4:
        return None
    offset = max(0, match.start() - _REACH)
    listed = words(text[offset : match.start()])[-_MOST:]
    if not listed:
        return None
    spelt = _spelling(listed, _letters(short))
    first = spelt if spelt is not None else _foreign(text[offset : match.start()], listed, short)
    if first is None:
        return None
    start, end = offset + listed[first].start, offset + listed[-1].end
    at = match.start(1)
    return Initialism(start, end, text[start:end], at, at + len(short), short, spelt is not None)


def _behind(text: str, match: re.Match[str]) -> Initialism | None:
    """The name in the bracket, behind its initialism."""
    short, name = match.groups()
    listed = words(name)
    if not listed or len(listed) > _MOST or sum(char.isupper() for char in short) < 2:
        return None
    spelt = _spelling(listed, _letters(short)) == 0
    if not spelt and _foreign(name, listed, short) != 0:
        return None
    return Initialism(match.start(2), match.end(2), name, match.start(1), match.end(1), short, spelt)


def _spelling(listed: tuple[Word, ...], letters: str) -> int | None:
    """The number of the word from which on the initials make `letters`; small words, and the second half of a word
    with a hyphen, give theirs or not."""
    wanted = {len(letters) - 1}
    for number in range(len(listed) - 1, -1, -1):
        word = listed[number]
        small = word.folded in _SMALL
        half = number > 0 and not word.capital and listed[number - 1].end + 1 == word.start
        given = {at - 1 for at in wanted if word.folded[0] == letters[at] and (at or not small)}
        if -1 in given:
            # In small letters, as "gross domestic product (GDP)", two letters are made too easily.
            return number if word.capital or len(letters) > 2 else None
        wanted = given | wanted if small or half else given
        if not wanted:
            return None
    return None


def _foreign(text: str, listed: tuple[Word, ...], short: str) -> int | None:
    """The first word of the name of a body that ends `text`, where its initials in another language may follow."""
    if len(short) < 3 or agency_names(short) or not any(char.isupper() for char in short[1:]):
        return None
    first = None
    for number in range(len(listed) - 1, -1, -1):
        word = listed[number]
        if number + 1 < len(listed) and text[word.end : listed[number + 1].start] not in (" ", "-"):
            break
        if word.capital and word.folded not in _SMALL:
            first = number
        elif word.folded not in _SMALL or (word.folded == "the" and _is_body(listed[number + 1 :])):
            break
    if first is None:
        return None
    while first < len(listed) and listed[first].folded in TITLE_WORDS:
        first += 1
    name = listed[first:]
    known = _is_body(name) or (name and name[0].folded[0] == short[0].casefold())
    return first if len(name) > 1 and known else None


def _is_body(name: tuple[Word, ...]) -> bool:
    return any(word.folded in _BODIES for word in name)
