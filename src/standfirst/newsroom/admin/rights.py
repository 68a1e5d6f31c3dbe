"""Rights by section in the admin: what Wagtail asks of a model is answered of the one story."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from wagtail.permission_policies import ModelPermissionPolicy

from standfirst.newsroom.models import Article
from standfirst.newsroom.visibility import Act, may, open_sections, sections_of, visible_to

_ACTS: dict[str, Act] = {"add": "add", "change": "edit", "view": "read"}
"""Wagtail's word for an act → ours, where they differ."""

_AT: dict[str, Act] = {
    "delete": "delete",
    "usage": "read",
    "history": "read",
    "history_results": "read",
    "revisions_view": "read",
    "revisions_compare": "read",
    "workflow_history": "read",
    "workflow_history_detail": "read",
    "workflow_preview": "read",
    "inspect": "read",
    "hold": "hold",
    "correct": "publish",
    "put_back": "publish",
    "take_down": "takedown",
    "revisions_unschedule": "publish",
    "unpublish": "publish",
    "lock": "lock",
}
"""What is done with the story at the address of this name below `/admin/stories/`; elsewhere it is edited."""


class SectionPolicy(ModelPermissionPolicy):
    """For `register_permission_policy`: rights over stories, asked of `visibility.may`."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return may(user, _act(action), instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> QuerySet[Any]:
        if not self.user_has_any_permission(user, actions):
            return Article.objects.none()
        return visible_to(user)

    def users_with_any_permission_for_instance(self, actions: Collection[str], instance: Any) -> QuerySet[Any]:
        users = self.users_with_any_permission(actions)
        allowed = [user.pk for user in users if any(may(user, _act(action), instance) for action in actions)]
        return users.filter(pk__in=allowed)


def _act(action: str) -> Act:
    known: Act = _ACTS.get(action, action)  # type: ignore[arg-type]
    return known


def guarded(patterns: list[URLPattern]) -> list[URLPattern]:
    """`patterns` of the stories' views, each of which answers only those who may do there what is done there.

    Where a view is let go on, `request.story` is the story's row as it was read for that.
    A story that one may not read is missing: the answer is the same, and is found by the same query.
    """
    return [_guarded(each) if _names_a_story(each) else each for each in patterns]


def _names_a_story(pattern: URLPattern) -> bool:
    return "pk" in getattr(pattern.pattern, "converters", {}) or "pk" in pattern.pattern.regex.groupindex


def _guarded(pattern: URLPattern) -> URLPattern:
    view: Callable[..., HttpResponse] = pattern.callback

    @wraps(view)
    def ask_first(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        act = _AT.get(pattern.name or "", "edit")
        request.story = require(request.user, act, kwargs["pk"], at=pattern.name or "")  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return URLPattern(pattern.pattern, ask_first, pattern.default_args, pattern.name)


def require(user: Any, act: Act, pk: Any, *, at: str = "") -> Article:
    """The story `pk`, if `user` may do `act` with it.

    Raises `Http404` where they may not read it, `PermissionDenied` where they may.
    """
    article = visible_to(user).select_related("section", "edition", "storyline").filter(pk=_number(pk)).first()
    if article is None:
        raise Http404("There is no such story, or it is not yours to read.")
    if at == "unlock":
        # Whoever locked a story may let it go.
        allowed = may(user, "unlock", article) or (article.locked_by_id == user.pk and may(user, "edit", article))
    elif at in ("workflow_action", "collect_workflow_action_data"):
        # Approving may publish. Who reads a story on its way without being able to publish signs by their task's group.
        allowed = may(user, "edit", article) and (
            not user.has_perm("newsroom.publish_article") or may(user, "publish", article)
        )
    else:
        allowed = may(user, act, article)
    if not allowed:
        raise PermissionDenied
    return article


def _number(pk: Any) -> int:
    try:
        return int(str(pk))
    except ValueError:
        raise Http404("There is no such story.") from None


def offer_own_sections(form: Any, user: Any) -> None:
    """Lets the form of a story name only sections into which `user` may put it."""
    field = form.fields.get("section")
    own = sections_of(user)
    if field is None or own is None:
        return
    field.queryset = open_sections(user)
    field.error_messages["invalid_choice"] = "You do not work for that section: choose one of your own."
    if form.instance.section_id is None and len(own) == 1 and not form.instance.pk:
        form.initial["section"] = next(iter(own))
