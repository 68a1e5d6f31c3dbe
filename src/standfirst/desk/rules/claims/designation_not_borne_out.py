"""A thing that goes by a number goes by another in the claim: Article 49 for Article 50.

What: the claim has "Category 4", "phase III", "flight 370" or "F-35", the Deep Look has the same word with other
    numbers and never with that one.
Why: such a number is a name; the thing of the next number exists, and is another.
Example: "a Category 4 storm" in the Quick Look, "a Category 3 storm" in the Deep Look.
Source: AP's and Reuters' rule that furniture agrees with the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.registry import Remark, rule
from standfirst.story import Part

_STORM = "The storm was a Category 3 by noon, when the crew of flight 370 left Tace in a C-17."

FLAGGED = (
    (example(_STORM, quick_looks=("A Category 4 storm reached Tace by noon.",)), "quick_looks[0]", "Category 4"),
    (example(_STORM, headline="Crew of Flight 307 left Tace as storm came"), "headline", "Flight 307"),
    (example(_STORM, quick_looks=("A C-130 stood by as the ferry left.",)), "quick_looks[0]", "C-130"),
)
CLEAN = (
    example(_STORM, quick_looks=("A category 3 storm reached Tace by noon.",)),
    example(_STORM, "It grew to category IV.", quick_looks=("A Category 4 storm reached Tace.",)),
    example(_STORM, quick_looks=("A level 4 storm reached Tace.",)),
    example("Day 2 was dry. On day 3 it rained.", quick_looks=("It rained on days 2 and 3.",)),
)  # fmt: skip

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK, Part.CAPTION)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_NUMBERED = re.compile(
    r"\b(?:(?P<noun>(?i:phase|article|section|category|level|grade|type|stage|route|flight|chapter|clause|tier|bay|"
    r"schedule|amendment|apollo|gate|court|room|platform|terminal|reactor|hole|lane|formula))"
    r"\ (?P<number>\d{1,4}|[IVX]{1,4})|(?P<name>[A-Z][A-Za-z]{0,9})-(?P<mark>\d{1,4}))\b(?![.,:]\d|-\d|%)"
)


class _Numbered(NamedTuple):
    """What is numbered, in small letters, its number, and where both stand."""

    what: str
    number: int
    start: int
    end: int


@rule(Level.QUERY, MismatchKind.NUMBER)
def designation_not_borne_out(analysis: Analysis) -> Iterator[Remark]:
    claims = [
        (each, found) for each in analysis.assertions if each.passage.part in _SPEAKS for found in _all(each.text)
    ]
    if not claims:
        return
    body = [(each, found) for each in analysis.body_statements for found in _all(each.text)]
    known = {(found.what, found.number) for _, found in body}
    for claim, mine in claims:
        if (mine.what, mine.number) in known:
            continue
        bearer, other = next(((each, found) for each, found in body if found.what == mine.what), (None, None))
        if bearer is None or other is None:
            continue
        here, there = claim.span(mine.start, mine.end), bearer.span(other.start, other.end)
        message = f'{claim.passage.name} has "{here.words}"; the Deep Look has "{there.words}". Make them agree.'
        yield Remark(message, (here, there))


@lru_cache(maxsize=2048)
def _all(text: str) -> tuple[_Numbered, ...]:
    """Everything in `text` that goes by a number."""
    found = []
    for match in _NUMBERED.finditer(text):
        figure = match["number"] or match["mark"]
        number = int(figure) if figure.isdigit() else _ROMAN.get(figure)
        if number is not None:
            found.append(_Numbered((match["noun"] or match["name"]).lower(), number, match.start(), match.end()))
    return tuple(found)
