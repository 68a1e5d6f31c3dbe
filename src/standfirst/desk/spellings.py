"""The spellings of proper names in one story: each word of a name, every place of it, and its company there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.findings import Span
from standfirst.desk.text.lists import COMMON
from standfirst.desk.text.names import Name, is_title_case, names
from standfirst.desk.text.words import Word, words
from standfirst.story import Passage

_ENOUGH = 50
"""Of a spelling's occurrences, so many are compared with the other's."""
_LIST = re.compile(r"(?:['’]s)?,?(?: (?:and|or|v|vs|versus|to|against|beat|met|with|&)\b\.?)?(?: [^\W\d]+\.?)?[ -]")
_SIC = re.compile(r"[\"”’'s]*[\s,]*[\[(]sic[\])]")


class Occurrence(NamedTuple):
    """One place of a spelling. `before` and `after` are the folded words beside it in the same name, "" at its ends;
    `sure` as in `Name`; `passage` is where `word` stands."""

    passage: Passage
    word: Word
    before: str = ""
    after: str = ""
    sure: bool = True

    @property
    def span(self) -> Span:
        return Span(self.passage.place, self.word.start, self.word.end, self.word.text)


@dataclass
class Spelling:
    """One way a word of a name is written, folded, and all its occurrences in the order of the page."""

    folded: str
    occurrences: list[Occurrence] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.occurrences)

    @property
    def surface(self) -> str:
        """As it is printed where it stands first."""
        return self.occurrences[0].span.words

    def befores(self) -> set[str]:
        return {each.before for each in self.occurrences if each.before}

    def afters(self) -> set[str]:
        return {each.after for each in self.occurrences if each.after}

    @property
    def stands_alone(self) -> bool:
        """Whether it is somewhere a name by itself, but for a title: "Medinsky", "President Putin"."""
        return any(not each.before and not each.after for each in self.occurrences)

    def beside(self, other: Spelling) -> bool:
        """Whether the two are listed together somewhere, as two people are: "Reed and Reid", "Reed, Reid"."""
        for one in self.occurrences[:_ENOUGH]:
            for two in other.occurrences[:_ENOUGH]:
                if one.span.place == two.span.place and abs(one.span.start - two.span.start) < 40:
                    left, right = sorted((one.span, two.span), key=lambda span: span.start)
                    if _LIST.fullmatch(one.passage.text[left.end : right.start]):
                        return True
        return False

    @property
    def ends_a_name(self) -> bool:
        """Whether it is somewhere the last word of a longer name: a surname, most often."""
        return any(each.before and not each.after for each in self.occurrences)


def spellings(passages: Iterable[Passage]) -> dict[str, Spelling]:
    """Every spelling of a word in a proper name, by the word folded; what also stands in lower case is no name."""
    found: dict[str, Spelling] = {}
    lower: set[str] = set()
    headlines: list[Passage] = []
    for passage in passages:
        if is_title_case(passage.text):
            headlines.append(passage)
            continue
        lower.update(_lower(passage.text))
        sic = "sic" in passage.text
        for name in names(passage.text):
            for number, word in enumerate(name.words):
                if word.capital and not (sic and _SIC.match(passage.text, word.end)):
                    _put(found, _occurrence(passage, name, number))
    for passage in headlines:
        for word in words(passage.text):
            if word.capital and word.folded not in COMMON:
                _put(found, Occurrence(passage, word, sure=False))
    return {key: each for key, each in found.items() if key not in lower and key not in COMMON}


@lru_cache(maxsize=4096)
def _lower(text: str) -> frozenset[str]:
    """The words of `text` that stand in lower case, folded."""
    return frozenset([word.folded for word in words(text) if not word.capital])


def _occurrence(passage: Passage, name: Name, number: int) -> Occurrence:
    listed = name.words
    before = listed[number - 1].folded if number else ""
    after = listed[number + 1].folded if number + 1 < len(listed) else ""
    return Occurrence(passage, listed[number], before, after, name.sure)


def _put(found: dict[str, Spelling], occurrence: Occurrence) -> None:
    key = occurrence.word.folded
    if key not in found:
        found[key] = Spelling(key)
    found[key].occurrences.append(occurrence)
