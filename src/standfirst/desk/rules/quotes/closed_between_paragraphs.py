"""A quotation of several paragraphs is closed at the end of each.

What: a paragraph ends its quotation with a closing mark, and the next is nothing but a quotation without a speaker,
    so that the same speaker seems to go on. The convention is an opening mark on each paragraph and a closing one
    only on the last.
Why: a closing mark tells the reader that somebody else speaks next.
Example: “We came at nine.” / “Nobody was there.”, both the mayor's.
Source: AP Stylebook and Hart's Rules on quotations of several paragraphs.
"""

from collections.abc import Iterator
from itertools import pairwise

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.quotes import quotes

FLAGGED = (
    (
        example("“We came at nine,” the mayor said. “It was dark.”", "“Nobody was there. We left.”"),
        "deep_look[0]",
        "It was dark.”",
    ),
)
CLEAN = (
    example("“We came at nine,” the mayor said. “It was dark.", "“Nobody was there. We left.”"),
    example("“We came at nine,” the mayor said.", "“Nobody was there,” his deputy said."),
    example("“Who came?” asked the clerk.", "The mayor did."),
)


@rule(Level.STYLE)
def closed_between_paragraphs(analysis: Analysis) -> Iterator[Remark]:
    for one, two in pairwise(analysis.body):
        before, after = quotes(one.text), quotes(two.text)
        if not before or len(after) != 1 or not before[-1].closed:
            continue
        last, next_ = before[-1], after[0]
        alone = next_.start <= 1 and next_.end >= len(two.text.rstrip()) - 1
        if alone and last.end >= len(one.text.rstrip()) - 1 and len(before) > 1 and last.carried:
            message = (
                "The next paragraph seems to go on with the same speaker: leave this mark out, or name the speaker."
            )
            here = Span(one.place, last.start, last.end + 1, one.text[last.start : last.end + 1])
            yield Remark(message, (here, Span(two.place, next_.start, next_.end, next_.text)))
