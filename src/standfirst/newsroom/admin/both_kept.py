"""Two colleagues wrote on one story at once: both drafts are kept, and the second is led to where they are merged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from wagtail import hooks
from wagtail.admin.models import EditingSession
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from standfirst.newsroom.models import Article

WILL_BE_MERGED = "A colleague saved it meanwhile. Save, and you merge the two."
KEPT, MERGED, LET_GO = "standfirst.kept_beside", "standfirst.merged", "standfirst.let_go"


def keep_beside(mine: Any, theirs: Revision, user: Any, base: int | None = None) -> Revision:
    """Puts `mine`, a draft made from a form that was opened before `theirs` was saved, on record beside it.

    The draft of the story stays `theirs`. What is kept is dated just before it, so that nobody's open form
    takes it for something newer. `base` is the number of the revision both were written from, if it is known.
    """
    kept: Revision = Revision.objects.create(
        content_object=mine,
        base_content_type=mine.get_base_content_type(),
        user=user,
        created_at=theirs.created_at - timedelta(microseconds=1),
        content=mine.serializable_data(),
        object_str=str(mine),
    )
    data = {"beside": theirs.pk, "kept": kept.pk, "base": base}
    log(mine, KEPT, user=user, revision=kept, data=data)
    return kept


def hold_open(article: Article, user: Any) -> None:
    """Keeps a copy of what `user` opens now, if a colleague may be at work on it.

    The colleague's browser saves by itself over what it saved before, so that the draft both set out from would be
    gone when the two are merged. The copy has the time of the draft it is of, by which `base_of` finds it.
    """
    latest = article.latest_revision
    if latest is None or latest.user_id in (None, user.pk):
        return
    at_work = EditingSession.objects.filter(
        content_type=ContentType.objects.get_for_model(Article), object_id=str(article.pk), user=latest.user_id
    )
    if not at_work.exists() or article.revisions.filter(created_at=latest.created_at).exclude(pk=latest.pk).exists():
        return
    Revision.objects.create(
        content_object=article,
        base_content_type=latest.base_content_type,
        user=latest.user,
        created_at=latest.created_at,
        content=latest.content,
        object_str=latest.object_str,
    )


def base_of(article: Article, sent: Mapping[str, str], user: Any) -> int | None:
    """The number of the draft that the form `sent` was written from: what it last saved by itself, or was opened at.

    None where that is not known any more: a colleague's browser has saved over it since.
    """
    saved_here = sent.get("autosaved_revision", "")
    if saved_here.isdecimal() and len(saved_here) < 19:
        found = article.revisions.filter(pk=int(saved_here), user=user).values_list("pk", flat=True).first()
        if found is not None:
            return int(found)
    try:
        at = parse_datetime(sent.get("loaded_revision_created_at", ""))
    except ValueError:
        return None
    return article.revisions.filter(created_at=at).values_list("pk", flat=True).order_by("pk").last() if at else None


def stamp(revision: Revision) -> str:
    """Names `revision` as it is now: a browser that saves by itself writes over what it saved before."""
    return f"{revision.pk}@{revision.created_at.isoformat()}"


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
