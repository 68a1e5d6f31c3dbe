"""Queries that were left open when a story went out: they hold nothing up and are not forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.log_actions import log

from standfirst.desk import Level
from standfirst.newsroom.signing.questions import keep
from standfirst.newsroom.signing.stops import findings

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, DeskQuestion
    from standfirst.story import Story

MOST_STORIES = 12


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A story that readers have, and what of it nobody has answered."""

    article: Article
    questions: tuple[DeskQuestion, ...]
    since: datetime


def went_out(article: Article, story: Story, user: Any) -> None:
    """Puts on record which queries `story`, handed over from the draft `article`, went out with; the others close."""
    from standfirst.newsroom.models import DeskQuestion

    asking = [
        each
        for each in findings(article, story)
        if each.level in (Level.STOP, Level.QUERY) and not each.rule.startswith("furniture.")
    ]
    keep(article, asking)
    rows = DeskQuestion.objects.filter(article_id=article.pk)
    standing = [each.key for each in asking if each.level is Level.QUERY]
    rows.filter(out_at__isnull=False).exclude(key__in=standing).update(out_at=None)
    count = rows.filter(key__in=standing, answer="", out_at__isnull=True).update(out_at=timezone.now())
    if count:
        by = user if getattr(user, "pk", None) else None
        log(article, "standfirst.published_with_queries", user=by, data={"count": count})


def left_open(user: Any) -> Iterator[LeftOpen]:
    """The stories `user` may read that are out with queries nobody has answered, the newest first."""
    from standfirst.newsroom.models import DeskQuestion
    from standfirst.newsroom.visibility import visible_to

    rows = (
        DeskQuestion.objects.filter(out_at__isnull=False, answer="", article__live=True)
        .filter(article__in=visible_to(user))
        .select_related("article")
        .order_by("-out_at", "article_id", "pk")[: MOST_STORIES * 10]
    )
    by_story: dict[int, list[DeskQuestion]] = {}
    for row in rows:
        by_story.setdefault(row.article_id, []).append(row)
    for questions in list(by_story.values())[:MOST_STORIES]:
        yield LeftOpen(questions[0].article, tuple(questions), questions[0].out_at)
