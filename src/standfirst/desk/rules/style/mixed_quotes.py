"""Curly and straight quotation marks are mixed.

What: the story has curly double marks in one place and straight ones in another. Marks of inches are left alone.
Why: the page looks as if two papers had made it.
Example: “It is late,” in one paragraph and "we go home" in the next.
Source: Chicago Manual of Style 6.115.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule

FLAGGED = ((example("“It is late,” she said.", 'They said "we go home".'), "deep_look[1]", '"'),)
CLEAN = (
    example("“It is late,” she said.", "They said “we go home”."),
    example('"It is late," she said.'),
    example('“It is late,” she said of the 12" board.'),
)

_STRAIGHT = re.compile(r'(?<!\d)"')


@rule(Level.STYLE)
def mixed_quotes(analysis: Analysis) -> Iterator[Remark]:
    if not any("“" in each.text or "”" in each.text for each in analysis.passages):
        return
    for passage in analysis.passages:
        straight = _STRAIGHT.search(passage.text)
        if straight is not None:
            message = "This mark is straight, and the story has curly ones elsewhere. Make them one."
            yield Remark(message, (Span(passage.place, straight.start(), straight.end(), straight.group()),))
