"""For each claim outside the body: the words of the Deep Look that bear it, and where they say otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standfirst.desk.analysis import Analysis
from standfirst.desk.findings import MismatchKind, Span
from standfirst.desk.registry import all_rules
from standfirst.desk.statements import Statement
from standfirst.desk.support import Support
from standfirst.story import Evidence, Story, anchor


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


def bearings(analysis: Analysis, *, compared: bool = True) -> list[Bearing]:
    """`bearing` for a story already analysed. With `compared` off, without mismatches: for who has the findings too."""
    found = list(_mismatches(analysis)) if compared else []
    return [_bearing(analysis, claim, found) for claim in analysis.claims]


def _mismatches(analysis: Analysis) -> Iterator[Mismatch]:
    """What the rules that compare claims with the body find."""
    for each in all_rules().values():
        if each.kind is not None:
            for finding in each.findings(analysis):
                yield Mismatch(each.kind, finding.spans[0], finding.spans[1:], finding.message)


def _bearing(analysis: Analysis, claim: Statement, found: list[Mismatch]) -> Bearing:
    span = claim.span()
    mine = tuple(
        each
        for each in found
        if each.claim.place == claim.place and span.start <= each.claim.start and each.claim.end <= span.end
    )
    support = analysis.support(claim)
    if support is None:
        return Bearing(claim.place, span, None, 0.0, mine)
    return Bearing(claim.place, span, _evidence(analysis, support), round(support.score, 3), mine)


def _evidence(analysis: Analysis, support: Support) -> Evidence | None:
    first, last = analysis.body_statements[support.first], analysis.body_statements[support.last]
    block = analysis.story.block(first.passage.id)
    return anchor(block, first.start, last.end, analysis.story.version) if block else None
