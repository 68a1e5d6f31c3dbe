"""The lawyer's page of a story: what it says, the hold on it, and the privileged notes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.admin.rights import require
from standfirst.newsroom.handover import handover
from standfirst.newsroom.legal import HoldError, lift_hold, log_actions, note, place_hold, standing_hold
from standfirst.newsroom.models import LegalHold
from standfirst.newsroom.visibility import may
from standfirst.story import plain_text

hooks.register("register_log_actions", log_actions)


class HoldView(WagtailAdminTemplateMixin, TemplateView):
    """GET shows it; POST `act` is place, lift or note (with `text`). Only those who may hold stories come here."""

    model: Any = None
    template_name = "newsroom/admin/hold.html"
    page_title = "Legal hold"
    header_icon = "lock"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.article = require(request.user, "hold", kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    def get_page_subtitle(self) -> str:
        return str(self.article)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": reverse("stories:list"), "label": "Stories"},
            {"url": "", "label": self.page_title, "sublabel": str(self.article)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft = self.article.get_latest_revision_as_object()
        story = handover(draft)
        holds = LegalHold.objects.filter(article=self.article).select_related("placed_by", "lifted_by")
        return {
            **super().get_context_data(**kwargs),
            "article": self.article,
            "story": story,
            "paragraphs": [plain_text(block.html) for block in story.deep_look if block.html],
            "hold": standing_hold(self.article),
            "holds": [_told(each) for each in holds.prefetch_related("notes__by")],
            "edit_url": edit_url(self.article) if may(self.request.user, "edit", self.article) else "",
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self._do(request.POST.get("act"), request.POST.get("text", ""))
        except HoldError as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(reverse("stories:hold", args=[self.article.pk]))

    def _do(self, act: str | None, text: str) -> None:
        user = self.request.user
        if act == "place":
            hold = place_hold(self.article, user)
            if text.strip():
                note(hold, text, user)
            messages.success(self.request, "The story is on legal hold. Readers find nothing at its address.")
        elif act == "lift":
            lift_hold(self.article, user)
            messages.success(self.request, "The hold is lifted. The story stays off until an editor publishes it.")
        elif act == "note":
            standing = standing_hold(self.article)
            if standing is None:
                raise HoldError("No legal hold stands on this story, so there is nothing to note on it.")
            note(standing, text, user)


def _told(hold: LegalHold) -> dict[str, Any]:
    return {
        "standing": hold.lifted_at is None,
        "placed": in_zone(hold.placed_at),
        "placed_by": str(hold.placed_by or "somebody who has left"),
        "lifted": in_zone(hold.lifted_at) if hold.lifted_at else "",
        "lifted_by": str(hold.lifted_by or ""),
        "notes": [(in_zone(each.at), str(each.by or ""), each.text) for each in hold.notes.all()],
    }
