"""Tells an editor that a web address is taken while there is time to choose another."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from django.utils import timezone

from standfirst.newsroom.addresses import AddressTaken, path_for

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article


def slug_taken(article: Article) -> str:
    """Why the slug a person chose for `article` cannot be had, with one that can; empty when it can be had."""
    from standfirst.newsroom.models import Address

    if not article.slug:
        return ""
    now = timezone.now()
    starts = article.go_live_at if article.go_live_at and article.go_live_at > now else now
    at = article.first_published_at or starts
    others = Address.objects.exclude(article_id=article.pk)

    def holder(slug: str) -> Article | None:
        held = others.select_related("article").filter(path=path_for(at, slug)).first()
        # An address kept for a schedule that was cancelled is free again.
        return held.article if held and (held.opened_at or held.article.scheduled_revision) else None

    taken_by = holder(article.slug)
    if taken_by is None:
        return ""
    free = next(slug for slug in (f"{article.slug}-{n}" for n in count(2)) if holder(slug) is None)
    return str(AddressTaken(path_for(at, article.slug), taken_by, free))
