"""A date that no calendar has.

What: a day its month does not have, in any part of the page: April 31, 30 February, 29 February of a common year.
Why: whatever was meant, the reader cannot come on that day.
Example: "Monday, Feb. 30".
Source: the calendar.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.calendar import MONTHS, exists
from standfirst.desk.text.times import times

FLAGGED = (
    (example("The hall opens on April 31."), "deep_look[0]", "April 31"),
    (example("It opened on 29 February 2023."), "deep_look[0]", "29 February 2023"),
)
CLEAN = (
    example("The hall opens on April 30, and on 29 February 2024 it was shut."),
    example("He was born on February 29."),
    example("In April 31 people came."),
)


@rule(Level.QUERY)
def impossible_date(analysis: Analysis) -> Iterator[Remark]:
    for passage in analysis.passages:
        for time in times(passage.text):
            if exists(time) or time.month is None or _counts_people(passage.text, time.start, time.end):
                continue
            message = f'"{time.text}": {MONTHS[time.month - 1]} has no such day. Look the date up.'
            yield Remark(message, (Span(passage.place, time.start, time.end, time.text),))


def _counts_people(text: str, start: int, end: int) -> bool:
    """ "In April 31 people came": a month, and a number of something else."""
    return (
        text[end : end + 1] == " "
        and text[end + 1 : end + 2].islower()
        and text[max(0, start - 3) : start] in ("in ", "In ")
    )
