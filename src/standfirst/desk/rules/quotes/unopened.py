"""A quotation is closed and was not opened.

What: a curly closing mark in a paragraph where none is open, and none was left open by the paragraph before. Straight
    marks do not tell which they are and are left alone.
Why: the reader takes the speaker's words for the paper's.
Example: It is late,” the mayor said.
Source: AP Stylebook, quotation marks.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.quotes import quoted_spans
from standfirst.story import Part

FLAGGED = ((example("It is late,” the mayor said."), "deep_look[0]", "It is late,”"),)
CLEAN = (
    example("“It is late,” the mayor said."),
    example("“It is late,” the mayor said. “We go home.", "And tomorrow we come back.”"),
    example('It is 12" wide, and the mayor’s.'),
)


_MARKUP = re.compile(r"=[\"“”]|[\"“”]>")


@rule(Level.QUERY)
def unopened(analysis: Analysis) -> Iterator[Remark]:
    left_open = False
    for passage in analysis.passages:
        spans = quoted_spans(passage.text)
        at = passage.text.find("”")
        curly = passage.text.find("“")
        # Only the first mark can tell: once something was opened, a second closing mark may close it as well.
        if at >= 0 and not left_open and not 0 <= curly < at and not _MARKUP.search(passage.text):
            inside = any(start <= at <= end for start, end, _ in spans)
            before = passage.text[at - 1 : at] if at else " "
            if not inside and not before.isspace() and not before.isdigit():
                start = max(0, at - 40)
                start = passage.text.find(" ", start, at) + 1 if start else 0
                words = passage.text[start : at + 1]
                message = "These quotation marks are closed and were not opened. Open them where the speaker begins."
                yield Remark(message, (Span(passage.place, start, at + 1, words),))
        if passage.part is Part.DEEP_LOOK:
            left_open = bool(spans) and not spans[-1][2]
