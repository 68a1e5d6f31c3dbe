"""A story's page."""

from __future__ import annotations

from collections.abc import Iterator

from django.template.loader import render_to_string

from standfirst.newsroom.links_today import as_linked_today
from standfirst.newsroom.visibility import readable_articles
from standfirst.press.article_page import context
from standfirst.press.outputs.made import Made
from standfirst.press.outputs.numbers import number
from standfirst.press.site import Site

KIND = "article"


def ids() -> Iterator[str]:
    """The page of every story that is out."""
    for pk in readable_articles().order_by("pk").values_list("pk", flat=True).iterator():
        yield f"{KIND}/{pk}"


def make(output_id: str, rest: str) -> Made | None:
    """The page, from the words of the newest published version."""
    article = (
        readable_articles()
        .filter(pk=number(output_id, rest))
        .select_related("section", "edition")
        .prefetch_related("article_authors__person")
        .first()
    )
    version = article.published_versions.last() if article else None
    if article is None or version is None:
        return None
    page = context(as_linked_today(version.story, article), article, Site.load())
    return Made(output_id, article.address, render_to_string("site/article.html", page))
