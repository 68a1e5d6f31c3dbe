"""A quotation is opened and not closed.

What: a paragraph of the Deep Look, or any other part, opens quotation marks it does not close. A quotation that goes
    on may stay open, if the next paragraph opens with the mark again: the convention is an opening mark on each
    paragraph and a closing one only on the last.
Why: the reader cannot see where the speaker ends and the paper begins.
Example: “It is late, the mayor said.
Source: AP Stylebook and Hart's Rules on quotations of several paragraphs.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.quotes import quoted_spans
from standfirst.story import Part

FLAGGED = (
    (example("“It is late, the mayor said.", "The hall emptied."), "deep_look[0]", "“It is late, the mayor said."),
    (example("Nobody spoke.", headline="Mayor: “It Is Late"), "headline", "“It Is Late"),
)
CLEAN = (
    example("“It is late,” the mayor said.", "“We go home."),
    example("“It is late,” the mayor said. “We go home.", "“And tomorrow we come back.”"),
    example('The door is 6\'2" high and the board 10" wide.'),
    example("'It is late,' the mayor said."),
)

_PRINTED = 60
_MARKUP = re.compile(r"=[\"“”]|[\"“”]>")


@rule(Level.QUERY)
def unclosed(analysis: Analysis) -> Iterator[Remark]:
    passages = analysis.passages
    for number, passage in enumerate(passages):
        spans = quoted_spans(passage.text)
        if not spans or spans[-1][2] or passage.part is Part.PULL_QUOTE or _MARKUP.search(passage.text):
            continue
        start = spans[-1][0] - 1
        if start and passage.text[start - 1].isdigit():
            continue  # inches
        if passage.part is Part.DEEP_LOOK:
            following = next((each for each in passages[number + 1 :] if each.part is Part.DEEP_LOOK), None)
            if following is None or following.text.lstrip()[:1] in ("“", '"', "‘"):
                continue  # it goes on, or the copy ends here: an extract may
        end = min(len(passage.text), start + _PRINTED)
        message = (
            "These quotation marks are opened and not closed. Close them, or open the next paragraph with them too."
        )
        yield Remark(message, (Span(passage.place, start, end, passage.text[start:end]),))
