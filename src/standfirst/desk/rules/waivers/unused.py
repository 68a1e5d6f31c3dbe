"""A waiver answers nothing that the desk asks.

What: no finding of the rule it names is about its words (any more), or no rule goes by that name.
Why: a waiver that is left behind would silence the next slip unseen.
Example: a waiver for a spelling that has since been mended.
Source: the rule of linters for code, that an unused suppression is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, UnknownRule, chosen, rule
from standfirst.desk.waivers import GROUP, waives
from standfirst.story import Waiver

_TWO = example("We met Ines Caldeira. The clerk did not.", "We saw Ines Caldiera.")
FLAGGED = (
    (example("The council met.").but(waivers=(Waiver("names", "", "As signed."),)), "headline", ""),
    (_TWO.but(waivers=(Waiver("names", "Dubois", "As signed."),)), "headline", ""),
    (_TWO.but(waivers=(Waiver("nmaes", "", "As signed."),)), "headline", ""),
)
CLEAN = (
    _TWO.but(waivers=(Waiver("names", "Caldiera", "As signed."),)),
    _TWO.but(waivers=(Waiver("names.spelt_two_ways", "", "As signed."),)),
    _TWO.but(waivers=(Waiver("names"),)),
)


@rule(Level.NOTE)
def unused(analysis: Analysis) -> Iterator[Remark]:
    for waiver in analysis.story.waivers:
        if not waiver.reason.strip():
            continue  # reason_missing asks about it
        try:
            rules = chosen([waiver.rule.strip()])
        except UnknownRule as error:
            said = f"A waiver of this story names no rule of the desk. {error}"
        else:
            findings = (each for rule in rules if not rule.id.startswith(GROUP) for each in rule.findings(analysis))
            if any(waives(waiver, each) for each in findings):
                continue
            about = f" about “{waiver.words}”" if waiver.words else ""
            said = f"The waiver of “{waiver.rule}”{about} answers nothing that the desk asks: take it out."
        yield Remark(said, (Span("headline", 0, 0, ""),))
