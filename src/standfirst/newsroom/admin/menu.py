"""The menu of a newsroom: what its people use, by the names they use."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea

_DROPPED = {"help", "snippets", "documents"}
_REPORTS = {"acts", "workflows", "rule-report"}
_RENAMED = {"images": "Pictures", "explorer": "Pages"}
_ORDER = {"images": 40, "explorer": 80}


def tonight() -> MenuItem:
    """For `register_admin_menu_item`: the way back to the first screen."""
    # The menu marks every item whose address the page's address begins with: without the fragment, always this one.
    return MenuItem(
        "Tonight’s desk", reverse("wagtailadmin_home") + "#tonight", name="tonight", icon_name="desk", order=10
    )


def main_menu(request: HttpRequest, items: list[Any]) -> None:
    """For `construct_main_menu`."""
    items[:] = [item for item in items if item.name not in _DROPPED]
    if not request.user.has_perm("newsroom.change_user"):
        items[:] = [item for item in items if item.name != "reports"]
    for item in items:
        item.label = _RENAMED.get(item.name, item.label)
        item.order = _ORDER.get(item.name, item.order)
    items.sort(key=lambda item: item.order)


def reports_menu(request: HttpRequest, items: list[Any]) -> None:
    """For `construct_reports_menu`: who did what, and what waits; the rest speaks of page trees."""
    items[:] = [item for item in items if item.name in _REPORTS]


def settings_menu(request: HttpRequest, items: list[Any]) -> None:
    """For `construct_settings_menu`: the publication comes first, and there is one site."""
    items[:] = [item for item in items if item.name not in ("sites", "redirects")]


def search_stories() -> SearchArea:
    """For `register_admin_search_area`: the search box of the menu finds stories first."""
    return StorySearch("Stories", reverse("stories:list"), name="stories", icon_name="story", order=1)


class StorySearch(SearchArea):
    """Shown to whoever may work on stories."""

    def is_shown(self, request: HttpRequest) -> bool:
        return any(request.user.has_perm(f"newsroom.{verb}_article") for verb in ("add", "change", "view"))
