"""Something rises to less, or falls to more.

What: "rose from X to Y" where Y is less, "fell from X to Y" where it is more. Places in a table, odds and years are
    left alone, and so are figures that name their scale only once ("from 1.2 to 1.5 million").
Why: one of the three words is wrong, and the reader cannot know which.
Example: "turnout fell from 48 percent to 52 percent".
Source: our own.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from standfirst.desk.analysis import Analysis
from standfirst.desk.arithmetic import figures_of
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.registry import Remark, rule

FLAGGED = (
    (example("Turnout fell from 48 percent to 52 percent."), "deep_look[0]", "fell from 48 percent to 52 percent"),
    (example("Membership has risen from 250 to 200."), "deep_look[0]", "risen from 250 to 200"),
)
CLEAN = (
    example("Turnout rose from 48 percent to 52 percent."),
    example("She rose from 12th to third in the table, and her odds fell from 9 to 12."),
    example("It rose from $900 million to $1.2 billion, from 1.5 to 1.9 million users."),
    example("The team fell from 4 to 7 in the rankings."),
)

_UP = "rose|risen|rises|rise|grew|grown|grows|climbed|jumped|increased|gained|soared|surged"
_DOWN = "fell|fallen|falls|fall|dropped|declined|decreased|sank|slid|slipped|tumbled|shrank"
_MOVED = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?: (?:sharply|steadily|slightly|again|back))? from ?$")
_RANK = re.compile(r"\b(?:rank\w*|table|place|position|seed\w*|odds|list|chart\w*|No)\b", re.IGNORECASE)


@rule(Level.QUERY)
def wrong_direction(analysis: Analysis) -> Iterator[Remark]:
    for statement in analysis.statements:
        text = statement.text
        if " from " not in text:
            continue
        listed = figures_of(text)
        for old, new in pairwise(listed):
            moved = _MOVED.search(text[max(0, old.start - 40) : old.start].rstrip(" $£€"))
            if not moved or text[old.end : new.start].strip() != "to" or old.role != new.role or old.what != new.what:
                continue
            if old.role not in ("percent", "money", "count") or _RANK.search(text) or old.about or new.about:
                continue
            if old.scale != new.scale:
                continue
            if (moved["up"] and new.value < old.value) or (moved["down"] and new.value > old.value):
                start = max(0, old.start - 40) + moved.start()
                way = "less" if moved["up"] else "more"
                message = (
                    f'"{text[start : new.end]}": {new.text} is {way} than {old.text}. Mend the verb or the figures.'
                )
                yield Remark(message, (statement.span(start, new.end),))
