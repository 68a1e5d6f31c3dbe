"""The screen on which an editor arranges the front page or an edition, by keyboard or by pointer."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from standfirst.newsroom import arranging
from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.models import Arrangement, Article, Edition, Publication
from standfirst.newsroom.visibility import may, readable_articles

OFFERED = 40


class ArrangeView(WagtailAdminTemplateMixin, TemplateView):
    """GET: the places taken, and the stories that could take one. POST: a new order, now or from a time on."""

    template_name = "newsroom/admin/arrange.html"
    header_icon = "list-ol"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may(request.user, "publish", None):
            raise PermissionDenied
        pk = kwargs.get("pk")
        self.edition = get_object_or_404(Edition, pk=pk) if pk else None
        return super().dispatch(request, *args, **kwargs)

    @property
    def page_title(self) -> str:
        return str(self.edition) if self.edition else "Front page"

    @property
    def here(self) -> str:
        return arrange_url(self.edition)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": "", "label": f"Arrange: {self.page_title}"},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        current = arranging.in_force(self.edition)
        places = arranging.arranged(self.edition)
        stories = {each.pk: each for each in self._stories().filter(pk__in=places)}
        offered = [each for each in self._stories()[: OFFERED + arranging.MOST] if each.pk not in places][:OFFERED]
        return {
            **super().get_context_data(**kwargs),
            "edition": self.edition,
            "fronts": [(None, "Front page", arrange_url(None))]
            + [(each, str(each), arrange_url(each)) for each in Edition.objects.all()],
            "current": current,
            "is_arranged": bool(places),
            "by": current.by if current and places else None,
            "since": in_zone(current.from_at) if current and places else "",
            "places": [_row(stories[pk]) for pk in places if pk in stories],
            "lost": sum(pk not in stories for pk in places),
            "offered": [_row(each) for each in offered],
            "waiting": [_to_come(each) for each in arranging.waiting(self.edition)],
            "most": arranging.MOST,
            "zone": Publication.load().time_zone,
            "public_url": self.edition.get_absolute_url() if self.edition else "/",
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        said = request.POST
        if "cancel" in said:
            self._cancel(said["cancel"])
        elif "by_the_clock" in said:
            arranging.arrange(self.edition, (), request.user)
            messages.success(request, f"{self.page_title}: the clock has the say again, newest first.")
        else:
            self._arrange(said)
        return HttpResponseRedirect(self.here)

    def _arrange(self, said: Any) -> None:
        chosen = [int(each) for each in said.getlist("story") if each.isascii() and each.isdigit() and len(each) < 19]
        there = set(self._stories().filter(pk__in=chosen).values_list("pk", flat=True))
        chosen = [pk for pk in chosen if pk in there]
        try:
            from_at = _moment(said.get("from_at", ""), Publication.load().zone)
        except ValueError:
            messages.error(self.request, "The time was not understood. Nothing was changed.")
            return
        if not chosen:
            messages.error(self.request, "No story has a place. Give at least one a place, or let the clock decide.")
            return
        overtaken = self._arranged_since(said)
        made = arranging.arrange(self.edition, chosen, self.request.user, from_at)
        when = f"from {in_zone(made.from_at)} on" if made.from_at > timezone.now() else "now"
        messages.success(self.request, f"{self.page_title} is arranged, {when}.")
        if overtaken:
            messages.warning(self.request, overtaken)

    def _arranged_since(self, said: Any) -> str:
        """Whose order is about to be replaced by one made without having seen it, and what it was; "" for nobody's."""
        current = arranging.in_force(self.edition)
        if current is None or said.get("current", str(current.pk)) == str(current.pk):
            return ""
        headlines = [str(place.article) for place in current.places.select_related("article")]
        order = "; ".join(f"{number}. {each}" for number, each in enumerate(headlines, 1)) or "newest first"
        return f"{current.by or 'A colleague'} had arranged it after you opened this page. Theirs was: {order}."

    def _cancel(self, wanted: str) -> None:
        found = None
        if wanted.isascii() and wanted.isdigit() and len(wanted) < 19:
            found = Arrangement.objects.filter(pk=int(wanted), edition=self.edition, from_at__gt=timezone.now()).first()
        if found is None:
            messages.error(self.request, "That arrangement is in force already, or was cancelled.")
            return
        arranging.cancel(found, self.request.user)
        messages.success(self.request, "The arrangement is cancelled.")

    def _stories(self) -> QuerySet[Article]:
        found = readable_articles().select_related("section").order_by("-first_published_at", "-pk")
        return found.filter(edition=self.edition) if self.edition else found


def arrange_url(edition: Edition | None) -> str:
    """The address of the screen."""
    return reverse("newsroom_arrange_edition", args=[edition.pk]) if edition else reverse("newsroom_arrange")


def _row(article: Article) -> dict[str, Any]:
    at = article.first_published_at
    return {
        "pk": article.pk,
        "headline": str(article),
        "section": article.section.name if article.section else "",
        "at": in_zone(at) if at else "",
    }


def _to_come(arrangement: Arrangement) -> dict[str, Any]:
    headlines = [str(place.article) for place in arrangement.places.select_related("article")]
    return {"pk": arrangement.pk, "at": in_zone(arrangement.from_at), "by": arrangement.by, "headlines": headlines}


def _moment(text: str, zone: ZoneInfo) -> datetime | None:
    """The time of a datetime-local field in the publication's zone; None for an empty one. Raises `ValueError`."""
    if not text.strip():
        return None
    return datetime.fromisoformat(text.strip()).replace(tzinfo=zone)


def urls() -> list[Any]:
    """For `register_admin_urls`."""
    return [
        path("arrange/", ArrangeView.as_view(), name="newsroom_arrange"),
        path("arrange/<int:pk>/", ArrangeView.as_view(), name="newsroom_arrange_edition"),
    ]


class _ArrangeItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, "publish", None)


def menu_item() -> MenuItem:
    """For `register_admin_menu_item`."""
    return _ArrangeItem("Front page", reverse("newsroom_arrange"), name="arrange", icon_name="list-ol", order=30)
