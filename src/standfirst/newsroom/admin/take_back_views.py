"""Undoing a withdrawal, and taking a story down for good."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from wagtail.snippets.action_menu import ActionMenuItem

from standfirst.newsroom.admin.held import edit_url, explain
from standfirst.newsroom.admin.story_act import StoryActView
from standfirst.newsroom.gate import PublishingHeld
from standfirst.newsroom.models import Article, Takedown
from standfirst.newsroom.takedown import take_down
from standfirst.newsroom.visibility import may


class PutBackView(StoryActView):
    """Publishes again what was withdrawn, word for word."""

    permission_required = "publish"
    form_class = forms.Form
    template_name = "newsroom/admin/put_back.html"
    page_title = "Undo the withdrawal"
    header_icon = "undo"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "withdrawal": self.article.withdrawals.last()}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            self.article.reinstate(self.request.user)
        except PublishingHeld as held:
            messages.error(self.request, explain(held))
            return HttpResponseRedirect(edit_url(self.article))
        link = format_html('<a href="{}" target="_blank" rel="noopener">Read the page</a>', self.article.address)
        messages.success(self.request, format_html("“{}” is back, as it was. {}", self.article, link))
        return HttpResponseRedirect(edit_url(self.article))


class TakeDownForm(forms.Form):
    """Why, and that the colleague knows what it means."""

    reason = forms.CharField(
        label="Why it is taken down",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For colleagues: who asked, which court, which file. Do not repeat what the story said.",
    )
    sure = forms.BooleanField(label="I know that nobody can undo this, and that our own record loses the words too")


class TakeDownView(StoryActView):
    """Takes a story down for good."""

    permission_required = "change"
    form_class = TakeDownForm
    template_name = "newsroom/admin/take_down.html"
    page_title = "Take down for good"
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may(request.user, "takedown", self.article):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        take_down(self.article, form.cleaned_data["reason"], user=self.request.user)
        messages.success(
            self.request,
            f"Story number {self.article.pk} is taken down. Its address says so; its words are gone from the site, "
            "from the search and from our record. Backups made before today still have them: see “Takedowns and older "
            "backups” in the operator’s guide.",
        )
        return HttpResponseRedirect(reverse("stories:list"))


class PutBackMenuItem(ActionMenuItem):
    """The way to undo a withdrawal."""

    name = "action-put-back"
    label = "Undo the withdrawal…"
    icon_name = "undo"

    def is_shown(self, context: dict[str, Any]) -> bool:
        article = context.get("instance")
        if context["view"] != "edit" or article is None or article.live or not article.version:
            return False
        undoable = article.withdrawals.filter(undone_at=None, revision__isnull=False).exists()
        return undoable and may(context["request"].user, "publish", article)

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("stories:put_back", args=[context["instance"].pk])


class TakeDownMenuItem(ActionMenuItem):
    """The way to a takedown, for the few who may."""

    name = "action-take-down"
    label = "Take down for good…"
    icon_name = "warning"

    def is_shown(self, context: dict[str, Any]) -> bool:
        article = context.get("instance")
        return context["view"] == "edit" and article is not None and may(context["request"].user, "takedown", article)

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("stories:take_down", args=[context["instance"].pk])


def put_back_item(model: Any) -> ActionMenuItem | None:
    """For `register_snippet_action_menu_item`."""
    return PutBackMenuItem(order=36) if model is Article else None


def take_down_item(model: Any) -> ActionMenuItem | None:
    """For `register_snippet_action_menu_item`."""
    return TakeDownMenuItem(order=90) if model is Article else None


def nothing_to_edit(request: HttpRequest, article: Any) -> HttpResponse | None:
    """For `before_edit_snippet`: a story that was taken down has no words to edit, and gets none."""
    if not isinstance(article, Article):
        return None
    takedown = Takedown.objects.filter(article=article).select_related("by").first()
    if takedown is None:
        return None
    by = f" by {takedown.by}" if takedown.by else ""
    messages.error(
        request, f"Story number {article.pk} was taken down for good{by}: {takedown.reason} It cannot be edited."
    )
    return HttpResponseRedirect(reverse("stories:list"))
