"""On tonight's desk: what is out with queries left open."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.admin.tonight_panels import SlipsPanel
from standfirst.newsroom.signing.left_open import LeftOpen, left_open


class LeftOpenPanel(SlipsPanel):
    """The stories readers have whose queries nobody has answered yet."""

    name = "left-open"
    title = "Out, with queries left open"
    icon_name = "blue-pencil"
    template_name = "newsroom/admin/left_open.html"


def panel(request: HttpRequest) -> LeftOpenPanel | None:
    """For `tonight_panels.register`."""
    stories = [_shown(each) for each in left_open(request.user)]
    return LeftOpenPanel(stories=stories) if stories else None


def _shown(story: LeftOpen) -> dict[str, Any]:
    return {
        "headline": str(story.article),
        "url": f"{edit_url(story.article)}#sign-off",
        "since": in_zone(story.since),
        "count": len(story.questions),
        "first": story.questions[0].message,
    }
