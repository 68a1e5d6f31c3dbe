"""A share in percent is not the one its two figures make.

What: "50 of 206 patients, or 24 percent" and "50 of the 206 (24%)", where the percentage is not the first figure over
    the second, rounded as it is printed. The message shows the sum.
Why: of two figures and a percentage one is then wrong.
Example: "60 of 200 members, or 35 percent": it is 30.
Source: Maier, Numbers in the News (2002).
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.arithmetic import figures_of
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.registry import Remark, rule

FLAGGED = (
    (example("Of those asked, 60 of 200 members, or 35 percent, came."), "deep_look[0]", "35 percent"),
    (example("Only 12 of the 48 boats (30%) were full."), "deep_look[0]", "30%"),
)
CLEAN = (
    example("Of those asked, 60 of 200 members, or 30 percent, came. Only 12 of the 48 boats (25%) were full."),
    example("In the other group it was 72 of 206, or 35 per cent."),
    example("About 60 of 200 members, or nearly a third, came, and 40 percent of them stayed."),
)

_OF = re.compile(r" (?:out )?of (?:the |its |their |all )?")
_OR = re.compile(r"(?: [\w-]+){0,4}(?:, or | \(|, )(?:just |about |some |nearly |almost )?")


@rule(Level.QUERY)
def share_off(analysis: Analysis) -> Iterator[Remark]:
    for statement in analysis.statements:
        text = statement.text
        if " of " not in text or ("%" not in text and " cent" not in text and "percent" not in text):
            continue
        listed = figures_of(text)
        for part, whole, share in zip(listed, listed[1:], listed[2:], strict=False):
            if share.role != "percent" or share.about or part.about or whole.about or whole.value <= part.value:
                continue
            if not _OF.fullmatch(text[part.number_end : whole.start]) or not _OR.fullmatch(
                text[whole.number_end : share.start]
            ):
                continue
            if whole.role == "percent" or part.role in ("percent", "age", "year") or whole.role in ("year", "age"):
                continue
            exact = 100 * part.value / whole.value
            if abs(exact - share.value) <= share.step + 0.01:
                continue
            message = (
                f"{part.shown} of {whole.shown} is {exact:.1f} percent, not {share.text}: "
                f"{part.shown} / {whole.shown}. Mend the figure that is wrong."
            )
            yield Remark(message, tuple(statement.span(each.start, each.end) for each in (share, part, whole)))
