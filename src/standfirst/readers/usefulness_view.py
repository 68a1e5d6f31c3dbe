"""The report on usefulness: what readers opened, and how useful they found it, by section, story and week."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from standfirst.newsroom.models import Publication, Section
from standfirst.newsroom.visibility import visible_to
from standfirst.readers import usefulness

STRETCHES = ((1, "Today"), (7, "7 days"), (28, "4 weeks"), (91, "13 weeks"), (365, "A year"))
WEEKS = 13
_HEIGHT, _STEP = 100, 48
"""Of the drawing of weeks, in its own units."""


class UsefulnessView(WagtailAdminTemplateMixin, TemplateView):
    """GET `days` (one of `STRETCHES`) and `section` (its number)."""

    template_name = "readers/admin/usefulness.html"
    page_title = "Readers"
    header_icon = "view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _may_see(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [{"url": reverse("wagtailadmin_home"), "label": "Home"}, {"url": "", "label": "Readers"}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        days = next((days for days, _ in STRETCHES if str(days) == asked.get("days")), 28)
        today = timezone.now().astimezone(Publication.load().zone).date()
        stretch = usefulness.Stretch.until(today, days)
        stories = visible_to(self.request.user)
        sections = usefulness.by_section(stretch, stories)
        section = Section.objects.filter(slug=asked.get("section", "")).first()
        if section:
            stories = stories.filter(section=section)
        weeks = usefulness.by_week(today, WEEKS, stories)
        most = max((week.reads for week in weeks), default=0)
        return {
            **super().get_context_data(**kwargs),
            "stretches": STRETCHES,
            "days": days,
            "section": section,
            "sections": [(each, Section.objects.filter(pk=each.pk).first()) for each in sections],
            "stories": usefulness.by_story(stretch, stories),
            "total": usefulness.total(sections),
            "weeks_total": usefulness.total(weeks),
            "bars": [_bar(number, week, most) for number, week in enumerate(weeks)],
        }


def _bar(number: int, week: usefulness.Useful, most: int) -> dict[str, Any]:
    height = round(_HEIGHT * week.reads / most) if most else 0
    return {
        "week": week,
        "x": number * _STEP,
        "y": 20 + _HEIGHT - height,
        "height": height,
        "middle": number * _STEP + 20,
    }


def _may_see(request: HttpRequest) -> bool:
    return any(request.user.has_perm(f"newsroom.{verb}_article") for verb in ("change", "view", "publish"))


def urls() -> list[Any]:
    """For `register_admin_urls`."""
    return [path("readers/", UsefulnessView.as_view(), name="readers_usefulness")]


class _ReadersItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return _may_see(request)


def menu_item() -> MenuItem:
    """For `register_admin_menu_item`."""
    return _ReadersItem("Readers", reverse("readers_usefulness"), name="readers", icon_name="view", order=70)
