"""Two colleagues wrote on one story at once: both versions are kept, and the second is told who was first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.models import Revision

from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.admin.held import edit_url


def keep_beside(mine: Any, theirs: Revision, user: Any) -> Revision:
    """Puts `mine`, a draft made from a form that was opened before `theirs` was saved, on record beside it.

    The draft of the story stays `theirs`. What is kept is dated just before it, so that nobody's open form
    takes it for something newer.
    """
    kept: Revision = Revision.objects.create(
        content_object=mine,
        base_content_type=mine.get_base_content_type(),
        user=user,
        created_at=theirs.created_at - timedelta(microseconds=1),
        content=mine.serializable_data(),
        object_str=str(mine),
    )
    log(mine, "standfirst.kept_beside", user=user, revision=kept, data={"beside": theirs.pk})
    return kept


def tell_both(request: HttpRequest, article: Any, kept: Revision, theirs: Revision) -> HttpResponse:
    """Back to the form, which holds `theirs`; says who saved, and leads to both side by side."""
    who = "You" if theirs.user_id == request.user.pk else str(theirs.user or "A colleague")
    where = ", in another window," if theirs.user_id == request.user.pk else ""
    messages.warning(
        request,
        format_html(
            "<strong>{who}{where} saved this story at {at}, after you had opened it.</strong> Nothing is lost and "
            "nothing went out: the form holds what was saved then, and what you wrote is kept beside it. "
            '<a href="{compare}">See both side by side</a>, or <a href="{mine}">put yours into the form</a>.',
            who=who,
            where=where,
            at=in_zone(theirs.created_at),
            compare=reverse("stories:revisions_compare", args=[article.pk, theirs.pk, kept.pk]),
            mine=reverse("stories:revisions_revert", args=[article.pk, kept.pk]),
        ),
    )
    return HttpResponseRedirect(edit_url(article))


@hooks.register("register_log_actions")
def register_acts(actions: Any) -> None:
    actions.register_action(
        "standfirst.kept_beside", "Keep beside", "Saved after a colleague had; kept beside the colleague's version"
    )
