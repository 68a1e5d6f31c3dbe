"""Wagtail's own addresses that name stories of every section: answered without those one may not read."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action.dispatcher import index as bulk_action
from wagtail.admin.views.editing_sessions import ping
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.models import ModelLogEntry
from wagtail.utils.urlpatterns import decorate_urlpatterns

from standfirst.newsroom.admin.both_kept import tell_of_merging
from standfirst.newsroom.admin.rights import require
from standfirst.newsroom.models import Article, Tag
from standfirst.newsroom.visibility import sections_of, visible_to


def _hidden_from(user: Any, prefix: str = "") -> Q:
    """What a report's rows must not be about; every row is about an object that `prefix` leads to."""
    kind = ContentType.objects.get_for_model(Article)
    visible = visible_to(user).order_by().annotate(key=Cast("pk", CharField())).values("key")
    field = "content_type" if prefix == "log" else f"{prefix}base_content_type"
    about_a_story = Q(**{field: kind})
    return about_a_story & ~Q(**{"object_id__in" if prefix == "log" else f"{prefix}object_id__in": visible})


class StoriesInWorkflow(WorkflowView):
    def get_queryset(self) -> QuerySet[Any]:
        states: QuerySet[Any] = super().get_queryset()
        user = self.request.user
        return states if sections_of(user) is None else states.exclude(_hidden_from(user))


class TasksOfStories(WorkflowTasksView):
    def get_queryset(self) -> QuerySet[Any]:
        states: QuerySet[Any] = super().get_queryset()
        user = self.request.user
        return states if sections_of(user) is None else states.exclude(_hidden_from(user, "workflow_state__"))


class WhoDidWhat(LogEntriesView):
    def filter_queryset(self, queryset: Any) -> Any:
        found = super().filter_queryset(queryset)
        user = self.request.user
        if sections_of(user) is None or found.model is not ModelLogEntry:
            return found
        return found.exclude(_hidden_from(user, "log"))


def who_else(request: HttpRequest, object_id: str, session_id: int) -> HttpResponse:
    """Wagtail's notice that others edit the same story, for those who may edit it."""
    require(request.user, "edit", object_id)
    answer: HttpResponse = ping(request, "newsroom", "article", object_id, session_id)
    return tell_of_merging(request, answer)


def many(request: HttpRequest, action: str) -> HttpResponse:
    """What is done with many stories at once: those one may not read are as if they had not been named."""
    if sections_of(request.user) is not None:
        named = request.GET.getlist("id")
        visible = visible_to(request.user)
        if "all" not in named:
            visible = visible.filter(pk__in=[each for each in named if each.isdigit() and len(each) < 19])
        asked = request.GET.copy()
        asked.setlist("id", [str(pk) for pk in visible.values_list("pk", flat=True)])
        if not asked.getlist("id"):
            raise Http404("None of these stories is there, or yours to read.")
        request.GET = asked  # type: ignore[assignment]
    answer: HttpResponse = bulk_action(request, "newsroom", "article", action)
    return answer


def tags(request: HttpRequest) -> HttpResponse:
    """The tags that begin with `term`, of stories one may read: a tag may be the first word of a secret."""
    term = request.GET.get("term", "").strip()
    if not term:
        return JsonResponse([], safe=False)
    found = Tag.objects.filter(name__istartswith=term)
    if sections_of(request.user) is not None:
        found = found.filter(tagged_articles__content_object__in=visible_to(request.user)).distinct()
    return JsonResponse(list(found.order_by("name").values_list("name", flat=True)[:10]), safe=False)


def urls() -> list[URLPattern]:
    """To be included at `admin/` before Wagtail's own, which answer the same addresses."""
    found = [
        path("editing-sessions/ping/newsroom/article/<str:object_id>/<int:session_id>/", who_else),
        path("bulk/newsroom/article/<str:action>/", many),
        path("tag-autocomplete/", tags),
        path("tag-autocomplete/newsroom/tag/", tags),
    ]
    for address, view in (
        ("workflow", StoriesInWorkflow),
        ("workflow_tasks", TasksOfStories),
        ("site-history", WhoDidWhat),
    ):
        found.append(path(f"reports/{address}/", view.as_view()))
        found.append(path(f"reports/{address}/results/", view.as_view(results_only=True)))
    guarded: list[URLPattern] = decorate_urlpatterns(found, require_admin_access)
    return guarded
