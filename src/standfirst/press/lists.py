"""The lists of the site as queries on live stories: which stories stand where, in which order.

Every list is a window over one order, newest first by time of first publication and then by number, so
that what a change makes stale can be told exactly (`pages_that_name`).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime

from standfirst.newsroom.models import Article
from standfirst.newsroom.visibility import readable_articles

EARLIER = 5
"""How many earlier stories of its storyline a page names."""
READ_MORE = 4
"""How many earlier stories of its section a page names."""
FRONT = 40
"""How many stories a section front or an author's page shows."""
LATEST = 7
"""How many stories the latest news hold."""
FEED = 50
"""How many stories a feed holds."""


def live() -> QuerySet[Article]:
    """What is out, newest first."""
    return readable_articles().order_by("-first_published_at", "-pk")


def before(at: datetime, pk: int) -> Q:
    """The stories that stand behind the place (`at`, `pk`) in the order: the older ones."""
    return Q(first_published_at__lt=at) | Q(first_published_at=at, pk__lt=pk)


def after(at: datetime, pk: int) -> Q:
    """The stories that stand ahead of the place (`at`, `pk`): the newer ones."""
    return Q(first_published_at__gt=at) | Q(first_published_at=at, pk__gt=pk)


def neighbours(article: Article) -> tuple[int | None, int | None]:
    """The numbers of the previous and the next story of the whole site, by first publication."""
    at = article.first_published_at
    if not article.pk or at is None:
        return (_numbers(live().exclude(pk=article.pk)).first(), None)
    newer = live().filter(after(at, article.pk)).order_by("first_published_at", "pk")
    return (_numbers(live().filter(before(at, article.pk))).first(), _numbers(newer).first())


def earlier_in_this_story(article: Article) -> list[int]:
    """The numbers of older stories of the same storyline, newest first."""
    if not article.storyline_id:
        return []
    return list(_numbers(_older(article).filter(storyline=article.storyline_id))[:EARLIER])


def read_more(article: Article, *, without: list[int]) -> list[int]:
    """The numbers of older stories of the same section, newest first, `without` those the page names already.

    Older ones only: a story that comes in later makes no page anew but its neighbours'.
    """
    if not article.section_id:
        return []
    window = _numbers(_older(article).filter(section=article.section_id))[: READ_MORE + EARLIER]
    return [each for each in window if each not in without][:READ_MORE]


def _numbers(stories: QuerySet[Article]) -> QuerySet[Article, int]:
    return stories.values_list("pk", flat=True)


def _older(article: Article) -> QuerySet[Article]:
    at = article.first_published_at
    if not article.pk or at is None:  # a draft: all that is out is older
        return live().exclude(pk=article.pk)
    return live().filter(before(at, article.pk))


def pages_that_name(pk: int, place: dict[str, Any]) -> set[int]:
    """The stories whose pages name story `pk` while it stands at `place`, and are stale if it comes, goes or changes.

    `place` is what `standfirst.newsroom.position.position` returns; the empty place is named nowhere.
    """
    at = parse_datetime(place.get("at") or "")
    if at is None:
        return set()
    out = Article.objects.filter(live=True)
    newer = out.filter(after(at, pk)).order_by("first_published_at", "pk").values_list("pk", flat=True)
    older = out.filter(before(at, pk)).order_by("-first_published_at", "-pk").values_list("pk", flat=True)
    stale = {*newer[:1], *older[:1]}
    if place.get("storyline"):
        stale.update(newer.filter(storyline=place["storyline"])[:EARLIER])
    if place.get("section"):
        # A page leaves out what it names as earlier in its story, so the window is that much wider.
        stale.update(newer.filter(section=place["section"])[: READ_MORE + EARLIER])
    return stale
