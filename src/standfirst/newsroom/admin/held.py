"""When publishing is held: the draft is safe, and the editor is told why and where."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from standfirst.newsroom.gate import Hold, PublishingHeld


def edit_url(article: Any) -> str:
    """The address of a story's edit form."""
    return reverse("stories:edit", args=[article.pk])


def explain(held: PublishingHeld) -> SafeString:
    """ "Not published. <reason>. The draft is saved." with a way to each place."""
    return format_html(
        "<strong>Not published.</strong> {} The draft is saved.",
        format_html_join(" ", "{}{}", ((hold.message, _way(hold)) for hold in held.holds)),
    )


def _way(hold: Hold) -> SafeString:
    if not hold.place:
        return SafeString("")
    return format_html(' <a href="#place-{0}" data-desk-place="{0}">Show it</a>.', hold.place)


def send_back(request: HttpRequest, article: Any, held: PublishingHeld) -> HttpResponse:
    """Back to the edit form, with the reasons; where only the word on a change is missing, to where it is asked."""
    if held.holds and all(hold.place == "act" for hold in held.holds):
        return HttpResponseRedirect(reverse("stories:correct", args=[article.pk]))
    messages.error(request, explain(held))
    return HttpResponseRedirect(f"{edit_url(article)}?held=1")


class HeldMixin:
    """For the create and edit views: what the gate refuses is a message, never an error page.

    The draft is saved before any of these actions begins, and stays; the action itself is undone whole.
    """

    request: HttpRequest
    object: Any

    def run_action_method(self) -> HttpResponse | None:
        try:
            with transaction.atomic():
                response: HttpResponse | None = super().run_action_method()  # type: ignore[misc]
                return response
        except PublishingHeld as held:
            return send_back(self.request, self.object, held)
