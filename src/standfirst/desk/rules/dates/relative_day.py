"""A relative day does not fall on the weekday or the date it stands beside.

What: "today", "tomorrow", "yesterday" or "tonight", with a weekday or date beside it ("tomorrow, Saturday"), resolved
    against the day the story came out or is to come out. Quotations are left alone: they were spoken on another day.
Why: a story written for Thursday's paper and printed on Friday says the wrong day twice.
Example: "tomorrow (Saturday)" in a story published on a Thursday.
Source: AP Stylebook, "today, this morning, tonight": use the day of the week.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.storydate import published_on
from standfirst.desk.text.calendar import WEEKDAYS, in_words, resolve
from standfirst.desk.text.quotes import quoted_spans
from standfirst.desk.text.times import times

_THURSDAY = datetime(2025, 5, 15, 8, 0, tzinfo=UTC)

FLAGGED = (
    (example("The hall opens tomorrow (Saturday).").but(first_published=_THURSDAY), "deep_look[0]", "tomorrow"),
    (example("The hall opened yesterday, May 12.").but(first_published=_THURSDAY), "deep_look[0]", "yesterday"),
)
CLEAN = (
    example("The hall opens tomorrow (Friday) and shut yesterday, May 14.").but(first_published=_THURSDAY),
    example("The hall opens tomorrow (Saturday)."),
    example("“We open tomorrow, Saturday,” she said on Friday.").but(first_published=_THURSDAY),
    example("It opens today. Saturday is the first full day.").but(first_published=_THURSDAY),
)

_BESIDE = re.compile(r",? ?\(?|, | – | — ")


@rule(Level.QUERY)
def relative_day(analysis: Analysis) -> Iterator[Remark]:
    published = published_on(analysis.story)
    if published is None:
        return
    for passage in analysis.passages:
        listed = times(passage.text)
        for number, time in enumerate(listed):
            if time.relative is None or not time.text.lower().startswith(("today", "tomorrow", "yesterday", "tonight")):
                continue
            if any(start <= time.start < end for start, end, _ in quoted_spans(passage.text)):
                continue
            day = resolve(time, published)
            for other in listed[max(0, number - 1) : number + 2]:
                left, right = sorted((time, other), key=lambda each: each.start)
                if other is time or not _BESIDE.fullmatch(passage.text[left.end : right.start]) or day is None:
                    continue
                named = resolve(other, published) if other.month else None
                if (named is not None and named != day) or (other.weekday not in (None, day.weekday())):
                    message = (
                        f'"{time.text}" beside "{other.text}": the story is of {in_words(published)}, so '
                        f'"{time.text}" is {WEEKDAYS[day.weekday()]}. Name the right day.'
                    )
                    spans = (time, other)
                    yield Remark(message, tuple(Span(passage.place, each.start, each.end, each.text) for each in spans))
