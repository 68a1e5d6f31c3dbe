"""Sets a claim beside the sentences that bear it: where it has one of a kind and they have another in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from standfirst.desk.analysis import Analysis
from standfirst.desk.findings import Span
from standfirst.desk.statements import Statement
from standfirst.desk.text.lists import FUNCTION, SAY
from standfirst.desk.text.quotes import quotes
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


MOST_MEMBERS = 60
"""So many of a kind are looked at in one sentence; no sentence of news has more."""
_REACH = 4
"""How many words to each side make the company of a word."""


@lru_cache(maxsize=16384)
def company(text: str, first: int, last: int, *, before: bool = True, behind: bool = True) -> frozenset[str]:
    """The stems of the words of matter around the words `first` to `last`, within the same clause; only on one side
    with the other switched off."""
    listed = words(text)
    found = set()
    for step in (-1,) * before + (1,) * behind:
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


@lru_cache(maxsize=16384)
def beside(text: str, first: int, last: int) -> tuple[str, str]:
    """The stems of the words directly before and after, function words too; "" at an end or a break."""
    listed = words(text)

    def joined(left: int, right: int) -> bool:
        return text[listed[left].end : listed[right].start].strip(" -'’s") == ""

    before = listed[first - 1].stem if first and joined(first - 1, first) else ""
    after = listed[last + 1].stem if last + 1 < len(listed) and joined(last, last + 1) else ""
    return before, after


def contrasts(
    analysis: Analysis,
    claim: Statement,
    members: Members,
    *,
    sure: float = 0.4,
    alone: float = 0.75,
    absent_is_enough: bool = False,
) -> Iterator[Contrast]:
    """Where `claim` has one of a kind, and the sentence that bears it has another of that kind in its place.

    It is in its place when two words around it are the same, or one where each side has one of the kind, or none
    where the sentence bears nearly all else of the claim (`alone`). What stands near the bearing sentence, or
    anywhere in the body in as close a company, is borne out. Where the claim's word stands nowhere in the body, any
    sentence that has another of the kind in the same company will do; with `absent_is_enough` the bearing sentence's
    own is taken without company, if it has one and the claim has one.
    """
    mine = tuple(each for each in islice(members(claim.text), MOST_MEMBERS) if not quoted(claim.text, each))
    if not mine:
        return
    support = analysis.support(claim)
    if support is None or support.score < sure:
        return
    held = {(each.kind, each.value) for each in mine}
    bearers = analysis.bearers(support)
    around = analysis.around(support)
    for member in mine:
        only = sum(each.kind == member.kind for each in mine) == 1
        absent = not analysis.searched_body.holding(member.stem)
        lone = support.score >= alone or (absent and absent_is_enough)
        best = _rival(claim, member, held, bearers, members, only, lone)
        if best is None and absent:
            others = _holders(analysis, members).get(member.kind, ())
            best = _rival(claim, member, held, others, members, False, False)
        if best is None:
            continue
        weight, bearer, rival = best
        if not absent and _borne(analysis, claim, member, members, weight, around):
            continue
        yield Contrast(span_of(claim, member), span_of(bearer, rival), member, rival)


def quoted(text: str, member: Member) -> bool:
    """Whether it stands in quotation marks, where the rules on quotations look."""
    start = words(text)[member.first].start
    return any(each.start <= start < each.end for each in quotes(text))


def _rival(
    claim: Statement,
    member: Member,
    held: set[tuple[str, str]],
    statements: Iterable[Statement],
    members: Members,
    only: bool,
    alone: bool,
) -> tuple[int, Statement, Member] | None:
    """The one of the same kind in the closest company, if any stands in the claim's place."""
    mates = frozenset(each.stem for each in islice(members(claim.text), MOST_MEMBERS) if each.kind == member.kind)
    best: tuple[int, Statement, Member] | None = None
    for statement in statements:
        theirs = [each for each in islice(members(statement.text), MOST_MEMBERS) if each.kind == member.kind]
        for rival in theirs:
            if (rival.kind, rival.value) in held:
                continue
            weight = _closeness(claim.text, member, statement.text, rival, mates)
            if (weight >= 2 or (only and len(theirs) == 1 and (weight or alone))) and (
                best is None or weight > best[0]
            ):
                best = weight, statement, rival
    return best


def _closeness(claim: str, mine: Member, body: str, other: Member, mates: frozenset[str] = frozenset()) -> int:
    """How many words around the two are the same; a word directly beside both counts twice. Its `mates` in a list,
    of its own kind, do not count: Italy, Spain and Turkey are not Spain and Greece."""
    shared = (company(claim, mine.first, mine.last) & company(body, other.first, other.last)) - mates
    ours, theirs = beside(claim, mine.first, mine.last), beside(body, other.first, other.last)
    return len(shared) + sum(left == right != "" for left, right in zip(ours, theirs, strict=True))


def _holders(analysis: Analysis, members: Members) -> dict[str, list[Statement]]:
    """For each kind the sentences of the body that have one of it; made once for a story."""
    kept = analysis.holders.get(members)
    if kept is None:
        kept = {}
        for statement in analysis.body_statements:
            for kind in {each.kind for each in members(statement.text)}:
                kept.setdefault(kind, []).append(statement)
        analysis.holders[members] = kept
    return kept


def span_of(statement: Statement, member: Member) -> Span:
    """Where `member` stands in the passage."""
    listed: tuple[Word, ...] = words(statement.text)
    return statement.span(listed[member.first].start, listed[member.last].end)


def _borne(
    analysis: Analysis, claim: Statement, member: Member, members: Members, weight: int, around: tuple[Statement, ...]
) -> bool:
    """Whether some sentence of the body has the claim's own word in as close a company, or nearly."""
    for number in analysis.searched_body.holding(member.stem):
        statement = analysis.body_statements[number]
        same = [each for each in members(statement.text) if (each.kind, each.value) == (member.kind, member.value)]
        if not same:
            continue
        least = 2 if statement in around else 1
        if weight <= least or any(
            _closeness(claim.text, member, statement.text, each) >= weight - least for each in same
        ):
            return True
    return False
