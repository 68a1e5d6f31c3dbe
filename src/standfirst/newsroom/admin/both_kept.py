"""Two colleagues wrote on one story at once: both drafts are kept, and the second is led to where they are merged."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from standfirst.newsroom.models import Article

WILL_BE_MERGED = "A colleague saved it meanwhile. Save, and you merge the two."
KEPT, MERGED, LET_GO = "standfirst.kept_beside", "standfirst.merged", "standfirst.let_go"


def keep_beside(mine: Any, theirs: Revision, user: Any, base: str = "") -> Revision:
    """Puts `mine`, a draft made from a form that was opened before `theirs` was saved, on record beside it.

    The draft of the story stays `theirs`. What is kept is dated just before it, so that nobody's open form
    takes it for something newer. `base` is the number of the revision the form was opened at.
    """
    kept: Revision = Revision.objects.create(
        content_object=mine,
        base_content_type=mine.get_base_content_type(),
        user=user,
        created_at=theirs.created_at - timedelta(microseconds=1),
        content=mine.serializable_data(),
        object_str=str(mine),
    )
    data = {"beside": theirs.pk, "kept": kept.pk, "base": int(base) if base.isdecimal() else None}
    log(mine, KEPT, user=user, revision=kept, data=data)
    return kept


def lead_to_both(article: Any, kept: Revision) -> HttpResponseRedirect:
    """To the page on which the two become one."""
    return HttpResponseRedirect(reverse("stories:merge", args=[article.pk, kept.pk]))


def kept_of(article: Article, kept: int) -> tuple[Revision, Revision | None] | None:
    """The draft `kept` beside the story's own, and the one both were written from if it is known and still there.

    None when no such draft waits: there never was one, or it was merged or let go.
    """
    entry = _entries(article).filter(action=KEPT, data__kept=kept).first()
    if entry is None or _entries(article).filter(action__in=(MERGED, LET_GO), data__kept=kept).exists():
        return None
    drafts = article.revisions.in_bulk([kept, *filter(None, [entry.data.get("base")])])
    mine = drafts.get(kept)
    return (mine, drafts.get(entry.data.get("base"))) if mine else None


def waiting(article: Article, user: Any) -> int | None:
    """The number of a draft of `user` that is kept beside the story's own and neither merged nor let go."""
    acts = _entries(article).filter(user=user, action__in=(KEPT, MERGED, LET_GO)).order_by("pk")
    open_drafts: dict[int, None] = {}
    for action, data in acts.values_list("action", "data"):
        if action == KEPT and "kept" in data:
            open_drafts[data["kept"]] = None
        else:
            open_drafts.pop(data.get("kept"), None)
    return next(reversed(open_drafts), None)


def tell_of_merging(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Wagtail's word that a colleague saved what is open here says that saving writes over it; here it does not."""
    if answer.status_code != 200:
        return answer
    told = json.loads(answer.content)
    first = next(iter(told.get("other_sessions", ())), None)
    if not first or not first["revision_id"]:
        return answer
    own = Revision.objects.filter(pk=first["revision_id"], user=request.user).exists()
    told["html"] += render_to_string("newsroom/admin/saved_meanwhile.html", {"who": first["user"], "own": own})
    return JsonResponse(told)


def _entries(article: Article) -> Any:
    return ModelLogEntry.objects.for_instance(article)


@hooks.register("register_log_actions")
def register_acts(actions: Any) -> None:
    actions.register_action(KEPT, "Keep beside", "Saved after a colleague had; kept beside the colleague's version")
    actions.register_action(MERGED, "Merge", "Merged two versions into one")
    actions.register_action(LET_GO, "Let go", "Let go of a version that was kept beside a colleague's")
