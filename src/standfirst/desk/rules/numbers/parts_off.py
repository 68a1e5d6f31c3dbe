"""The parts do not add up to the total they are said to make.

What: a number of people or things, then a colon, a dash or a bracket, and nothing but numbers of the same until the
    sentence or the bracket ends: "Nine people were held: four men and six women". Lists that begin with "including" may
    leave some out. The message shows the sum.
Why: one of the numbers is wrong, or someone was forgotten.
Example: "Six were killed — two dockers, a pilot and two guards": 2 + 1 + 2 = 5.
Source: our own.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.arithmetic import total_and_parts
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.registry import Remark, rule

FLAGGED = (
    (example("Nine people were held: four men and six women."), "deep_look[0]", "Nine"),
    (example("Six people were hurt — two dockers, a pilot and two guards — on Monday."), "deep_look[0]", "Six"),
    (example("The crew of 12 (seven men and four women) is well."), "deep_look[0]", "12"),
)
CLEAN = (
    example("Nine people were held: four men and five women."),
    example("Nine people were held, including four men and a woman."),
    example("Six people were hurt — two dockers, a pilot and three guards — on Monday."),
    example("Nine people came: 4 percent of the town."),
    example("Two things matter: one vote and two seats."),
    example("The score was 3: two goals and a penalty, after 20 minutes."),
)

_HINT = re.compile(r"[:(]| [–—-] |—")


@rule(Level.QUERY)
def parts_off(analysis: Analysis) -> Iterator[Remark]:
    for statement in analysis.statements:
        if not _HINT.search(statement.text):
            continue
        for total, parts in total_and_parts(statement.text):
            made = sum(each.value for each in parts)
            if made != total.value and len(parts) > 1:
                sum_ = " + ".join(each.shown for each in parts)
                message = f"{sum_} = {made:g}, not {total.shown}. Count again, or say that the list leaves some out."
                spans = (statement.span(total.start, total.number_end), statement.span(parts[0].start, parts[-1].end))
                yield Remark(message, spans)
