"""A story's history: the versions readers got, each with what it changed."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.cache import caches

from standfirst.newsroom.models import Article
from standfirst.newsroom.visibility import readable_articles
from standfirst.press.changes import versions
from standfirst.press.outputs.made import Made, page
from standfirst.press.outputs.numbers import number
from standfirst.press.site import Site
from standfirst.press.words import one_line

KIND = "history"
_KEPT = 300
"""Seconds that what was compared once is not compared again; a new version is another."""
ENDING = "history/"
"""It stands at the story's address and this."""


def ids() -> Iterator[str]:
    """None: few ask for it, so it is made when they do, of what is out then, and kept by nobody."""
    return iter(())


def make(output_id: str, rest: str) -> Made | None:
    """The page. There is none of a story that cannot be read: what it said is nobody's any more."""
    article: Article | None = readable_articles().filter(pk=number(output_id, rest)).first()
    if article is None:
        return None
    return page(
        output_id,
        f"{article.address}{ENDING}",
        "site/history.html",
        headline=one_line(article.headline),
        address=article.address,
        language=article.language or Site.load().language,
        versions=caches["process"].get_or_set(
            f"history:{article.uuid}:{article.version}", lambda: versions(article), _KEPT
        ),
    )
