"""Sets a claim beside the clauses of the body, one by one: a claim often joins what several sentences say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from standfirst.desk.analysis import Analysis
from standfirst.desk.comparison import (
    MOST_MEMBERS,
    Contrast,
    Member,
    Members,
    beside,
    company,
    contrasts,
    quoted,
    span_of,
)
from standfirst.desk.statements import Statement
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import words

_MOST = 16
"""So many sentences that share a word with a claim are looked at: a word in more of them tells little."""

_JOINS = frozenset(("and", "or", "nor", "to", "the", "a", "an", "as", "well", "both", "than", "but", "not"))
"""Words that stand between the members of a list."""

_MAY_BE = word_set(
    """
    if unless would could might may should whether hope hopes hoped hoping want wants wanted aims aiming seek seeks
    seeking helping trying tries tried
    """
)


def clause_contrasts(
    analysis: Analysis, claim: Statement, members: Members, *, least: int = 3, new: int = 2, both_ways: bool = False
) -> Iterator[Contrast]:
    """Where `claim` has one of a kind in the same company as the body has another of it, whichever sentence it is.

    The company of both must share `least` words, or `new` where the body has the claim's own nowhere (a word directly
    beside both counts twice), and two more than the claim's own shares with any place in the body where it stands.
    Unlike `standfirst.desk.comparison.contrasts` this does not ask that one sentence bear the claim.
    """
    mine = tuple(islice(members(claim.text), MOST_MEMBERS))
    borne = analysis.support(claim) is not None
    for member in mine:
        if quoted(claim.text, member):
            continue
        mates = frozenset(each.stem for each in mine if each.kind == member.kind)
        around = company(claim.text, member.first, member.last) - mates
        frame = _frame(claim.text, member)
        compound, unreal = _compound(claim.text, member), _unreal(claim.text, member)
        own = 0
        best: tuple[int, Statement, Member] | None = None
        for statement in _near(analysis, around):
            theirs = [each for each in islice(members(statement.text), MOST_MEMBERS) if each.kind == member.kind]
            theirs = [
                each
                for each in theirs
                if _compound(statement.text, each) == compound and (unreal or not _unreal(statement.text, each))
            ]
            for other in theirs:
                weight = _closeness(statement.text, other, around, frame)
                if other.value == member.value or _said_of_both(statement.text, other, member.value, theirs, both_ways):
                    own = max(own, weight)
                elif (best is None or weight > best[0]) and not _another_s(
                    claim.text, mine, member, statement, other, weight
                ):
                    best = weight, statement, other
        if best is None:
            continue
        fresh = borne and not analysis.searched_body.holding(member.stem)
        if best[0] >= (new if fresh else least) and best[0] >= own + 2:
            _, bearer, rival = best
            yield Contrast(span_of(claim, member), span_of(bearer, rival), member, rival)


def _another_s(
    claim: str, mine: tuple[Member, ...], member: Member, statement: Statement, other: Member, weight: int
) -> bool:
    """Whether the claim has `other` too, and that one's company is as near to it: it stands in that one's place."""
    mates = frozenset(each.stem for each in mine if each.kind == member.kind)
    for each in mine:
        if (each.kind, each.value) == (other.kind, other.value):
            around = company(claim, each.first, each.last) - mates
            near = _closeness(statement.text, other, around, _frame(claim, each))
            if weight < 3 or near > weight - 2:
                return True
    return False


def _near(analysis: Analysis, around: frozenset[str]) -> list[Statement]:
    """The sentences that share most of the company, in the order of the body."""
    shared: Counter[int] = Counter()
    for each in around:
        shared.update(analysis.searched_body.holding(each)[:_MOST])
    chosen = sorted(sorted(shared, key=lambda number: (-shared[number], number))[:_MOST])
    return [analysis.body_statements[number] for number in chosen]


def _said_of_both(text: str, other: Member, value: str, theirs: list[Member], both_ways: bool) -> bool:
    """Whether the sentence has `value` as well, so that what stands around `other` may be said of both: anywhere in
    it with `both_ways`, else in one list with it ("soy, rice and oats")."""
    listed = words(text)
    kin = {number for each in theirs for number in range(each.first, each.last + 1)}
    for each in theirs:
        if each.value == value:
            left, right = sorted((each, other), key=lambda member: member.first)
            between = range(left.last + 1, right.first)
            if both_ways or all(number in kin or listed[number].folded in _JOINS for number in between):
                return True
    return False


@lru_cache(maxsize=16384)
def _frame(text: str, member: Member) -> tuple[tuple[str, str], tuple[str, str]]:
    """The stems of the words directly before and after, each with the next one out: ("of", "cluster") of galaxies."""
    before, after = beside(text, member.first, member.last)
    first = beside(text, member.first - 1, member.first - 1)[0] if before else ""
    last = beside(text, member.last + 1, member.last + 1)[1] if after else ""
    return (before, first), (after, last)


def _closeness(text: str, other: Member, around: frozenset[str], frame: tuple[tuple[str, str], tuple[str, str]]) -> int:
    """How many words around the two are the same. A word directly beside both counts twice: always if it is one of
    matter, else with the next one out ("cluster of") or where two others are shared."""
    shared = around & company(text, other.first, other.last)
    weight = len(shared)
    for mine, theirs in zip(frame, _frame(text, other), strict=True):
        weight += mine[0] == theirs[0] != "" and (len(shared) > 1 or mine[0] in shared or mine[1] == theirs[1] != "")
    return weight


def alike(one: str, number: int, other: str, at: int) -> int:
    """How many words around word `number` of `one` stand around word `at` of `other` too, as `clause_contrasts`
    counts them."""
    here, there = (Member(each, each, "", "", "") for each in (number, at))
    return _closeness(other, there, company(one, number, number), _frame(one, here))


@lru_cache(maxsize=16384)
def _compound(text: str, member: Member) -> bool:
    """Whether it is the head of a compound adjective, as in "UK-educated", which says something else of somebody."""
    listed = words(text)
    after = listed[member.last + 1] if member.last + 1 < len(listed) else None
    joined = after is not None and text[listed[member.last].end : after.start] in ("-", "‑", "‐")
    return joined and after is not None and after.folded.endswith(("ed", "born", "led", "built", "made", "run"))


@lru_cache(maxsize=16384)
def _unreal(text: str, member: Member) -> bool:
    """Whether its clause says what may be or is wished, and not what is: "if convicted", "hopes to gain"."""
    listed = words(text)
    for at in range(member.first - 1, max(-1, member.first - 6), -1):
        if any(mark in text[listed[at].end : listed[at + 1].start] for mark in ";:()—.,\n"):
            return False
        if listed[at].folded in _MAY_BE:
            return True
    return False


def either_contrasts(
    analysis: Analysis,
    claim: Statement,
    members: Members,
    *,
    sure: float = 0.4,
    alone: float = 0.75,
    least: int = 3,
    both_ways: bool = False,
) -> Iterator[Contrast]:
    """The contrasts with the sentence that bears `claim`, then those with any clause, each place of the claim once.

    With `both_ways` a sentence that has the claim's own too contradicts nothing.
    """
    near = contrasts(analysis, claim, members, sure=sure, alone=alone)
    yield from first_of_each(
        (each for each in near if not (both_ways and _has_both(analysis, members, each))),
        clause_contrasts(analysis, claim, members, least=least, new=least - 1, both_ways=both_ways),
    )


def _has_both(analysis: Analysis, members: Members, found: Contrast) -> bool:
    """Whether the sentence that has the other one has the claim's own as well."""
    return any(
        each.place == found.there.place
        and each.start <= found.there.start < each.end
        and any((one.kind, one.value) == (found.mine.kind, found.mine.value) for one in members(each.text))
        for each in (analysis.body_statements[at] for at in analysis.searched_body.holding(found.mine.stem)[:_MOST])
    )


def first_of_each(*found: Iterator[Contrast]) -> Iterator[Contrast]:
    """The contrasts of `found`, one for each place of the claim."""
    told: set[int] = set()
    for each in chain(*found):
        if each.here.start not in told:
            told.add(each.here.start)
            yield each
