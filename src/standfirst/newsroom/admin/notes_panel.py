"""Colleagues' notes beside the copy: a side panel of the editor, and the addresses its script talks to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.side_panels import BaseSidePanel

from standfirst.newsroom import notes
from standfirst.newsroom.admin import tonight_panels
from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.admin.form_places import form_places
from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models import Article, ColleagueNote, User
from standfirst.newsroom.visibility import may

LISTED = 8
"""How many threads tonight's desk names."""


@dataclass(frozen=True, slots=True)
class ShownThread:
    """A thread as the panel draws it; `link` is what the editor's script needs to go to the words."""

    first: ColleagueNote
    answers: list[ColleagueNote]
    place: notes.Place | None
    link: str

    @property
    def is_lost(self) -> bool:
        return self.place is not None and self.place.passage is None


def threads(article: Article) -> list[ShownThread]:
    """The threads on the newest draft of `article`: open ones in the order of the page, then settled ones."""
    if not article.pk:
        return []
    found = ColleagueNote.objects.filter(article_id=article.pk, thread=None).select_related("by", "resolved_by")
    firsts = list(found.prefetch_related("answers__by"))
    if not firsts:
        return []
    draft = article.get_latest_revision_as_object()
    story = handover(draft)
    places = form_places(draft, story)
    order = {passage.place: number for number, passage in enumerate(notes.passages(story))}
    shown = []
    for first in firsts:
        place = notes.place_of(first, story)
        link = {}
        if place and place.passage:
            link = {**places.get(place.passage.place, {}), "start": place.start, "words": place.words}
        shown.append(ShownThread(first, list(first.answers.all()), place, json.dumps(link) if link else ""))

    def rank(thread: ShownThread) -> tuple[bool, int]:
        passage = thread.place.passage if thread.place else None
        return thread.first.resolved_at is not None, order.get(passage.place, -1) if passage else -1

    return sorted(shown, key=rank)


def drawn(article: Article, request: HttpRequest) -> dict[str, Any]:
    """What the script puts into the panel: its HTML, and how many threads are open."""
    shown = threads(article)
    opened = [thread for thread in shown if not thread.first.resolved_at]
    context = {
        "open_threads": opened,
        "settled": [thread for thread in shown if thread.first.resolved_at],
        "may_answer": may(request.user, "answer", article),
    }
    return {"html": render_to_string("newsroom/admin/notes.html", context, request=request), "open": len(opened)}


class NotesSidePanel(BaseSidePanel):
    """The notes on a story, beside it."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Toggle colleagues’ notes"
        icon_name = "comment"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            article = self.panel.object
            count = ColleagueNote.objects.filter(article_id=article.pk, thread=None, resolved_at=None).count()
            return {**super().get_context_data(parent_context), "count": count}

    name = "notes"
    title = "Notes"
    template_name = "newsroom/admin/notes_panel.html"
    order = 20

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(parent_context),
            **drawn(self.object, self.request),
            # With 0 for a story that was never saved: the script knows its number once it has one.
            "url": reverse("stories:notes", args=[self.object.pk or 0]),
            "colleagues": User.objects.filter(is_active=True).exclude(pk=self.request.user.pk).order_by("username"),
            "may_answer": may(self.request.user, "answer", self.object),
        }

    @property
    def media(self) -> forms.Media:
        return forms.Media(css={"all": ["newsroom/css/notes.css"]}, js=["newsroom/js/words.js", "newsroom/js/notes.js"])


@require_http_methods(["GET", "POST"])
def notes_view(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the notes on story `pk` as they are now. POST `act`: write, answer, resolve or reopen."""
    article = get_object_or_404(Article, pk=pk)
    if not may(request.user, "read", article):
        raise PermissionDenied
    if request.method == "POST":
        if not may(request.user, "answer", article):
            raise PermissionDenied
        try:
            _act(request, article)
        except (notes.NoteRefused, ColleagueNote.DoesNotExist) as error:
            message = str(error) if isinstance(error, notes.NoteRefused) else "That note is not there any more."
            return JsonResponse({"error": message}, status=422)
    return JsonResponse(drawn(article, request))


def _act(request: HttpRequest, article: Article) -> None:
    said, user = request.POST, request.user
    assert isinstance(user, User)  # noqa: S101 - the admin lets nobody else in
    act, text = said.get("act"), said.get("text", "")
    if act == "write":
        evidence = None
        if said.get("key"):
            evidence = notes.on_words(
                said["key"][:200], said.get("passage", "")[:100_000], _number(said, "start"), _number(said, "end")
            )
        notes.write(article, user, text, evidence=evidence)
        return
    thread = ColleagueNote.objects.get(pk=_number(said, "thread"), article=article, thread=None)
    if act == "answer":
        notes.answer(thread, user, text)
    elif act == "resolve":
        notes.resolve(thread, user)
    elif act == "reopen":
        notes.reopen(thread)
    else:
        raise notes.NoteRefused("Nothing was asked for.")


def _number(said: Any, name: str) -> int:
    text = said.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


class NotesForYou(tonight_panels.SlipsPanel):
    """On tonight's desk: what colleagues ask the reader of the page."""

    name = "notes"
    title = "Colleagues ask you"
    icon_name = "comment"
    template_name = "newsroom/admin/tonight_notes.html"


def _asked(thread: ColleagueNote) -> dict[str, Any]:
    last = [thread, *thread.answers.all()][-1]
    url = f"{edit_url(thread.article)}#note-{thread.pk}"
    return {"story": _headline(thread.article), "url": url, "note": last, "at": in_zone(last.at)}


def _headline(article: Article) -> str:
    revision = article.latest_revision
    return revision.object_str if revision else str(article)


def for_you(request: HttpRequest) -> Component | None:
    """For tonight's desk."""
    user = request.user
    found = list(notes.open_threads_for(user)) if isinstance(user, User) else []
    if not found:
        return None
    return NotesForYou(threads=[_asked(each) for each in found[:LISTED]], more=max(0, len(found) - LISTED))


tonight_panels.register(for_you, order=20)
