"""Times as the newsroom reads them: in the publication's own zone, with its name."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone


def in_zone(at: datetime) -> str:
    """ "21:30 TRT", with the day where it is not today: "yesterday, 21:30 EEST", "Mon 17 May, 06:00 CEST"."""
    from standfirst.newsroom.models import Publication

    zone = Publication.load().zone
    local, today = at.astimezone(zone), timezone.now().astimezone(zone).date()
    days = {
        today: "",
        today - timedelta(days=1): "yesterday, ",
        today + timedelta(days=1): "tomorrow, ",
    }
    day = days.get(local.date())
    if day is None:
        year = f" {local.year}" if local.year != today.year else ""
        day = f"{local:%a} {local.day} {local:%B}{year}, "
    return f"{day}{local:%H:%M} {_zone_name(local)}"


def _zone_name(local: datetime) -> str:
    name = local.tzname() or "UTC"
    # Zones without letters of their own are named by their offset, "+03".
    return name if name[0].isalpha() else f"UTC{name}"


def dateline_today() -> str:
    """Today as a newspaper's head prints it: "Friday 16 May 2025"."""
    from standfirst.newsroom.models import Publication

    now = timezone.now().astimezone(Publication.load().zone)
    return f"{now:%A} {now.day} {now:%B %Y}"
