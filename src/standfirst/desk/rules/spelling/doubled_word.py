"""A word stands twice.

What: a word of grammar that is never right twice in a row ("the the", "of of"), with nothing but a space between.
    Quotations are left alone, and so are the pairs that can be right: "had had", "that that", "in in".
Why: the eye passes over it, and then it is in print.
Example: "on the the bridge".
Source: every proofreader.
"""

import re
from collections.abc import Iterator
from operator import eq

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.quotes import quoted_spans
from standfirst.desk.text.words import words

FLAGGED = (
    (example("They stood on the the bridge."), "deep_look[0]", "the the"),
    (example("The end of of it."), "deep_look[0]", "of of"),
)
CLEAN = (
    example("What they had had had no price, and what that that was nobody knew."),
    example("They came in in May and gave her her book."),
    example("“The the bridge,” he said."),
    example("They went up to the The Hague office of The The."),
)

_DOUBLED = re.compile(
    r"(?<![\w'’-])(the|a|an|and|of|with|for|from|by|at|are|have|has|will|would|could|should|been|their|its|his|our|or|but|if"
    r"|not|they|we|he|she|into|than|because|between|after|before|under|when|while) \1(?![\w'’-])"
)


@rule(Level.QUERY)
def doubled_word(analysis: Analysis) -> Iterator[Remark]:
    for passage in analysis.passages:
        written = [word.text for word in words(passage.text)]
        if not any(map(eq, written, written[1:])):
            continue
        for match in _DOUBLED.finditer(passage.text):
            if any(start <= match.start() < end for start, end, _ in quoted_spans(passage.text)):
                continue
            message = f'"{match.group()}": the word stands twice.'
            yield Remark(message, (Span(passage.place, match.start(), match.end(), match.group()),), match.group(1))
