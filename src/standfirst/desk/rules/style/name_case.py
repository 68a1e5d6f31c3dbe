"""A proper name has a small letter in one place and a capital in another.

What: the word after a proper name is its second half with a capital in one place ("Harbour Palace") and small in
    another ("Harbour palace"). Captions are left alone: an agency's own style stands there.
Why: one or the other.
Example: "Oslo Harbour" and "Oslo harbour".
Source: Guardian style guide on capitals.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.story import Part

FLAGGED = ((example("At Holm Palace they met.", "They left Holm palace."), "deep_look[1]", "Holm palace"),)
CLEAN = (
    example("At Holm Palace they met.", "They left Holm Palace."),
    example("At Holm Palace they met.", captions=("Holm palace on Monday.",)),
    example("Oslo police came.", headline="Oslo Police Come"),
)

_KIND = "palace|hall|square|harbour|harbor|university|hospital|bridge|park|museum|street|avenue|castle|cathedral|court"
_NAMED = re.compile(rf"\b[A-Z][\w’'-]{{1,40}} (?:{_KIND}|{'|'.join(each.title() for each in _KIND.split('|'))})\b")
_LEFT_ALONE = (Part.CAPTION, Part.HEADLINE, Part.QUICK_LOOKS_HEADLINE)


@rule(Level.STYLE)
def name_case(analysis: Analysis) -> Iterator[Remark]:
    found: dict[str, dict[str, Span]] = {}
    for passage in analysis.passages:
        if passage.part not in _LEFT_ALONE:
            for match in _NAMED.finditer(passage.text):
                span = Span(passage.place, match.start(), match.end(), match.group())
                found.setdefault(match.group().casefold(), {}).setdefault(match.group(), span)
    for forms in found.values():
        if len(forms) > 1:
            small = max(forms)
            other = min(forms)
            yield Remark(f'"{small}" here and "{other}" there. Make them one.', (forms[small], forms[other]), other)
