"""A weekday and a date stand together and do not agree.

What: "Friday, May 17, 2025" and its like, month or day first, with the year named, or the story's own year where it is
    not and the story is dated. Reads all parts of the page, quotations as well.
Why: the reader who comes on the wrong day comes once.
Example: "Friday, May 17, 2025": that day is a Saturday.
Source: the calendar; LanguageTool and textlint have the like for one form each.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.storydate import published_on
from standfirst.desk.text.calendar import WEEKDAYS, in_words, resolve
from standfirst.desk.text.times import times

FLAGGED = (
    (example("They meet on Friday, May 17, 2025, in Oslo."), "deep_look[0]", "on Friday, May 17, 2025"),
    (
        example("They meet.", captions=("The hall on Friday 17 May 2025.",)),
        "pictures[0].caption",
        "on Friday 17 May 2025",
    ),
)
CLEAN = (
    example("They met on Friday, May 16, 2025, in Oslo."),
    example("They met on Friday, 16 May 2025."),
    example("They meet on Friday, May 17."),  # no year, and the story is not dated
    example("On Friday May said she would go."),
)

_FAR = 130
"""So many days from the story's own date, a date without a year may be of another year."""


@rule(Level.QUERY)
def weekday_mismatch(analysis: Analysis) -> Iterator[Remark]:
    published = published_on(analysis.story)
    for passage in analysis.passages:
        for time in times(passage.text):
            if time.weekday is None or time.month is None:
                continue
            day = resolve(time, published)
            if day is None or day.weekday() == time.weekday:
                continue
            if time.year is None and published is not None and abs((day - published).days) > _FAR:
                continue
            span = Span(passage.place, time.start, time.end, time.text)
            right = WEEKDAYS[day.weekday()]
            message = f'"{time.text}": that day is a {right} ({in_words(day)}). Mend the weekday or the date.'
            yield Remark(message, (span,), time.text.replace(WEEKDAYS[time.weekday], right))
