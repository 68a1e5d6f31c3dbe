"""A person is called by surname before being introduced.

What: in the Deep Look, a surname alone, without a title, in a paragraph before the one that gives the full name.
Why: the reader who does not know the person looks back for the introduction, and there is none.
Example: "Brekke spoke first" above, "Anna Brekke, the harbour master" below.
Source: AP Stylebook: full name on first reference.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.givennames import GIVEN_NAMES
from standfirst.desk.text.names import names

FLAGGED = (
    (
        example("In the evening Brekke spoke.", "Anna Brekke, who runs the port, was cheered."),
        "deep_look[0]",
        "Brekke",
    ),
)
CLEAN = (
    example("Anna Brekke spoke.", "In the evening Brekke was cheered."),
    example("In the evening Mayor Brekke spoke.", "Anna Brekke was cheered."),
    example("In Oslo they met.", "The Oslo Harbour is open."),
)


@rule(Level.STYLE)
def first_reference(analysis: Analysis) -> Iterator[Remark]:
    alone: dict[str, Span] = {}
    introduced: set[str] = set()
    for passage in analysis.body:
        for name in names(passage.text):
            last = name.words[-1].folded
            span = Span(passage.place, name.start, name.end, name.text)
            if len(name.words) == 1:
                if not name.title and name.sure and last not in introduced:
                    alone.setdefault(last, span)
                continue
            if (
                len(name.words) <= 3
                and last in alone
                and last not in introduced
                and name.words[0].folded in GIVEN_NAMES
            ):
                message = f'"{alone[last].words}" stands before "{name.text}" is introduced. Give the full name first.'
                yield Remark(message, (alone[last], span), name.text)
            introduced.add(last)
