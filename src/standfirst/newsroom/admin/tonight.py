"""Tonight's desk: what waits, what the desk asks, what is scheduled, what went out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.core.cache import caches
from django.db.models import Count, Max
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Revision, TaskState

from standfirst import __version__
from standfirst.desk import Level
from standfirst.newsroom.admin.asked import Card, ask
from standfirst.newsroom.admin.clock import dateline_today, in_zone
from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.admin.pasted_story import MAX_CHARACTERS
from standfirst.newsroom.admin.tonight_panels import panels_for
from standfirst.newsroom.models import Article, DeskQuestion, Publication, PublishedVersion, SignedClaim
from standfirst.newsroom.trash import not_trashed
from standfirst.newsroom.visibility import may, sections_of, visible_to

DRAFTS = 12
"""How many drafts, newest first, the desk reads for this page."""
WENT_OUT = 12
_KEPT = 24 * 60 * 60


@dataclass(frozen=True)
class Waiting:
    """A story that somebody is to approve; `mine` when it is the reader of this page who sent it."""

    headline: str
    url: str
    by: str
    since: str
    mine: bool


@dataclass(frozen=True)
class Draft:
    """A draft and what the desk asks of it: the first card stands for all."""

    headline: str
    url: str
    by: str
    changed: str
    mine: bool
    live: bool
    summary: str
    to_answer: int
    stops: int
    first: Card | None


@dataclass(frozen=True)
class Printed:
    """A story with its time: when it goes out, or went."""

    headline: str
    url: str
    at: str
    section: str
    address: str = ""
    kind: str = ""


class TonightPanel(Component):
    """The whole first screen below its head."""

    name = "tonight"
    template_name = "newsroom/admin/tonight.html"
    order = 0

    def __init__(self, request: HttpRequest) -> None:
        self.panels = panels_for(request)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request: HttpRequest = parent_context["request"]
        user: Any = request.user
        can_write = user.has_perm("newsroom.add_article")
        return {
            "request": request,
            "csrf_token": parent_context.get("csrf_token"),
            "publication": Publication.load(),
            "today": dateline_today(),
            "now": in_zone(timezone.now()),
            "can_write": can_write,
            "can_publish": user.has_perm("newsroom.publish_article"),
            "write_url": reverse("stories:add"),
            "stories_url": reverse("stories:list"),
            "max_characters": MAX_CHARACTERS,
            "panels": self.panels,
            "waiting": list(waiting(user)),
            "drafts": list(drafts(user)),
            "scheduled": list(scheduled(user)),
            "went_out": list(went_out(user)),
        }

    @property
    def media(self) -> forms.Media:
        own = forms.Media(
            css={"all": ["newsroom/css/desk.css", "newsroom/css/tonight.css"]}, js=["newsroom/js/paste.js"]
        )
        return sum((panel.media for panel in self.panels), own)


def panels(request: HttpRequest, found: list[Any]) -> None:
    """For `construct_homepage_panels`: ours instead of Wagtail's, which know only pages of its tree."""
    found[:] = [TonightPanel(request)]


def waiting(user: Any) -> Iterator[Waiting]:
    """What waits for `user` to approve, and what `user` sent and others are to approve."""
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).select_related(
        "revision__user", "workflow_state__requested_by"
    )
    reviewable = set(TaskState.objects.reviewable_by(user).values_list("pk", flat=True))
    for state in states.order_by("started_at"):
        sender = state.workflow_state.requested_by
        mine = sender == user
        article = state.revision.content_object if state.revision else None
        if (state.pk in reviewable or mine) and isinstance(article, Article) and may(user, "read", article):
            draft = article.get_latest_revision_as_object()
            by = "you" if mine else str(sender or "")
            yield Waiting(str(draft), f"{edit_url(article)}#sign-off", by, in_zone(state.started_at), mine)


def drafts(user: Any) -> Iterator[Draft]:
    """The newest drafts with what the desk asks of each, those with questions first."""
    found = (
        not_trashed(visible_to(user))
        .filter(has_unpublished_changes=True)
        .exclude(pub_status="canceled")
        .select_related("latest_revision__user")
        .order_by("-latest_revision_id", "-pk")[:DRAFTS]
    )
    found = list(found)
    answers = _answers(found)
    listed = []
    for article in found:
        revision = article.latest_revision
        if revision is None or article.scheduled_revision == revision:
            continue
        headline, summary, to_answer, stops, first = _asked(article, revision, answers.get(article.pk, ""))
        author = revision.user
        listed.append(
            Draft(
                headline,
                edit_url(article),
                "you" if author == user else str(author or ""),
                in_zone(revision.created_at),
                author == user,
                article.live,
                summary,
                to_answer,
                stops,
                first,
            )
        )
    listed.sort(key=lambda draft: (draft.to_answer == 0,))
    yield from listed


def _answers(articles: list[Article]) -> dict[int, str]:
    """What changes with every answer given to, or taken back from, each of `articles`."""
    said: dict[int, str] = {}
    for model, at in ((DeskQuestion, "answered_at"), (SignedClaim, "at")):
        rows = model.objects.filter(article__in=articles, **{f"{at}__isnull": False})
        for pk, count, last in rows.values_list("article").annotate(Count("pk"), Max(at)):
            said[pk] = f"{said.get(pk, '')}:{count}-{last.timestamp()}"
    return said


def _asked(article: Article, revision: Revision, answers: str) -> tuple[str, str, int, int, Card | None]:
    """Headline, count in words, cards to answer, stops and first card of a revision with its `answers`; read once."""
    key = f"desk-asks:{__version__}:{revision.pk}:{revision.created_at.timestamp()}{answers}"
    kept: tuple[str, str, int, int, Card | None] | None = caches["process"].get(key)
    if kept is None:
        draft = article.get_latest_revision_as_object()
        asked = ask(draft)
        first = next((card for card in asked.cards if card.level in (Level.STOP, Level.QUERY)), None)
        kept = (str(draft), asked.summary, asked.to_answer, asked.count(Level.STOP), first)
        caches["process"].set(key, kept, _KEPT)
    return kept


def scheduled(user: Any) -> Iterator[Printed]:
    """What goes out by itself, the next first."""
    waiting = Revision.objects.filter(
        approved_go_live_at__isnull=False,
        base_content_type__app_label="newsroom",
        base_content_type__model="article",
    ).order_by("approved_go_live_at")
    for revision in waiting:
        article = revision.as_object()
        if not may(user, "read", article):
            continue
        yield Printed(str(article), edit_url(article), in_zone(revision.approved_go_live_at), _section(article))


def went_out(user: Any) -> Iterator[Printed]:
    """What readers got in the last 24 hours, the newest first."""
    since = timezone.now() - timedelta(hours=24)
    versions = PublishedVersion.objects.filter(at__gte=since)
    if sections_of(user) is not None:
        versions = versions.filter(article__in=visible_to(user))
    versions = versions.select_related("article__section").order_by("-at", "-pk")
    for version in versions[:WENT_OUT]:
        article = version.article
        yield Printed(
            str(article),
            edit_url(article),
            in_zone(version.at),
            _section(article),
            article.address if article.live else "",
            version.get_kind_display(),
        )


def _section(article: Any) -> str:
    return article.section.name if article.section else ""
