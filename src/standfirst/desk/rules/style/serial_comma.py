"""The serial comma is used in one place and left out in another.

What: a list of three or more with a comma before its "and" or "or", in a story that elsewhere has such a list
    without. Captions are left alone: an agency's own style stands there.
Why: one or the other; both look like neither.
Example: "U.K., France, and Germany" and, below, "red, white and blue".
Source: AP Stylebook (without), Chicago Manual of Style (with).
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.quotes import quoted_spans
from standfirst.story import Part

FLAGGED = ((example("Oslo, Bergen, and Moss voted.", "It is red, white and blue."), "deep_look[0]", ", and"),)
CLEAN = (
    example("Oslo, Bergen and Moss voted.", "It is red, white and blue."),
    example("Oslo, Bergen, and Moss voted.", captions=("The red, white and blue flag.",)),
    example("The vote was long, and she left. It is red, white and blue."),
)

_ONE = r"[\w.-]{1,40}"
"""One thing of a list; longer than any word, so that a run without a space costs no more than its length."""
_WITH = re.compile(rf"\b{_ONE}, (?:{_ONE} )?{_ONE}(?P<comma>, (?:and|or)) {_ONE}\b")
_WITHOUT = re.compile(rf"\b{_ONE}, {_ONE} (?:and|or) {_ONE}\b")


@rule(Level.STYLE)
def serial_comma(analysis: Analysis) -> Iterator[Remark]:
    own = [each for each in analysis.passages if each.part is not Part.CAPTION]
    if not any(_WITHOUT.search(each.text) for each in own):
        return
    for passage in own:
        for match in _WITH.finditer(passage.text):
            start, end = match.span("comma")
            if any(left <= start < right for left, right, _ in quoted_spans(passage.text)):
                continue
            message = "A list with a comma before its last word; elsewhere the story leaves it out. Make them one."
            yield Remark(message, (Span(passage.place, start, end, match["comma"]),))
