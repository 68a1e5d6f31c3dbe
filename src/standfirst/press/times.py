"""Times as pages print them: always in the publication's zone, and always saying which."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import dateformat


def in_words(at: datetime, zone: ZoneInfo) -> str:
    """`16 May 2025, 21:05 BST`; a zone without letters of its own is written `UTC+3`."""
    local = at.astimezone(zone)
    return f"{dateformat.format(local, 'j F Y, H:i')} {zone_name(local)}"


def short(at: datetime, zone: ZoneInfo) -> str:
    """`16 May, 21:05`: for lists, where the page says the zone elsewhere."""
    return dateformat.format(at.astimezone(zone), "j M, H:i")


def day(at: datetime, zone: ZoneInfo) -> str:
    """`16 May 2025`."""
    return dateformat.format(at.astimezone(zone), "j F Y")


def for_machines(at: datetime, zone: ZoneInfo) -> str:
    """ISO 8601 to the second with the offset of the zone, as in `2025-05-16T21:05:00+03:00`."""
    return at.astimezone(zone).isoformat(timespec="seconds")


def zone_name(local: datetime) -> str:
    """The zone's letters at that time, as in `EDT`; where it has none, its distance from UTC."""
    name = local.tzname() or ""
    if name.isalpha():
        return name
    minutes = int((local.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}" if minutes else "UTC"
