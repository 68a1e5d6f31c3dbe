"""Sets a claim beside the sentences that bear it: where it has one of a kind and they have another in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from standfirst.desk.analysis import Analysis
from standfirst.desk.findings import Span
from standfirst.desk.statements import Statement
from standfirst.desk.text.lists import FUNCTION, SAY
from standfirst.desk.text.words import Word, words


class Member(NamedTuple):
    """One of a kind in a text: the words `first` to `last` (numbers in `words(text)`) are `value` of `kind`.

    `stem` is the stem that stands for it when the whole body is asked whether it is there at all.
    """

    first: int
    last: int
    kind: str
    value: str
    stem: str


Members = Callable[[str], Iterable[Member]]


class Contrast(NamedTuple):
    """`here` the claim has one of a kind, `there` the body has another of it in the same company."""

    here: Span
    there: Span
    mine: Member
    other: Member


_REACH = 4
"""How many words to each side make the company of a word."""


def company(text: str, first: int, last: int) -> frozenset[str]:
    """The stems of the words of matter around the words `first` to `last`, within the same clause."""
    listed = words(text)
    found = set()
    for step in (-1, 1):
        at = (first if step < 0 else last) + step
        for _ in range(_REACH):
            if not 0 <= at < len(listed):
                break
            left, right = (at, at + 1) if step < 0 else (at - 1, at)
            if any(mark in text[listed[left].end : listed[right].start] for mark in ";:()—\n"):
                break
            word = listed[at]
            if word.folded not in FUNCTION and word.folded not in SAY:
                found.add(word.stem)
            at += step
    return frozenset(found)


def beside(text: str, first: int, last: int) -> tuple[str, str]:
    """The stems of the words directly before and after, function words too; "" at an end or a break."""
    listed = words(text)

    def joined(left: int, right: int) -> bool:
        return text[listed[left].end : listed[right].start].strip(" -'’s") == ""

    before = listed[first - 1].stem if first and joined(first - 1, first) else ""
    after = listed[last + 1].stem if last + 1 < len(listed) and joined(last, last + 1) else ""
    return before, after


def contrasts(
    analysis: Analysis, claim: Statement, members: Members, *, sure: float = 0.5, alone: float = 0.75
) -> Iterator[Contrast]:
    """Where `claim` has one of a kind, and the sentence that bears it has another of that kind in its place.

    It is in its place when some word beside it is the same (within four words), or when the sentence bears
    nearly all else of the claim (`alone`) and each side has one of the kind. What stands near the bearing
    sentence, or anywhere in the body in the same company, is borne out.
    """
    mine = tuple(members(claim.text))
    if not mine:
        return
    support = analysis.support(claim)
    if support is None or support.score < sure:
        return
    held = {(each.kind, each.value) for each in mine}
    near = {(each.kind, each.value) for other in analysis.around(support) for each in members(other.text)}
    for member in mine:
        if (member.kind, member.value) in near:
            continue
        own = company(claim.text, member.first, member.last)
        best: tuple[int, Statement, Member] | None = None
        for bearer in analysis.bearers(support):
            theirs = [each for each in members(bearer.text) if each.kind == member.kind]
            rivals = [each for each in theirs if (each.kind, each.value) not in held]
            for rival in rivals:
                shared = own & company(bearer.text, rival.first, rival.last)
                ours, its = beside(claim.text, member.first, member.last), beside(bearer.text, rival.first, rival.last)
                weight = len(shared) + sum(left == right != "" for left, right in zip(ours, its, strict=True))
                only = len(theirs) == 1 and sum(each.kind == member.kind for each in mine) == 1
                if (weight >= 2 or (only and (weight or support.score >= alone))) and (
                    best is None or weight > best[0]
                ):
                    best = weight, bearer, rival
        if best is None or _elsewhere(analysis, member, own, members, best[0]):
            continue
        _, bearer, rival = best
        yield Contrast(_span(claim, member), _span(bearer, rival), member, rival)


def _span(statement: Statement, member: Member) -> Span:
    listed: tuple[Word, ...] = words(statement.text)
    return statement.span(listed[member.first].start, listed[member.last].end)


def _elsewhere(analysis: Analysis, member: Member, own: frozenset[str], members: Members, weight: int) -> bool:
    """Whether another sentence of the body bears the claim's word out, or may."""
    for number in analysis.searched_body.holding(member.stem):
        if weight < 2:
            return True
        text = analysis.body_statements[number].text
        for each in members(text):
            if (each.kind, each.value) == (member.kind, member.value) and own & company(text, each.first, each.last):
                return True
    return False
