"""One abbreviation is written with stops and without.

What: "U.S." and "US", "U.K." and "UK", "U.N." and "UN", "E.U." and "EU" in the copy of one story. Captions and
    quotations are left alone.
Why: one or the other.
Example: "U.S. officials" in a Quick Look, "US officials" below.
Source: AP Stylebook ("U.S." in copy, "US" in headlines); the headline is left alone for that.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.quotes import quoted_spans
from standfirst.story import Part

FLAGGED = ((example("The U.S. agreed.", "The U.S. team met.", "The US team left."), "deep_look[2]", "US"),)
CLEAN = (
    example("The U.S. and the UK agreed."),
    example("The U.S. agreed.", headline="US Agrees"),
    example("The U.S. agreed. “The US is late,” the letter said."),
)

_EITHER = re.compile(r"\b(?:U\.S\.|US|U\.K\.|UK|U\.N\.|UN|E\.U\.|EU)(?![\w])")
_SMALL = (Part.CAPTION, Part.HEADLINE, Part.QUICK_LOOKS_HEADLINE)


@rule(Level.STYLE)
def abbreviations(analysis: Analysis) -> Iterator[Remark]:
    found: dict[str, dict[str, list[Span]]] = {}
    for passage in analysis.passages:
        if passage.part in _SMALL:
            continue
        for match in _EITHER.finditer(passage.text):
            if any(left <= match.start() < right for left, right, _ in quoted_spans(passage.text)):
                continue
            span = Span(passage.place, match.start(), match.end(), match.group())
            found.setdefault(match.group().replace(".", ""), {}).setdefault(match.group(), []).append(span)
    for forms in found.values():
        if len(forms) == 2:
            usual, odd = sorted(forms, key=lambda form: (-len(forms[form]), form))
            message = f'"{odd}" here and "{usual}" there. Make them one.'
            yield Remark(message, (forms[odd][0], forms[usual][0]), usual)
