"""Keeps the search index in step with what is out: one entry for each live story, of its newest version."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.signals import post_save

from standfirst.newsroom.models import Article, PublishedVersion
from standfirst.newsroom.photo_uses import hidden, photo_number, photos_of
from standfirst.newsroom.signals import pictures_changed
from standfirst.newsroom.visibility import readable_articles
from standfirst.readers.models import SearchEntry
from standfirst.readers.search.words import folded
from standfirst.story import Story

LONGEST_TEXT = 300_000
"""Characters of a story that are indexed: PostgreSQL takes no more than a megabyte of word places."""


def connect() -> None:
    """Called once when the app is ready."""
    post_save.connect(_gone_out, sender=PublishedVersion, dispatch_uid="readers.search")
    pictures_changed.connect(_pictures_changed, dispatch_uid="readers.search")


def passages(story: Story, hidden: Collection[int]) -> list[str]:
    """The running text of a story that is searched, passage by passage in the order of the page.

    A page shows nothing of the photos with the numbers `hidden`, their captions neither.
    """
    found = [
        story.standfirst,
        *(look.text for look in story.quick_looks),
        *(block.text for block in story.deep_look),
        *(picture.caption for picture in story.pictures if photo_number(picture.href) not in hidden),
    ]
    return [passage for passage in found if passage]


def enter(article_id: int) -> None:
    """Writes the story's entry anew, or takes it out when the story is not live."""
    with transaction.atomic():
        # Two versions published at once: the later one to hold the row reads the newer words.
        article = readable_articles().select_for_update(of=("self",)).filter(pk=article_id).first()
        version = article.published_versions.last() if article else None
        if version is None:
            SearchEntry.objects.filter(pk=article_id).delete()
            return
        story = version.story
        names = [story.kicker, story.section, story.agency, story.located, story.storyline]
        SearchEntry.objects.update_or_create(
            article_id=article_id,
            defaults={
                "version": version.n,
                "headline": folded(story.headline),
                "names": folded(" ".join([*names, *(author.name for author in story.authors), *story.tags])),
                "text": " ".join(filter(None, map(folded, passages(story, hidden(photos_of(story))))))[:LONGEST_TEXT],
            },
        )


def reindex() -> int:
    """Mends every entry that is missing, stale or too many; returns how many stories it touched.

    For what came in without signals: a bulk import, a restored database.
    """
    waiting = list(out_of_step())
    for article_id in waiting:
        enter(article_id)
    return len(waiting)


def out_of_step() -> Any:
    """Ids of the stories whose entry is missing, of an older version, or of a story that is not live."""
    newest = PublishedVersion.objects.filter(article=OuterRef("pk")).order_by("-n").values("n")[:1]
    stories = Article.objects.annotate(newest=Subquery(newest), entered=Coalesce(F("search_entry__version"), 0)).filter(
        Q(live=True, newest__isnull=False) | Q(search_entry__isnull=False)
    )
    return stories.exclude(live=True, newest=F("entered")).order_by("pk").values_list("pk", flat=True)


def _gone_out(sender: Any, instance: PublishedVersion, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        # An index that cannot be written must not undo a publication: it is logged, and `reindex` mends it.
        transaction.on_commit(partial(enter, instance.article_id), robust=True)


def _pictures_changed(sender: Any, articles: list[int], **kwargs: Any) -> None:
    for article_id in articles:
        enter(article_id)
