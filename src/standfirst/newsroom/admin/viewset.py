"""Stories in the admin: where each of their views lives."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail.admin.panels import Panel
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from standfirst.newsroom.admin.check_view import AnswerView, CheckOnCreateView, CheckOnEditView
from standfirst.newsroom.admin.correct_view import CorrectView
from standfirst.newsroom.admin.hold_view import HoldView
from standfirst.newsroom.admin.merge_view import MergeView
from standfirst.newsroom.admin.notes_panel import notes_view
from standfirst.newsroom.admin.panels import story_panels
from standfirst.newsroom.admin.rights import guarded
from standfirst.newsroom.admin.story_chooser import StoryChooser
from standfirst.newsroom.admin.story_views import (
    ApproveView,
    EditStoryView,
    NewStoryView,
    StoriesView,
    StoryFilters,
    WithdrawView,
)
from standfirst.newsroom.admin.take_back_views import PutBackView, TakeDownView
from standfirst.newsroom.admin.trash_views import DeleteStoryView, DuplicateStoryView, TrashView
from standfirst.newsroom.models import Article


class StoryViewSet(SnippetViewSet):
    """Everything the admin does with stories, below `/admin/stories/`."""

    model = Article
    icon = "story"
    menu_label = "Stories"
    menu_name = "stories"
    menu_order = 20
    add_to_admin_menu = True
    base_url_path = "stories"
    admin_url_namespace = "stories"
    chooser_base_url_path = "choose-story"
    chooser_admin_url_namespace = "choose_story"
    chooser_viewset_class = StoryChooser

    list_display = [
        "__str__",
        Column("section", label="Section", sort_key="section__name"),
        Column("author_names", label="Authors"),
        UpdatedAtColumn(),
        LiveStatusTagColumn(),
    ]
    filterset_class = StoryFilters
    list_per_page = 30
    # What was changed last stands first; revisions are numbered in time, and the column is indexed.
    ordering = ["-latest_revision_id", "-pk"]
    # The newsroom keeps no index of drafts: these few columns are searched as they are.
    search_backend_name = None
    search_fields = ["headline", "slugline", "standfirst"]
    copy_view_class = DuplicateStoryView

    index_view_class = StoriesView
    add_view_class = NewStoryView
    edit_view_class = EditStoryView
    delete_view_class = DeleteStoryView
    unpublish_view_class = WithdrawView
    workflow_action_view_class = ApproveView

    def get_edit_handler(self) -> Panel:
        return story_panels().bind_to_model(self.model)

    def get_urlpatterns(self) -> list[Any]:
        patterns = [
            path(
                "check/",
                self.construct_view(CheckOnCreateView, form_class=self.get_form_class()),
                name="check_new",
            ),
            path(
                "check/<str:pk>/",
                self.construct_view(CheckOnEditView, form_class=self.get_form_class(for_update=True)),
                name="check",
            ),
            path("trash/", self.construct_view(TrashView), name="trash"),
            path("notes/<int:pk>/", notes_view, name="notes"),
            path(
                "answer/<str:pk>/",
                self.construct_view(AnswerView, form_class=self.get_form_class(for_update=True)),
                name="answer",
            ),
            path("correct/<int:pk>/", self.construct_view(CorrectView), name="correct"),
            path("merge/<int:pk>/<int:kept>/", self.construct_view(MergeView), name="merge"),
            path("hold/<int:pk>/", self.construct_view(HoldView), name="hold"),
            path("put-back/<int:pk>/", self.construct_view(PutBackView), name="put_back"),
            path("take-down/<int:pk>/", self.construct_view(TakeDownView), name="take_down"),
            *super().get_urlpatterns(),
        ]
        return guarded(patterns)
