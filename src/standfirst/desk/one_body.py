"""What a story calls by an initialism: which short form stands for which full name, and when two names are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.findings import Span
from standfirst.desk.text.folding import fold, stem
from standfirst.desk.text.initialisms import initialisms
from standfirst.desk.text.lists import FUNCTION
from standfirst.desk.text.words import words
from standfirst.story import Passage


class Introduced(NamedTuple):
    """One introduction: the full name, the initialism, and the stems of the name's words of matter."""

    name: Span
    short: Span
    stems: frozenset[str]


def introduced(passages: Iterable[Passage]) -> list[Introduced]:
    """The initialisms that `passages` introduce, in the order of the page."""
    return [
        Introduced(
            Span(passage.place, each.start, each.end, each.name),
            Span(passage.place, each.short_start, each.short_end, each.short),
            name_stems(each.name),
        )
        for passage in passages
        for each in initialisms(passage.text)
    ]


@lru_cache(maxsize=1024)
def name_stems(name: str) -> frozenset[str]:
    """The stems by which two forms of a body's name are held against each other: "Security Service of Ukraine" and
    "Ukrainian Security Service" have the same."""
    return frozenset(stem(word.folded) for word in words(name) if word.folded not in FUNCTION)


def folded(short: str) -> str:
    """An initialism as it is compared: "S.B.U." and "SBU" are one."""
    return fold(short).replace(".", "")


class Bodies:
    """The initialisms of one story, to be asked whether two names are one body's."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._names: dict[str, list[frozenset[str]]] = defaultdict(list)
        for each in introduced(passages):
            self._names[folded(each.short.words)].append(each.stems)

    def one(self, left: str, right: str) -> bool:
        """Whether one of the two is an initialism and the other its name, or the end of it ("the Service")."""
        if not self._names:
            return False
        return self._stands_for(left, right) or self._stands_for(right, left)

    def _stands_for(self, short: str, name: str) -> bool:
        stems = name_stems(name)
        listed = {folded(word.text) for word in words(short)}
        return bool(stems) and any(stems <= full for each in listed for full in self._names.get(each, ()))
