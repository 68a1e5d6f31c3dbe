"""A party's position is not the one the Deep Look gives: a conditional no made a demand, a maybe made a yes.

What: of one party, the claim and the sentence that bears it differ in whether it accepts, refuses or sets conditions;
    or the condition ("unless", "in principle", "if") that the sentence puts on a yes or a no is dropped.
Why: between "rejects" and "rejects unless" lies the whole negotiation; parties read their positions word by word.
Example: "imposed sweeping conditions" in the Quick Look, "rejected the offer unless its demands are met" below.
Source: our own reading of news pages that summarise themselves.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.kinds import countries, negated
from standfirst.desk.registry import Remark, rule
from standfirst.desk.supported import stems_of, supported
from standfirst.desk.text.names import names
from standfirst.desk.text.words import words

_OFFER = (
    "Norway has rejected the fishing offer unless its wider demands are met, but Sweden has agreed to it in principle."
)

FLAGGED = (
    (
        example(_OFFER, quick_looks=("Norway has set hard conditions for the fishing offer.",)),
        "quick_looks[0]",
        "Norway has set hard conditions",
    ),
    (
        example(
            "Halvard Brekke rejected the plan to dredge the harbour unless the town pays half.",
            standfirst="Halvard Brekke rejected the plan to dredge the harbour.",
        ),
        "standfirst",
        "Halvard Brekke rejected",
    ),
    (
        example(
            "Sweden has agreed in principle to a ban on trawling.",
            quick_looks=("Sweden has agreed to a trawling ban.",),
        ),
        "quick_looks[0]",
        "Sweden has agreed",
    ),
)
CLEAN = (
    example(_OFFER, quick_looks=("Norway has rejected the fishing offer unless its demands are met.",)),
    example(_OFFER, quick_looks=("Sweden agreed in principle to the fishing offer.",)),
    example("Norway rejected the fishing offer.", quick_looks=("Norway has refused the fishing offer.",)),
    example(
        "Norway rejected the offer unless its demands are met. On Friday Norway rejected the offer outright.",
        quick_looks=("Norway has rejected the offer outright.",),
    ),
    example("Norway rejected the offer. Its conditions were not met.", quick_looks=("Norway had set conditions.",)),
)  # fmt: skip

_SURE = 0.4


_YES = stems_of("accept accepted agree agreed approve approved endorse endorsed")
_NO = stems_of("reject rejected refuse refused veto vetoed")
_SETS = stems_of("condition conditions precondition preconditions")
_ONLY_IF = re.compile(
    r"\b(?:unless|only if|provided that|on condition|in principle|as long as|conditional|conditionally"
    r"|until its|until their)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:; |, (?:but|while|and|though|although|whereas) |—|–)", re.IGNORECASE)


class _Position(NamedTuple):
    """What a party says to a proposal: code points `start` to `end` of the text, from the party to the word that
    tells; `answer` is yes, no or conditions; `bound` whether a condition is put on it."""

    party: str
    start: int
    end: int
    answer: str
    bound: bool


@rule(Level.QUERY, MismatchKind.POSITION)
def position_changed(analysis: Analysis) -> Iterator[Remark]:
    for claim, support in supported(analysis, _SURE):
        for mine in _positions(claim.text):
            around = [each for other in analysis.around(support) for each in _positions(other.text)]
            if mine.answer == "conditions" and any(analysis.searched_body.holding(each) for each in _SETS):
                continue
            if any(_borne(mine, each) for each in around if each.party == mine.party):
                continue
            for bearer in analysis.bearers(support):
                other = next((each for each in _positions(bearer.text) if each.party == mine.party), None)
                if other is None:
                    continue
                here, there = claim.span(mine.start, mine.end), bearer.span(other.start, other.end)
                message = (
                    f'{claim.passage.name} has "{here.words}"; the Deep Look has "{there.words}"'
                    f"{', on a condition' if other.bound else ''}. Give the position as it is."
                )
                yield Remark(message, (here, there))
                break


def _borne(mine: _Position, other: _Position) -> bool:
    if mine.answer == other.answer:
        return mine.bound or not other.bound
    return mine.answer == "conditions" and other.answer == "yes" and other.bound


@lru_cache(maxsize=2048)
def _positions(text: str) -> tuple[_Position, ...]:
    """The positions of `text`: one a clause, of the party that is named first in it."""
    found = []
    start = 0
    for end in (*(match.end() for match in _CLAUSE.finditer(text)), len(text)):
        made = _position(text, start, end)
        if made is not None:
            found.append(made)
        start = end
    return tuple(found)


def _position(text: str, start: int, end: int) -> _Position | None:
    listed = words(text)
    party: tuple[str, int] | None = None
    for number, word in enumerate(listed):
        if not start <= word.start < end:
            continue
        if party is None:
            party = _party(text, word.start)
        elif word.stem in _YES | _NO | _SETS and not negated(text, number):
            answer = "yes" if word.stem in _YES else "no" if word.stem in _NO else "conditions"
            if answer == "conditions" and not any(
                each.folded in _SETTING for each in listed[max(0, number - 4) : number]
            ):
                continue
            return _Position(party[0], party[1], word.end, answer, bool(_ONLY_IF.search(text[start:end])))
    return None


_SETTING = frozenset(("set", "sets", "setting", "impose", "imposes", "imposed", "laid", "lays", "put", "puts"))


def _party(text: str, start: int) -> tuple[str, int] | None:
    """Who stands at `start`: a country by its own name, or a person by the last word."""
    listed = words(text)
    for each in countries(text):
        following = listed[each.last + 1] if each.last + 1 < len(listed) else None
        if listed[each.first].start == start and (following is None or not following.capital):
            return each.value, start
    for name in names(text):
        if name.start == start and name.sure:
            return name.words[-1].folded, start
    return None
