"""On tonight's desk: what went out too late, and why."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.admin.tonight_panels import SlipsPanel
from standfirst.newsroom.lateness import late_ones

DAYS = 2


class LatePanel(SlipsPanel):
    """The stories that went out, or were taken back, more than a second after their time."""

    name = "late"
    title = "Later than planned"
    icon_name = "time"
    template_name = "newsroom/admin/tonight_late.html"


def panel(request: HttpRequest) -> LatePanel | None:
    """For tonight's desk; nothing where all went out in time."""
    late = late_ones(request.user, timezone.now() - timedelta(days=DAYS))
    rows = [
        {
            "headline": row.headline,
            "url": edit_url(row.article),
            "act": row.get_act_display(),
            "due": in_zone(row.due_at),
            "late": _how_late(row.seconds),
            "reason": row.reason,
        }
        for row in late[:8]
    ]
    return LatePanel(rows=rows) if rows else None


def _how_late(seconds: float) -> str:
    """ "3 s", "12 min", "5 h"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.0f} h"
