"""A word is misspelt.

What: a small word of the copy that stands on the desk's own list of misspellings that are no word of English in any
    spelling of it. Names, words with a capital inside a sentence, quotations and addresses are left alone.
Why: nobody disputes these, and every reader sees them.
Example: "accomodate".
Source: our own list, `data/misspellings.txt` of the desk: slips of published copy, each certain.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.misspellings import misspellings
from standfirst.desk.text.quotes import quoted_spans
from standfirst.desk.text.sentences import sentences
from standfirst.desk.text.words import words

FLAGGED = (
    (example("The hall can accomodate 400 people."), "deep_look[0]", "accomodate"),
    (example("Seperate rooms were booked."), "deep_look[0]", "Seperate"),
)
CLEAN = (
    example("The hall can accommodate 400 people."),
    example("“It can accomodate us,” the letter says."),
    example("The firm Accomodate Ltd and the site accomodate.example were named."),
    example("They met Mr. Recieve and saw #accomodate."),
)

_WORD = re.compile(r"(?<![\w@#/.-])[A-Za-z]?[a-z]{3,}(?:'[a-z]+)?(?![\w@/]|[.-]\w)")


@rule(Level.QUERY)
def misspelt(analysis: Analysis) -> Iterator[Remark]:
    known = misspellings()
    for passage in analysis.passages:
        text = passage.text
        if known.keys().isdisjoint([word.folded for word in words(text)]):
            continue
        for match in _WORD.finditer(text):
            word = match.group()
            right = known.get(word.lower())
            if right is None:
                continue
            start, end = match.span()
            if word[0].isupper() and not _at_head(text, start):
                continue
            if any(left <= start < stop for left, stop, _ in quoted_spans(text)):
                continue
            right = right.capitalize() if word[0].isupper() else right
            yield Remark(f'"{word}" is misspelt: "{right}".', (Span(passage.place, start, end, word),), right)


def _at_head(text: str, start: int) -> bool:
    """Whether a sentence begins there, so that the capital tells nothing."""
    following = re.match(r"\w+ (?P<next>\w)", text[start:])
    heads = any(sentence.start == start for sentence in sentences(text))
    return heads and not (following and following["next"].isupper())
