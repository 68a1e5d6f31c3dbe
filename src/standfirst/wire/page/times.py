"""Lines that say when the story was published or updated; a time counts only with its zone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from standfirst.story import NoteKind
from standfirst.wire.page.draft import Draft
from standfirst.wire.page.lines import Line

TIME = "time"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_LEAD = re.compile(
    r"(?:first |last |originally )?(published|posted|updated|last updated|last modified|modified|created|date|"
    r"publication date|released|issued|edited)\b(?: on| at)?[:\s]+",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\s*[|·•;,(/–—-]?\s*\(?\b((?:last )?(?:updated|modified))\b", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?)?")
_DMY = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?{_MONTH},? (\d{{4}})", re.IGNORECASE)
_MDY = re.compile(rf"{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})? ?(a\.?m\.?|p\.?m\.?)?(?![\d])", re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT)? ?([+\-−])(\d{1,2}):?(\d{2})?(?!\d)")
_ZONE = re.compile(r"\(?\b([A-Z]{1,5})\b\)?")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? ", re.IGNORECASE)
_OWN_WORDS = (
    "first last originally published posted updated modified created date publication released issued edited on at of "
    "mon tue wed thu fri sat sun am pm st nd rd th utc gmt"
)
_OWN = frozenset((*(word[:3] for word in _OWN_WORDS.split()), *_MONTHS))
_ALONE = 80  # characters of a line that is nothing but a date

_ZONES: dict[str, tuple[float, str]] = {
    "UTC": (0, "UTC"), "GMT": (0, "UTC"), "Z": (0, "UTC"),
    "EST": (-5, "America/New_York"), "EDT": (-4, "America/New_York"),
    "CST": (-6, "America/Chicago"), "CDT": (-5, "America/Chicago"),
    "MST": (-7, ""), "MDT": (-6, "America/Denver"),
    "PST": (-8, "America/Los_Angeles"), "PDT": (-7, "America/Los_Angeles"),
    "WET": (0, "Europe/Lisbon"), "WEST": (1, "Europe/Lisbon"), "BST": (1, "Europe/London"),
    "CET": (1, "Europe/Berlin"), "CEST": (2, "Europe/Berlin"),
    "EET": (2, "Europe/Athens"), "EEST": (3, "Europe/Athens"),
    "TRT": (3, ""), "MSK": (3, ""), "SAST": (2, ""), "WAT": (1, ""), "EAT": (3, ""), "PKT": (5, ""),
    "SGT": (8, ""), "HKT": (8, ""), "JST": (9, ""), "KST": (9, ""), "AWST": (8, ""),
    "AEST": (10, "Australia/Sydney"), "AEDT": (11, "Australia/Sydney"),
    "NZST": (12, "Pacific/Auckland"), "NZDT": (13, "Pacific/Auckland"),
}  # fmt: skip
"""Zones that news pages print: hours from UTC, and the place whose clock tells whether the zone was in force."""

_CLOCKS = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}


def claim_time(draft: Draft, line: Line) -> bool:
    """Claims `line` if it is a line of dates; what it says goes to the draft, or to a note if it has no zone."""
    text = line.text
    if len(text) > 200 or line.bullet:
        return False
    lead = _LEAD.match(text)
    if lead:
        if not _date(text[lead.end() : lead.end() + 60]):
            return False
        updated = lead[1].casefold() in ("updated", "last updated", "last modified", "modified", "edited")
        rest = text[lead.end() :]
    else:
        rest = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
        date = _date(rest[:40])
        if len(text) > _ALONE or not date or date[1] != 0 or not _only_time(rest[date[2] :]):
            return False
        updated = False
    line.claimed = TIME
    if _leftover(text):
        draft.note(NoteKind.DROPPED, "Only the time was taken of this line.", line)
    second = _UPDATED.search(rest)
    if second and not updated:
        _take(draft, line, rest[: second.start()], updated=False)
        _take(draft, line, rest[second.end() :], updated=True)
    else:
        _take(draft, line, rest, updated=updated)
    return True


def _leftover(text: str) -> bool:
    """Whether a line of dates has words that tell of something else."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return any(word.casefold()[:3] not in _OWN and word not in _ZONES and word not in _CLOCKS for word in words)


def _only_time(text: str) -> bool:
    """Whether nothing stands after a date but a clock, a zone or an update."""
    update = _UPDATED.search(text)
    if update:
        text = text[: update.start()]
    return (
        sum(char.isalpha() for char in text) <= 12 and not text.rstrip().endswith((".", "!", "?"))
    ) or text.endswith("m.")


def _take(draft: Draft, line: Line, text: str, *, updated: bool) -> None:
    what = "update" if updated else "publication"
    field = "version_created" if updated else "first_published"
    when = moment(text)
    if isinstance(when, str):
        draft.note(NoteKind.DOUBTFUL, f"The time of {what} was not taken: {when}", line)
        return
    if getattr(draft, field) not in (None, when):
        draft.note(NoteKind.DOUBTFUL, f"A second time of {what} was left out.", line)
        return
    setattr(draft, field, when)
    zone = _in_force(text, when)
    if zone:
        draft.note(NoteKind.DOUBTFUL, f"The time of {what} is in {zone}, which was not in force on that day.", line)


def moment(text: str) -> datetime | str:
    """The moment `text` names, or a sentence saying what it lacks: the day, the hour, a zone, a zone we know."""
    date = _date(text)
    if not date:
        return "the day cannot be read."
    day, start, end = date
    if day is None:
        return "there is no such day."
    iso = _ISO.match(text, start)
    clock: tuple[int, int] | None
    if iso and iso[4]:
        clock, after = (int(iso[4]), int(iso[5])), text[end:]
    else:
        clock, after = _clock(text[end:])
        if clock is None:
            clock, _ = _clock(text[:start])
            after = text[:start] if clock is not None else after
    if clock is None:
        return "the line gives a day but no hour."
    if not (clock[0] < 24 and clock[1] < 60):
        return "there is no such hour."
    naive = day.replace(hour=clock[0], minute=clock[1])
    offset = _OFFSET.search(after)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes > 14 * 60:
            return "there is no such zone."
        return naive.replace(tzinfo=timezone((-1 if offset[1] != "+" else 1) * timedelta(minutes=minutes)))
    for found in _ZONE.finditer(after):
        if found[1] in _ZONES:
            return naive.replace(tzinfo=timezone(timedelta(hours=_ZONES[found[1]][0])))
        if found[1] in _CLOCKS:
            local = _offset_at(_CLOCKS[found[1]], naive)
            return (
                naive.replace(tzinfo=timezone(local)) if local is not None else f"the zone {found[1]} is unknown here."
            )
        if found[1] not in ("AM", "PM"):
            return f"the zone {found[1]} is not one this reader can tell; give the offset, as in +02:00."
    return "the hour has no zone."


def _date(text: str) -> tuple[datetime | None, int, int] | None:
    """The day named in `text` and where it starts and ends; the day is None if there is no such day."""
    for pattern, order in ((_ISO, "ymd"), (_MDY, "mdy"), (_DMY, "dmy")):
        found = pattern.search(text[:120])
        if found:
            parts = dict(zip(order, found.groups(), strict=False))
            month = parts["m"] if parts["m"].isdigit() else str(_MONTHS.index(parts["m"][:3].casefold()) + 1)
            try:
                return datetime(int(parts["y"]), int(month), int(parts["d"])), found.start(), found.end()  # noqa: DTZ001
            except ValueError:
                return None, found.start(), found.end()
    return None


def _clock(text: str) -> tuple[tuple[int, int] | None, str]:
    """The first time of day in `text`, and what follows it."""
    for found in _CLOCK.finditer(text[:60]):
        if not (found[2] or found[3]):
            continue
        hour = int(found[1])
        half = (found[3] or "").casefold()[:1]
        if half:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if half == "p" else 0)
        return (hour, int(found[2] or 0)), text[found.end() :]
    return None, text


def _offset_at(place: str, naive: datetime) -> timedelta | None:
    try:
        return naive.replace(tzinfo=ZoneInfo(place)).utcoffset()
    except (KeyError, OSError, ValueError, OverflowError):  # no time zone data on this machine
        return None


def _in_force(text: str, when: datetime) -> str:
    """The zone in `text` if the clocks of its place stood otherwise at that moment; else empty."""
    for found in _ZONE.finditer(text):
        hours, place = _ZONES.get(found[1], (0, ""))
        if place and place != "UTC":
            local = _offset_at(place, when.replace(tzinfo=None))
            if local is not None and local != timedelta(hours=hours):
                return found[1]
    return ""
