"""An aide is named, and not whose.

What: "aide", "adviser", "ally" or "spokesman" straight before a name, with nothing before it that says whose, in a
    headline, standfirst or Quick Look.
Why: a reader who begins there cannot know.
Example: "headed by aide Vladimir Medinsky".
Source: AP Stylebook on titles.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.story import Part

FLAGGED = ((example("They met.", quick_looks=("The team was led by aide Per Olsen.",)), "quick_looks[0]", "aide Per"),)
CLEAN = (
    example("They met.", quick_looks=("The team was led by presidential aide Per Olsen.",)),
    example("They met.", quick_looks=("The team was led by the mayor's aide Per Olsen and her adviser Ada Lund.",)),
    example("It was led by aide Per Olsen."),
)

_BARE = re.compile(
    r"(?:^|\b(?:by|with|to|from|and|of|for|as|said|when|that|its|the|an?|[.,:;]) )"
    r"(?P<who>(?:aide|adviser|advisor|ally|spokesman|spokeswoman|spokesperson) [A-Z]\w+)"
)
_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOK)


@rule(Level.STYLE)
def whose_aide(analysis: Analysis) -> Iterator[Remark]:
    for passage in analysis.passages:
        if passage.part in _SPEAKS:
            for match in _BARE.finditer(passage.text):
                start, end = match.span("who")
                yield Remark(f'"{match["who"]}": say whose.', (Span(passage.place, start, end, match["who"]),))
