"""For each claim outside the body: the words of the Deep Look that bear it, and where they say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standfirst.desk.analysis import Analysis
from standfirst.desk.findings import Span
from standfirst.desk.statements import Statement
from standfirst.desk.support import Support
from standfirst.story import Evidence, Story, anchor


class MismatchKind(StrEnum):
    """In what a claim and the words that bear it differ."""

    NUMBER = "number"
    TIME = "time"
    PARTICIPANTS = "participants"
    ONE_OR_MANY = "one or many"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"


@dataclass(frozen=True)
class Mismatch:
    """One typed difference: the words of the `claim`, the words of the `body` they differ from, and how."""

    kind: MismatchKind
    claim: Span
    body: tuple[Span, ...]
    message: str


@dataclass(frozen=True)
class Bearing:
    """What the body has for one claim.

    `place` is the claim's passage, `claim` its words there (a standfirst and a caption are read sentence by
    sentence, the others whole). `evidence` is the sentence, or two neighbours, that bear it; None when nothing
    does. `score` is the share of the claim's matter that stands there, 0 to 1.
    """

    place: str
    claim: Span
    evidence: Evidence | None
    score: float
    mismatches: tuple[Mismatch, ...] = ()


def bearing(story: Story) -> list[Bearing]:
    """For every claim outside the body of `story`, in the order of the page, what bears it."""
    return bearings(Analysis(story))


def bearings(analysis: Analysis) -> list[Bearing]:
    """`bearing` for a story already analysed."""
    return [_bearing(analysis, claim) for claim in analysis.claims]


def _bearing(analysis: Analysis, claim: Statement) -> Bearing:
    support = analysis.support(claim)
    if support is None:
        return Bearing(claim.place, claim.span(), None, 0.0, ())
    return Bearing(claim.place, claim.span(), _evidence(analysis, support), round(support.score, 3), ())


def _evidence(analysis: Analysis, support: Support) -> Evidence | None:
    first, last = analysis.body_statements[support.first], analysis.body_statements[support.last]
    block = analysis.story.block(first.passage.id)
    return anchor(block, first.start, last.end, analysis.story.version) if block else None
