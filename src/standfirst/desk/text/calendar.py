"""Reads expressions of time as days of the calendar: against the day a story was published, or by themselves."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from standfirst.desk.text.times import Time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def exists(time: Time) -> bool:
    """Whether the day of `time` is in the calendar; true where it names no month and day. February has 29 days
    where no year is named."""
    if time.month is None or time.day is None:
        return True
    if time.year is not None and not 1 <= time.year <= 9999:
        return True
    days = monthrange(time.year if time.year is not None else 2024, time.month)[1]
    return 1 <= time.day <= days


def resolve(time: Time, published: date | None = None) -> date | None:
    """The day that `time` names. A date without a year is the one nearest to `published`, a weekday the one within
    six days of it that came last (or, after "next", comes next), "tomorrow" the day after it. None where the words and
    `published` do not tell."""
    if time.month is not None and time.day is not None:
        if not exists(time):
            return None
        if time.year is not None:
            return date(time.year, time.month, time.day) if 1 <= time.year <= 9999 else None
        return _nearest(time.month, time.day, published) if published else None
    if published is None:
        return None
    if time.relative is not None and time.text.lower().startswith(
        ("today", "tonight", "yesterday", "tomorrow", "over")
    ):
        return published + timedelta(days=time.relative)
    if time.weekday is not None and time.year is None:
        back = (published.weekday() - time.weekday) % 7
        if time.text.lower().startswith("next"):
            return published + timedelta(days=7 - back if back else 7)
        if time.text.lower().startswith("last") and not back:
            back = 7
        return published - timedelta(days=back)
    return None


def _nearest(month: int, day: int, published: date) -> date | None:
    found = []
    for year in (published.year - 1, published.year, published.year + 1):
        if 1 <= year <= 9999 and day <= monthrange(year, month)[1]:
            found.append(date(year, month, day))
    return min(found, key=lambda each: abs((each - published).days), default=None)


def in_words(day: date) -> str:
    """ "Friday, May 16, 2025"."""
    return f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}"
