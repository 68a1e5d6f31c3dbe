"""Choosing a story of ours, to link to it or to show its card: what is out, newest first, found by its headline."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from standfirst.newsroom.admin.counted import CountedPages
from standfirst.newsroom.models import Address
from standfirst.newsroom.story_search import with_words
from standfirst.newsroom.visibility import among_visible, readable_articles


class StorySearch(BaseFilterForm):
    """Finds by words of the headline, or by a pasted address."""

    q = forms.CharField(
        label="Search by headline or address",
        widget=forms.TextInput(attrs={"placeholder": "Headline or address"}),
        required=False,
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        wanted = self.cleaned_data.get("q")
        if wanted:
            self.is_searching, self.search_query = True, wanted
            path = "/" + wanted.partition("://")[2].partition("/")[2] if "://" in wanted else wanted
            held = Address.objects.filter(path=path.partition("?")[0].partition("#")[0]).values("article")
            at_address = objects.filter(pk__in=held)
            objects = at_address if path.startswith("/") and at_address.exists() else with_words(objects, wanted)
        return super().filter(objects)


def choosable(user: Any) -> QuerySet[Any]:
    """The stories `user` may choose: those the world may read, of the sections this colleague works for."""
    return among_visible(readable_articles(), user)


class _StoriesMixin:
    filter_form_class = StorySearch
    results_template_name = "newsroom/admin/story_chooser_results.html"
    page_subtitle = ""
    ordering = ("-first_published_at", "-pk")
    paginator_class = CountedPages
    request: Any

    def get_object_list(self) -> QuerySet[Any]:
        return choosable(self.request.user).select_related("section")

    @property
    def columns(self) -> list[Column]:
        chooser: Any = self
        story = chooser.title_column
        story.label = "Story"
        return [
            story,
            Column("section", label="Section"),
            DateColumn("first_published_at", label="Published"),
        ]


class ChooseStoryView(_StoriesMixin, ChooseView):
    """The window in which a story is chosen."""


class ChooseStoryResultsView(_StoriesMixin, ChooseResultsView):
    """Its list, drawn anew while one searches."""


class StoryChosenView(SnippetChosenView):
    """What the editor is told of the story: its headline and where it is read."""

    def get_object(self, pk: Any) -> Any:
        return choosable(self.request.user).get(pk=pk)

    def get_chosen_response_data(self, item: Any) -> dict[str, Any]:
        return {**super().get_chosen_response_data(item), "address": item.address}


class StoriesChosenView(SnippetChosenMultipleView):
    """The same for several at once."""

    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        return choosable(self.request.user).filter(pk__in=[pk for pk in pks if pk.isdigit()])


class StoryChooser(SnippetChooserViewSet):
    """Wagtail's chooser, by our rule who may choose what."""

    icon = "story"
    choose_view_class = ChooseStoryView
    choose_results_view_class = ChooseStoryResultsView
    chosen_view_class = StoryChosenView
    chosen_multiple_view_class = StoriesChosenView
    choose_one_text = "Choose a story"
    choose_another_text = "Choose another story"
    edit_item_text = "Edit this story"
