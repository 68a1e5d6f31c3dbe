"""Holds proposed Quick Looks, wherever they come from, to the Deep Look: one check for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.desk.bearing import bearing
from standfirst.desk.checking import check
from standfirst.desk.findings import Finding, Level
from standfirst.story import QuickLook, Story

ENOUGH = 0.5
"""A proposal with less of its matter than this in its sentence is not borne out, whatever the rules say."""


@dataclass(frozen=True)
class Proposal:
    """A proposed Quick Look with its evidence, if any; what the desk asks about it; and the share of its matter that
    stands in its evidence, 0 to 1."""

    look: QuickLook
    questions: tuple[Finding, ...]
    score: float

    @property
    def borne_out(self) -> bool:
        """Whether an editor may be offered it as supported by the Deep Look."""
        return bool(self.look.evidence) and not self.questions and self.score >= ENOUGH


def examine(story: Story, looks: Sequence[QuickLook]) -> list[Proposal]:
    """Each of `looks` as the Deep Look of `story` bears it out.

    A look without evidence gets the sentence that bears it best. Nothing else outside the body takes part, so
    that a faulty headline does not count for or against a proposal.
    """
    alone = Story(
        quick_looks=tuple(looks),
        deep_look=tuple(story.deep_look),
        pictures=story.pictures if any(block.picture for block in story.deep_look) else (),
        language=story.language,
        version=story.version,
        first_published=story.first_published,
    )
    findings = [each for each in check(alone) if each.level in (Level.QUERY, Level.STOP)]
    bearings = {each.place: each for each in bearing(alone)}
    out = []
    for number, look in enumerate(looks):
        place = f"quick_looks[{number}]"
        found = bearings.get(place)
        questions = tuple(each for each in findings if any(span.place == place for span in each.spans))
        evidence = look.evidence or ((found.evidence,) if found and found.evidence else ())
        out.append(Proposal(look.but(evidence=evidence), questions, found.score if found else 0.0))
    return out
