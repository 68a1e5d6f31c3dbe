"""Throwing drafts away, looking into the trash, taking back; and duplicating a story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.generic import ListView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.snippets.views.snippets import DeleteView, EditView

from standfirst.newsroom import trash
from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.duplicate import duplicate
from standfirst.newsroom.models import Article, LegalHold, Trashed
from standfirst.newsroom.visibility import is_held, may, visible_to

LISTED = 100


class DeleteStoryView(DeleteView):
    """Throws a draft away: it lies in the trash. What went out is on record: it is withdrawn, not thrown away."""

    page_title = "Throw away"

    def get_template_names(self) -> list[str]:
        return ["newsroom/admin/throw_away.html"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_held(self.object):
            messages.error(request, f"“{self.object}” is on legal hold: nothing of it can be deleted.")
            return HttpResponseRedirect(edit_url(self.object))
        if self.object.version:
            messages.error(request, str(trash.OnRecord(self.object)))
            return HttpResponseRedirect(edit_url(self.object))
        return super().dispatch(request, *args, **kwargs)

    def delete_action(self) -> None:
        trash.throw_away(self.object, self.request.user)

    def get_success_message(self) -> str:
        return format_html(
            '“{}” lies in the trash. <a href="{}">Look into the trash</a>', self.object, reverse("stories:trash")
        )


class TrashView(WagtailAdminTemplateMixin, ListView):
    """The drafts in the trash, the last thrown away first. POST `restore` or `delete` with a story's number."""

    template_name = "newsroom/admin/trash.html"
    page_title = "Trash"
    header_icon = "bin"
    context_object_name = "trashed"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("newsroom.change_article"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Any]:
        mine = visible_to(self.request.user).values("pk")
        return Trashed.objects.filter(article__in=mine).select_related("article__section", "by")[:LISTED]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": reverse("stories:list"), "label": "Stories"},
            {"url": "", "label": "Trash"},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        user = self.request.user
        context["rows"] = [
            {
                "pk": each.pk,
                "headline": each.article.get_latest_revision_as_object(),
                "section": each.article.section,
                "by": each.by,
                "at": in_zone(each.at),
                "may_delete": may(user, "delete", each.article),
            }
            for each in context["trashed"]
        ]
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        act = "restore" if "restore" in request.POST else "delete"
        wanted = request.POST.get(act, "")
        found = self._found(wanted)
        if found is None:
            messages.error(request, "That draft is not in the trash any more.")
        elif not may(request.user, "delete", found):
            raise PermissionDenied
        elif act == "delete" and LegalHold.objects.filter(article=found).exists():
            messages.error(request, f"“{found}” is or was on legal hold: nothing of it can be deleted.")
        elif act == "restore":
            trash.restore(found, request.user)
            messages.success(request, format_html('“{}” is back. <a href="{}">Edit it</a>', found, edit_url(found)))
        else:
            headline = str(found)
            found.delete()
            messages.success(request, f"“{headline}” is deleted for good.")
        return HttpResponseRedirect(reverse("stories:trash"))

    def _found(self, wanted: str) -> Article | None:
        if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 19):
            return None
        return visible_to(self.request.user).filter(pk=int(wanted), trashed__isnull=False).first()


class DuplicateStoryView(EditView):
    """Asks, then makes a new draft of a story's words."""

    page_title = "Duplicate"
    http_method_names = ("get", "post")

    def get_template_names(self) -> list[str]:
        return ["newsroom/admin/duplicate.html"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._held() or self.render_to_response(
            {
                "view": self,
                "object": self.object,
                "edit_url": edit_url(self.object),
                "header_title": "Duplicate",
                "breadcrumbs_items": [
                    {"url": reverse("stories:list"), "label": "Stories"},
                    {"url": edit_url(self.object), "label": str(self.object)},
                    {"url": "", "label": "Duplicate"},
                ],
                "page_title": "Duplicate",
                "header_icon": "copy",
            }
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if held := self._held():
            return held
        if not may(request.user, "add", self.object):
            raise PermissionDenied
        made = duplicate(self.object, request.user)
        messages.success(request, f"This is a new draft with the words of “{self.object}”. Nothing links the two.")
        return HttpResponseRedirect(edit_url(made))

    def _held(self) -> HttpResponse | None:
        if not is_held(self.object) or may(self.request.user, "hold", self.object):
            return None
        messages.error(self.request, f"“{self.object}” is on legal hold: its words may not be copied.")
        return HttpResponseRedirect(edit_url(self.object))


def in_the_trash(request: HttpRequest, article: Article) -> HttpResponse | None:
    """For the edit view: the way to the trash, if that is where `article` lies."""
    if not trash.is_trashed(article):
        return None
    messages.warning(request, f"“{article}” lies in the trash. Take it back to work on it.")
    return HttpResponseRedirect(reverse("stories:trash"))


def before_bulk_delete(request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any) -> Any:
    """For `before_bulk_action`: ticked drafts go into the trash, not away."""
    drafts = [each for each in objects if isinstance(each, Article)]
    if action_type != "delete" or not drafts:
        return None
    back = HttpResponseRedirect(get_valid_next_url_from_request(request) or reverse("stories:list"))
    for each in drafts:
        if not may(request.user, "delete", each):
            raise PermissionDenied
        if each.version:
            messages.error(request, str(trash.OnRecord(each)))
            return back
    for each in drafts:
        trash.throw_away(each, request.user)
    count = len(drafts)
    messages.success(request, f"{count} draft{'s' if count > 1 else ''} thrown away. They lie in the trash.")
    return back
