"""Finds dates, weekdays, parts of the day and relative days, and the words that order events."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.text.folding import fold, stem
from standfirst.desk.text.lists import FUNCTION
from standfirst.desk.text.words import words


class Time(NamedTuple):
    """An expression of time: code points `start` to `end` of the text.

    `weekday` 0 is Monday; `month` and `day` of a date, `year`; `part` is morning, afternoon, evening or night;
    `clock` a time of day as written; `relative` days from the day of speaking ("tomorrow" is 1). None or ""
    where the words do not say.
    """

    start: int
    end: int
    text: str
    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    clock: str = ""
    relative: int | None = None

    @property
    def exact(self) -> bool:
        """Whether it names less than a whole day: a part of it or an hour."""
        return bool(self.part or self.clock)


class Order(NamedTuple):
    """An event put before, during or after another: code points `start` to `end` from the word to the end of
    the event; `relation` is one of those three words; `event` the stems of the words that name the event."""

    start: int
    end: int
    text: str
    relation: str
    event: tuple[str, ...]


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = {
    name: number
    for number, forms in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug"),
            *("september sept sep", "october oct", "november nov", "december dec"),
        ),
        1,
    )
    for name in forms.split()
}
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?:,?\ (?P<year>\d{4})\b)?"
_PART = r"(?P<part>morning|afternoon|evening|night)"
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY_MONTH = rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?{_MONTH.replace('P<month>', 'P<month2>')}"
_WEEKDAY = rf"(?P<weekday>{'|'.join(day.title() for day in _WEEKDAYS)})"
_PARTS = ("morning", "afternoon", "evening", "night")
_MONTH_HINTS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIMES = tuple(
    (hints, re.compile(pattern))
    for hints, pattern in (
        (
            ("day",),
            rf"\b(?:(?:[Oo]n|[Ll]ast|[Nn]ext|[Ee]arly|[Ll]ate)\ )?{_WEEKDAY}\b(?:\ {_PART}\b)?"
            rf"(?:,?\ (?:the\ )?(?:{_MONTH}\ {_DAY}(?:st|nd|rd|th)?\b|{_DAY_MONTH}){_YEAR})?",
        ),
        (_MONTH_HINTS, rf"\b{_MONTH}\ {_DAY}(?:st|nd|rd|th)?\b{_YEAR}"),
        (_MONTH_HINTS, rf"\b{_DAY}(?:st|nd|rd|th)?\ (?:of\ )?{_MONTH}\b{_YEAR}"),
        (
            ("oday", "esterday", "omorrow", "onight", "vernight"),
            rf"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Oo]vernight)\b(?:\ {_PART}\b)?",
        ),
        (_PARTS, rf"\b(?:[Tt]his|[Ll]ast|[Tt]he same|[Tt]hat)\ {_PART}\b"),
        (_PARTS, rf"\b[Ii]n\ the\ {_PART}\b"),
        (_PARTS, rf"\b(?:[Oo]n\ )?[Tt]he\ {_PART}\ (?:of|before|after)\b"),
        (
            ("oon", "idnight", ".m.", "am", "pm", "GMT", "BST"),
            r"\b(?:[Aa]t\ )?(?P<clock>\d{1,2}(?:[:.]\d{2})?\ ?(?:[ap]\.m\.|[ap]m\b|GMT\b|BST\b)"
            r"|[Nn]oon\b|[Mm]idnight\b)",
        ),
        (
            ("before", "earlier", "after", "later"),
            r"\b[Tt]he\ (?:day|night|week|month|year)\ (?P<before>before|earlier|after|later)\b",
        ),
    )
)
"""Each pattern with what a text must hold, one of them at least, to be worth its time."""
_HINTS = frozenset(hint for hints, _ in _TIMES for hint in hints)
_WORDS = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}


@lru_cache(maxsize=1024)
def times(text: str) -> tuple[Time, ...]:
    """The expressions of time in `text` in order; overlapping readings yield the longest."""
    taken: set[int] = set()
    found: list[Time] = []
    held = {hint for hint in _HINTS if hint in text}
    for hints, pattern in _TIMES:
        if held.isdisjoint(hints):
            continue
        for match in pattern.finditer(text):
            made = _time(match)
            if made is not None and made.start not in taken and made.end - 1 not in taken:
                taken.update(range(made.start, made.end))
                found.append(made)
    return tuple(sorted(found, key=lambda time: time.start))


def _time(match: re.Match[str]) -> Time | None:
    parts = match.groupdict()
    if parts.get("day2"):
        parts["day"], parts["month"] = parts["day2"], parts["month2"]
    month = _MONTHS[parts["month"].lower().rstrip(".")] if parts.get("month") else None
    day = int(parts["day"]) if parts.get("day") else None
    if day is not None and not 1 <= day <= 31:
        return None
    word = (parts.get("word") or "").lower()
    relative = _WORDS.get(word)
    part = parts.get("part") or ("night" if word in ("tonight", "overnight") else "")
    if parts.get("before"):
        relative = -1 if parts["before"] in ("before", "earlier") else 1
        relative = relative if "day" in match.group() else None
    weekday = _WEEKDAYS.index(parts["weekday"].lower()) if parts.get("weekday") else None
    year = int(parts["year"]) if parts.get("year") else None
    clock = fold(parts.get("clock") or "").replace(".", "").replace(" ", "")
    return Time(match.start(), match.end(), match.group(), weekday, year, month, day, part, clock, relative)


_RELATIONS = {
    "before": "before", "ahead of": "before", "prior to": "before", "after": "after", "following": "after",
    "during": "during", "amid": "during", "in the middle of": "during",
}  # fmt: skip
_ORDER = re.compile(r"\b(before|ahead of|prior to|after|following|during|in the middle of)\b ", re.IGNORECASE)
ORDERING = frozenset(("before", "ahead", "prior", "after", "following", "during", "middle"))
"""A text without one of these words, folded, has no `orders`."""
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those"))
_END = re.compile(r"[.,;:!?()—–\n\"“”]")


@lru_cache(maxsize=1024)
def orders(text: str) -> tuple[Order, ...]:
    """The words of `text` that put something before, during or after a named event, in order."""
    found = []
    for match in _ORDER.finditer(text):
        stop = _END.search(text, match.end(), match.end() + 80)
        limit = stop.start() if stop else min(len(text), match.end() + 80)
        event: list[str] = []
        end = match.end()
        for word in words(text[match.end() : limit]):
            if word.folded in FUNCTION:
                if event:
                    break
                if word.folded not in _DETERMINERS:
                    break
                continue
            if len(event) == 4 or word.folded in ("including", "saying", "adding", "according"):
                break
            event.append(stem(word.text))
            end = match.end() + word.end
        if event:
            relation = _RELATIONS[match.group(1).lower()]
            found.append(Order(match.start(), end, text[match.start() : end], relation, tuple(event)))
    return tuple(found)
