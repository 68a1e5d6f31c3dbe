"""A rise or fall in percent is not the one that its two figures make.

What: "from X to Y" with "up Z percent" (or "a fall of", "by") in one sentence, where Z is not (Y - X) / X, however X
    and Y were rounded. Percentage points are borne out too: from 4 percent to 5 percent is "1 percent" to many. The
    message shows the sum.
Why: it is the sum that readers do.
Example: "rose from 200 to 250, up 20 percent": it is 25.
Source: Maier, Numbers in the News (2002): wrong percentages are among the commonest of numerical errors.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.arithmetic import Figure, figures_of, percent_change
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement

FLAGGED = (
    (example("Membership rose from 200 to 250, up 20 percent."), "deep_look[0]", "20 percent"),
    (example("Profit fell 30% to $60 million from $80 million."), "deep_look[0]", "30%"),
)
CLEAN = (
    example("Membership rose from 200 to 250, up 25 percent."),
    example("Profit fell 25% to $60 million from $80 million."),
    example("Unemployment rose from 4 percent to 5 percent, up 1 percent."),
    example("The share rose from 4.9% to 5.1%, up 4%."),
    example("Sales rose from 1.2 to 1.5 million, up 25 percent."),
    example("Prices rose 3 percent, from Monday to Friday, and trade fell from 300 to 200 tons."),
    example("Fares rose by 10 percent for adults and from $2 to $3 for children."),
)

_BETWEEN = re.compile(
    r"(?:,| –| —)? ?(?:(?:an?|or|up|down|by|it is|that is|the|of|about|some|nearly|almost|or about) )*"
    r"(?:(?:rise|increase|jump|gain|drop|fall|decrease|decline|growth|leap|cut) of )?(?:about |nearly |almost )?"
)
_SHARE = re.compile(r"%|per ?cent|\bpc\b")
_MOVED = re.compile(
    r"\b(?:rose|rise|risen|fell|fall|fallen|grew|grown|jumped|climbed|dropped|increased|decreased|declined|went|gone|cut|up"
    r"|down|raised|sank|slid|gained|lost|soared|tumbled|slipped)(?: by)?(?: about| nearly| almost| some)? ?$"
)


@rule(Level.QUERY)
def change_off(analysis: Analysis) -> Iterator[Remark]:
    for statement in analysis.statements:
        if "from" not in statement.text or not _SHARE.search(statement.text):
            continue
        listed = figures_of(statement.text)
        for number in range(len(listed) - 2):
            yield from _look(statement, *listed[number : number + 3])


def _look(statement: Statement, one: Figure, two: Figure, three: Figure) -> Iterator[Remark]:
    text = statement.text
    if _ends(text[: one.start], "from") and text[one.end : two.start].strip() == "to":
        # "from X to Y, up Z percent"
        old, new, change = one, two, three
        if not _BETWEEN.fullmatch(text[two.end : three.start]) or text[two.end : three.start].strip() == "":
            return
    elif one.role == "percent" and _MOVED.search(text[max(0, one.start - 30) : one.start]):
        between = text[one.end : two.start].strip(" ,"), text[two.end : three.start].strip(" ,")
        if between == ("to", "from"):
            change, new, old = one, two, three
        elif between == ("from", "to"):
            change, old, new = one, two, three
        else:
            return
    else:
        return
    if change.role != "percent" or change.about or old.role != new.role or old.value <= 0:
        return
    worth = percent_change(old, new)
    if worth is None:
        return
    least, most, exact = worth
    step = change.step
    points = abs(new.value - old.value) if old.role == "percent" else None
    if least - step <= change.value <= most + step or (points is not None and abs(points - change.value) <= step):
        return
    message = (
        f"From {old.text} to {new.text} is {exact:.1f} percent, not {change.text}: "
        f"({new.shown} - {old.shown}) / {old.shown}. Mend the figure that is wrong."
    )
    yield Remark(message, tuple(statement.span(each.start, each.end) for each in (change, old, new)))


def _ends(text: str, word: str) -> bool:
    return text.rstrip().endswith(word)
