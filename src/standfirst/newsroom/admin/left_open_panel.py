"""On tonight's desk: what is out with queries left open."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.signing.left_open import LeftOpen, left_open


class LeftOpenPanel(Component):
    """The stories readers have whose queries nobody has answered yet."""

    name = "left_open"
    template_name = "newsroom/admin/left_open.html"

    def __init__(self, stories: list[LeftOpen]) -> None:
        self.stories = stories

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            "stories": [
                {
                    "headline": str(each.article),
                    "url": f"{edit_url(each.article)}#sign-off",
                    "since": in_zone(each.since),
                    "count": len(each.questions),
                    "first": each.questions[0].message,
                }
                for each in self.stories
            ]
        }


def panel(request: HttpRequest) -> LeftOpenPanel | None:
    """For `tonight_panels.register`."""
    stories = list(left_open(request.user))
    return LeftOpenPanel(stories) if stories else None
