"""Web addresses of stories: made from date and slug, taken for good, old ones lead to the new."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article

SLUG_LENGTH = 80


class AddressTaken(Exception):
    """The address a person chose belongs to another story."""

    def __init__(self, path: str, article: Article, free: str) -> None:
        self.path, self.article, self.free = path, article, free
        super().__init__(
            f"The address {path} belongs to “{article}”. Choose another slug, as in “{free}”, or leave it empty."
        )


def slug_for(article: Article) -> str:
    """The slug the story has, or one made from its headline: ASCII, whole words, at most 80 characters."""
    if article.slug:
        return article.slug
    made = slugify(string_to_ascii(article.headline))
    if len(made) > SLUG_LENGTH:
        made = made[: SLUG_LENGTH + 1].rpartition("-")[0] or made[:SLUG_LENGTH]
    return made.strip("-") or f"story-{article.pk}"


def path_for(at: datetime, slug: str) -> str:
    """`/YYYY/MM/DD/slug/`, the day being that of first publication `at` in the publication's time zone."""
    from standfirst.newsroom.models import Publication

    return f"/{at.astimezone(Publication.load().zone):%Y/%m/%d}/{slug}/"


def take(article: Article, at: datetime) -> str:
    """Takes the address of `article` first published `at`, and returns its path.

    Must run inside a transaction. A slug that was made from the headline gets a number when its address is
    taken; one that a person chose raises `AddressTaken`.
    """
    from standfirst.newsroom.models import Address

    slug = slug_for(article)
    for number in count(1):
        path = path_for(at, slug if number == 1 else f"{slug}-{number}")
        holder = Address.objects.select_related("article").filter(path=path).first()
        if holder is None or holder.article_id == article.pk:
            break
        if article.slug:
            free = next(
                f"{slug}-{n}" for n in count(2) if not Address.objects.filter(path=path_for(at, f"{slug}-{n}")).exists()
            )
            raise AddressTaken(path, holder.article, free)
    if holder is None or not holder.current:
        article.addresses.filter(current=True).update(current=False)
    if holder is None:
        Address.objects.create(path=path, article=article)
    elif not holder.current:
        Address.objects.filter(pk=holder.pk).update(current=True)
    return path
