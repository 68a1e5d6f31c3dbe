"""A waiver gives no reason.

What: the story asks the desk not to ask something, and does not say why. Such a waiver waives nothing.
Why: whoever reads the story next cannot tell a decision from a slip.
Example: a waiver of names.spelt_two_ways with nothing after the colon.
Source: the rule of linters for code, that a suppression carries its reason; here it is not a habit but a condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.story import Waiver

FLAGGED = ((example("The council met.").but(waivers=(Waiver("names"),)), "headline", ""),)
CLEAN = (
    example("The council met.").but(waivers=(Waiver("names", "", "Two people of one family."),)),
    example("The council met."),
)


@rule(Level.QUERY)
def reason_missing(analysis: Analysis) -> Iterator[Remark]:
    for waiver in analysis.story.waivers:
        if not waiver.reason.strip():
            about = f" about “{waiver.words}”" if waiver.words else ""
            yield Remark(
                f"The story waives “{waiver.rule}”{about} without a reason, so nothing is waived: say why, or take the "
                "waiver out.",
                (Span("headline", 0, 0, ""),),
            )
