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
    path = path_for(at, article.slug)
    holder = others.select_related("article").filter(path=path).first()
    if holder is None:
        return ""
    free = next(
        slug
        for slug in (f"{article.slug}-{n}" for n in count(2))
        if not others.filter(path=path_for(at, slug)).exists()
    )
    return str(AddressTaken(path, holder.article, free))
