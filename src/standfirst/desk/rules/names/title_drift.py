"""One person has two titles in the Deep Look.

What: the same surname stands after two titles that cannot both be held, in the story's own voice: two ministers'
    offices ("Finance Minister Lund", "Foreign Minister Lund"), or a senator and a representative. People with another
    given name, and titles after "former", "then" or "deputy", are left alone.
Why: one of the two is wrong, or there are two people and the reader must be told.
Example: "Finance Minister Lund" above, "Foreign Minister Lund" below.
Source: our own.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.names import names

FLAGGED = (
    (
        example("Finance Minister Ada Lund spoke first.", "Later Foreign Minister Lund left."),
        "deep_look[1]",
        "Foreign Minister",
    ),
)
CLEAN = (
    example("Finance Minister Ada Lund spoke first.", "Later Finance Minister Lund left."),
    example("Finance Minister Ada Lund spoke.", "Foreign Minister Per Lund left."),
    example("Foreign Minister Ada Lund spoke.", "The former Finance Minister Lund left."),
    example("President Lund spoke.", "Prime Minister Berg left."),
)

_OFFICE = re.compile(r"^(Prime|Finance|Foreign|Defense|Defence|Interior|Health|Education|Treasury|Justice) Minister$")
_CHAMBER = {"sen": "Sen.", "senator": "Sen.", "rep": "Rep.", "representative": "Rep."}
_PAST = re.compile(r"\b(?:former|then|ex|deputy|shadow|acting|late)[ -]*$", re.IGNORECASE)


@rule(Level.QUERY)
def title_drift(analysis: Analysis) -> Iterator[Remark]:
    held: dict[str, list[tuple[str, frozenset[str], Span]]] = {}
    for passage in analysis.body:
        for name in names(passage.text):
            title = name.title.rstrip(".").removesuffix(".")
            office = title if _OFFICE.match(title) else _CHAMBER.get(title.lower(), "")
            start = passage.text.rfind(title, 0, name.start) if title else -1
            if not office or start < 0 or _PAST.search(passage.text[max(0, start - 12) : start]):
                continue
            span = Span(passage.place, start, start + len(title), title)
            given = frozenset(word.folded for word in name.words[:-1])
            held.setdefault(name.words[-1].folded, []).append((office.replace("Defence", "Defense"), given, span))
    for each in held.values():
        first_office, _, first = each[0]
        if len({given for _, given, _ in each if given}) > 1:
            continue
        for office, _, span in each[1:]:
            if office != first_office and office.endswith("Minister") == first_office.endswith("Minister"):
                message = f'"{span.words}" here and "{first.words}" there, of one person. Find out which it is.'
                yield Remark(message, (span, first))
                break
