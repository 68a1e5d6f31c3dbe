"""The views a story is written, edited and listed in."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, QuerySet
from django.forms.utils import ErrorDict, ErrorList
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.admin.widgets import Button
from wagtail.models import Revision
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    UnpublishView,
    WorkflowActionView,
)

from standfirst.newsroom.admin.actions import StoryActionMenu
from standfirst.newsroom.admin.both_kept import (
    WILL_BE_MERGED,
    base_of,
    hold_open,
    keep_beside,
    lead_to_both,
    waiting,
)
from standfirst.newsroom.admin.counted import CountedPages
from standfirst.newsroom.admin.desk_panel import DeskSidePanel
from standfirst.newsroom.admin.draft_looks import DraftLooksMixin
from standfirst.newsroom.admin.held import HeldMixin, edit_url, send_back
from standfirst.newsroom.admin.notes_panel import NotesSidePanel
from standfirst.newsroom.admin.rights import offer_own_sections
from standfirst.newsroom.admin.slugs import slug_taken
from standfirst.newsroom.admin.trash_views import in_the_trash
from standfirst.newsroom.gate import Hold, PublishingHeld
from standfirst.newsroom.models import LegalHold
from standfirst.newsroom.signing.looks import note_confirmed
from standfirst.newsroom.story_search import with_words
from standfirst.newsroom.trash import not_trashed
from standfirst.newsroom.visibility import among_visible, is_held, may, open_sections


class StoryFilters(WagtailFilterSet):
    """How the list of stories is narrowed."""

    state = django_filters.ChoiceFilter(
        label="State",
        method="by_state",
        choices=[
            ("live", "Live"),
            ("draft", "Draft"),
            ("changed", "Live, with changes"),
            ("scheduled", "Scheduled"),
            ("held", "On legal hold"),
        ],
    )

    class Meta:
        from standfirst.newsroom.models import Article as model

        fields = ("section", "label", "edition", "storyline")

    def by_state(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        if value == "scheduled":
            waiting = Revision.objects.filter(
                approved_go_live_at__isnull=False, base_content_type=ContentType.objects.get_for_model(queryset.model)
            )
            return queryset.filter(pk__in=[int(each) for each in waiting.values_list("object_id", flat=True)])
        if value == "held":
            return queryset.filter(pk__in=LegalHold.objects.filter(lifted_at__isnull=True).values("article"))
        states = {
            "live": Q(live=True),
            "draft": Q(live=False),
            "changed": Q(live=True, has_unpublished_changes=True),
        }
        return queryset.filter(states[value])


class StoriesView(IndexView):
    """Every story its reader may read, newest first."""

    paginator_class = CountedPages

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return with_words(queryset, self.search_query) if self.is_searching else queryset

    def get_base_queryset(self) -> QuerySet[Any]:
        stories: QuerySet[Any] = super().get_base_queryset()
        stories = not_trashed(among_visible(stories, self.request.user))
        return stories.select_related("section").prefetch_related("article_authors__person")

    def get_edit_url(self, instance: Any) -> str | None:
        url: str | None = super().get_edit_url(instance)
        if url is None and may(self.request.user, "hold", instance):
            return reverse("stories:hold", args=[instance.pk])
        return url

    @property
    def header_more_buttons(self) -> list[Any]:
        buttons: list[Any] = super().header_more_buttons
        return [*buttons, Button("Trash", url=reverse("stories:trash"), icon_name="bin", priority=90)]


class _StoryFormMixin(DraftLooksMixin, HeldMixin):
    """What writing a new story and editing one share."""

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)  # type: ignore[misc]
        offer_own_sections(form, self.request.user)
        return form

    def save_instance(self) -> Any:
        view: Any = self
        article = view.form.instance
        before = type(article).objects.get(pk=article.pk).latest_revision if article.pk else None
        saved = super().save_instance()  # type: ignore[misc]
        note_confirmed(saved, before, view.new_revision, self.request.user)
        return saved

    def publish_action(self) -> HttpResponse | None:
        user = self.request.user
        if not may(user, "publish", self.object):
            own = ", ".join(each.name for each in open_sections(user))
            raise PublishingHeld([Hold(f"You publish for {own}: choose the section it is to appear in.", "section")])
        answer: HttpResponse | None = super().publish_action()  # type: ignore[misc]
        return answer

    def get_side_panels(self) -> MediaContainer:
        view: Any = self
        panels = [panel for panel in super().get_side_panels() if not isinstance(panel, ChecksSidePanel)]  # type: ignore[misc]
        if not view.expects_json_response and not getattr(view, "hydrate_create_view", False):
            article = view.form.instance
            panels.insert(0, DeskSidePanel(article, view.request, check_url=self._check_url(article)))
            panels.append(NotesSidePanel(article, view.request))
        return MediaContainer(panels)

    def _get_action_menu(self) -> StoryActionMenu:
        view: Any = self
        if view.view_name == "create":
            return StoryActionMenu(view.request, view="create", model=view.model)
        return StoryActionMenu(
            view.request, view=view.view_name, instance=self.object, locked_for_user=view.locked_for_user
        )

    def _check_url(self, article: Any) -> str:
        return reverse("stories:check", args=[article.pk]) if article.pk else reverse("stories:check_new")

    def get_success_url(self) -> str:
        # A desk stays with its story: what comes next is the page, or the next query.
        return edit_url(self.object)

    def get_success_message(self, instance: Any = None) -> str:
        view: Any = self
        story = instance or self.object
        stored = type(story).objects.get(pk=story.pk)
        if view.action == "publish":
            waiting = stored.scheduled_revision
            if waiting and waiting.pk == stored.latest_revision_id:
                return f"“{story}” is scheduled for {_local(waiting.approved_go_live_at)}."
            return f"“{story}” is published."
        words = {
            "create": "“%s” is saved as a draft.",
            "edit": "“%s” is saved.",
            "submit": "“%s” is with the desk for approval.",
            "restart-workflow": "“%s” is with the desk for approval again.",
            "cancel-workflow": "“%s” is taken back from approval.",
            "workflow-action": "Noted. “%s” is " + ("published." if stored.live else "still a draft."),
        }
        return words.get(view.action, "“%s” is saved.") % story

    def get_success_buttons(self) -> list[Any]:
        stored = type(self.object).objects.get(pk=self.object.pk)
        if stored.live and stored.address:
            return [messages.button(stored.address, "Read the page", new_window=True)]
        return []


def _local(at: Any) -> str:
    from standfirst.newsroom.admin.clock import in_zone

    return in_zone(at) if at else "later"


class NewStoryView(_StoryFormMixin, CreateView):
    """An empty story."""

    page_title = "New"

    def get_initial_form_instance(self) -> Any:
        from standfirst.newsroom.models import Publication

        publication = Publication.load()
        article = self.model(agency=publication.agency, language="")
        article.deep_look = [("text", "")]
        person = getattr(self.request.user, "person", None)
        if person and self.request.method == "GET":
            from standfirst.newsroom.models import ArticleAuthor

            article.article_authors = [ArticleAuthor(person=person, sort_order=0)]
        return article


class EditStoryView(_StoryFormMixin, EditView):
    """A story, and the desk beside it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return in_the_trash(request, self.object) or super().dispatch(request, *args, **kwargs)

    def get_available_actions(self) -> list[str]:
        actions: list[str] = super().get_available_actions()
        if "publish" in actions and self.object.live:
            actions.append("correct")
        return actions

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_held(self.object) and not self.expects_json_response:
            messages.warning(request, "This story is on legal hold: it can be worked on, but nothing of it goes out.")
        if not self.expects_json_response and (kept := waiting(self.object, request.user)):
            there = reverse("stories:merge", args=[self.object.pk, kept])
            text = 'What you wrote while a colleague saved is kept beside this. <a href="{}">Merge the two</a>'
            messages.warning(request, format_html(text, there))
        if not self.expects_json_response:
            hold_open(self.object, request.user)
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer

    @property
    def header_more_buttons(self) -> list[Any]:
        buttons: list[Any] = super().header_more_buttons
        if may(self.request.user, "hold", self.object):
            address = reverse("stories:hold", args=[self.object.pk])
            buttons = [*buttons, Button("Legal hold", url=address, icon_name="lock", priority=40)]
        return buttons

    def is_valid(self, form: Any) -> bool:
        valid: bool = super().is_valid(form)
        if getattr(self, "produced_error_code", None) == "invalid_revision":
            self.produced_error_message = WILL_BE_MERGED
        return valid

    @property
    def _is_overtaken(self) -> bool:
        """Whether a colleague, or another window, saved the story after the form that is sent was opened."""
        theirs = self.object.latest_revision
        # What this very form saved by itself Wagtail does not count in a form that is sent: `saved_here.js` says so.
        saved_here = theirs and self.request.POST.get("autosaved_revision") == str(theirs.pk)
        return bool(theirs and self.is_out_of_date and not saved_here)

    def form_valid(self, form: Any) -> HttpResponse:
        if self._is_overtaken and not self.expects_json_response:
            # Wagtail would write over what a colleague saved since this form was opened.
            user, theirs = self.request.user, self.object.latest_revision
            with transaction.atomic():
                base = base_of(self.object, self.request.POST, user)
                kept = keep_beside(form.save(commit=False), theirs, user, base)
            return lead_to_both(self.object, kept)
        answer: HttpResponse = super().form_valid(form)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.request.method == "POST" and self._is_overtaken:
            # A form that is sent back for a field it cannot have is still as old as it was: told that it is of today,
            # it would write over the colleague when it is sent again.
            self.__dict__["latest_revision_created_at"] = self.request.POST.get("loaded_revision_created_at", "")
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context

    def correct_action(self) -> HttpResponse:
        """The draft is saved; what remains is the word to the readers."""
        return HttpResponseRedirect(f"{reverse('stories:correct', args=[self.object.pk])}?kind=correction")

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        if self.request.method == "GET" and self.request.GET.get("held"):
            problem = slug_taken(form.instance)
            if problem:
                form._errors = ErrorDict(slug=ErrorList([problem]))
        return form


class WithdrawView(UnpublishView):
    """Takes a story back, after asking."""

    page_title = "Withdraw"
    success_message = "“%(object)s” is withdrawn: readers who open it are told so."
    template_name = "newsroom/admin/withdraw.html"

    def unpublish(self) -> None:
        self.object.withdraw(self.request.user, note=" ".join(self.request.POST.get("note", "").split())[:1000])

    def get_success_buttons(self) -> list[Any]:
        return [messages.button(reverse("stories:put_back", args=[self.object.pk]), "Undo")]

    def get_next_url(self) -> str:
        return edit_url(self.object)


class ApproveView(WorkflowActionView):
    """Approving publishes: what the gate refuses is undone whole and said."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except PublishingHeld as held:
            back = send_back(request, self.object, held)
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                return self.render_modal_json(request, {"step": "success", "redirect": back["Location"]})
            return back


__all__ = [
    "ApproveView",
    "EditStoryView",
    "NewStoryView",
    "StoriesView",
    "StoryFilters",
    "WithdrawView",
    "timezone",
]
