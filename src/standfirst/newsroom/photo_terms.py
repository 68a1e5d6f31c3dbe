"""What the terms of a picture say in words: until when it may be shown, and where."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.? {_MONTH.replace('(', '(?P<m2>', 1)},? (?P<y2>\d{{4}})"
    rf"|{_MONTH.replace('(', '(?P<m3>', 1)} (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y3>\d{{4}})"
    rf"|(?P<d4>\d{{1,2}})\.(?P<m4>\d{{1,2}})\.(?P<y4>\d{{4}}))"
)
_ENDS = re.compile(
    rf"\b(?:until|till|through|expir(?:es?|ing|y)(?: date)?(?: on)?:?|(?:used?|usage|publication) (?:up to|by|after)"
    rf"|not? (?:use |usage )?after|end(?:s|ing)?(?: on)?|up to) (?:and including )?(?:the )?{_DATE}",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\b(?:embargo|not? (?:to be )?(?:for )?(?:use|used|publication|release|released)|hold)\w*\b[^.;]*"
                     r"\b(?:until|till|before)\b", re.IGNORECASE)  # fmt: skip
_ABBREVIATED = re.compile(r"\b(jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;\n](?=\s|$)|\n")
_PRINT_ONLY = re.compile(
    r"\b(?:print(?:ed)?(?: (?:use|media|editions?))? only|only (?:in|for) print"
    r"|no(?:t)? (?:for )?(?:the )?(?:internet|online|web(?:sites?)?|digital)(?: use)?\b)",
    re.IGNORECASE,
)
_ONLINE_ONLY = re.compile(
    r"\b(?:online|web(?:site)?|internet|digital)(?: use| publication| media)? only\b"
    r"|\bonly (?:for |to be used )?(?:online|on (?:the )?(?:web|internet))\b|\bno(?:t for)? print\b",
    re.IGNORECASE,
)
_LONGEST = 4_000


def where_of(terms: str) -> str:
    """`online` or `print` where the words say that it may be shown only there, else ""."""
    terms = terms[:_LONGEST]
    if _ONLINE_ONLY.search(terms):
        return "online"
    return "print" if _PRINT_ONLY.search(terms) else ""


def last_day_of(terms: str) -> date | None:
    """The last day that the words give; None where they give none, or a day from which on it may be used."""
    for sentence in _SENTENCE.split(_ABBREVIATED.sub(r"\1", terms[:_LONGEST])):
        sentence = " ".join(sentence.split())
        match = _ENDS.search(sentence)
        if match and not _BEGINS.search(sentence[: match.end()]) and (day := _day(match)):
            return day
    return None


def _day(match: re.Match[str]) -> date | None:
    said = {name[0]: text for name, text in match.groupdict().items() if text}
    month = said["m"].casefold()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    try:
        return date(int(said["y"]), number, int(said["d"]))
    except ValueError:
        return None


def end_of(day: date, zone: tzinfo) -> datetime:
    """The first moment after `day`, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


def moment_of(said: str, zone: tzinfo) -> datetime | None:
    """When the right ends that a field of metadata gives, as in `2026-06-01`, `20260601` or with a time and zone.

    A day alone counts to its end, in `zone`. None for what is no date.
    """
    said = " ".join(said.split())
    match = re.match(r"(\d{4})[-:]?(\d\d)[-:]?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?\s?(Z|[+-]\d\d:?\d\d)?)?", said)
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return end_of(day, zone)
        at = time(int(match[4]), int(match[5]), int(match[6] or 0))
        return datetime.combine(day, at, _zone(match[7]) or zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zone(said: str | None) -> tzinfo | None:
    if not said:
        return None
    if said == "Z":
        return UTC
    minutes = int(said[1:3]) * 60 + int(said[-2:])
    return timezone(timedelta(minutes=-minutes if said[0] == "-" else minutes))
