"""The story speaks of "Friday" and carries no date to hang it on.

What: the copy names a weekday, or "tomorrow", in its own voice; the story has no time of publication, nor does its copy
    name a date; and it is a finished page: the file it was read from had none, or it has a dateline and only a caption
    is dated. A draft in the newsroom gets its date when it goes out, and is not asked.
Why: found a month later, by search or in a cutting, "Friday" is any Friday.
Example: a page whose only date is the one in its photo captions.
Source: every style guide on datelines; schema.org's `datePublished`.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.storydate import published_on
from standfirst.desk.text.quotes import quoted_spans
from standfirst.desk.text.times import Time, times
from standfirst.story import Note, NoteKind, Part, Passage

_PAGE = example("The council met on Friday.", captions=("The hall on Friday, May 16, 2025.",))
_READ = (Note(NoteKind.MISSING, "No time of publication was found."),)

FLAGGED = (
    (_PAGE.but(located="OSLO"), "deep_look[0]", "on Friday"),
    (example("The council met on Friday.").but(notes=_READ), "deep_look[0]", "on Friday"),
)
CLEAN = (
    _PAGE,
    _PAGE.but(located="OSLO", first_published=datetime(2025, 5, 16, 8, tzinfo=UTC)),
    example("The council met on Friday, May 16, 2025. It meets again on Monday.").but(notes=_READ),
    example("The council met in May.").but(notes=_READ),
    example("The council met on Friday.").but(located="OSLO"),
)

_TIME = re.compile(r"\b(?:time|date) of publication\b", re.IGNORECASE)
_COPY = (Part.DEEP_LOOK, Part.STANDFIRST, Part.HEADLINE, Part.QUICK_LOOK)


@rule(Level.QUERY)
def undated(analysis: Analysis) -> Iterator[Remark]:
    story = analysis.story
    if published_on(story) is not None:
        return
    printed = [(passage, time) for passage in analysis.passages for time in times(passage.text)]
    dates = [each for each in printed if each[1].month is not None and each[1].day is not None]
    if any(passage.part in _COPY for passage, _ in dates):
        return
    missing = any(note.kind is NoteKind.MISSING and _TIME.search(note.message) for note in story.notes)
    if not missing and not (dates and (story.located or story.agency)):
        return
    hanging = [each for each in printed if each[0].part in _COPY and _hangs(*each)]
    if not hanging:
        return
    passage, time = min(hanging, key=lambda each: each[0].part is not Part.DEEP_LOOK)
    span = Span(passage.place, time.start, time.end, time.text)
    message = f'Nothing dates this story, and it speaks of "{time.text}". Give it the day it is of.'
    if dates:
        where, date = dates[0]
        there = Span(where.place, date.start, date.end, date.text)
        message = (
            f'Nothing dates this story but {where.name} ("{date.text}"), and it speaks of "{time.text}". '
            "Give it the day it is of."
        )
        yield Remark(message, (span, there))
    else:
        yield Remark(message, (span,))


def _hangs(passage: Passage, time: Time) -> bool:
    if any(start <= time.start < end for start, end, _ in quoted_spans(passage.text)):
        return False
    return (time.weekday is not None and time.month is None) or time.text.lower() in ("today", "tomorrow", "yesterday")
