"""Where a story stands in the lists of the site: what the press compares before and after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article


def position(article: Article) -> dict[str, Any]:
    """The lists and the place in them that `article`, as it is in the database, takes; empty when not live."""
    if not article.live:
        return {}
    return {
        "address": article.address,
        "at": article.first_published_at.isoformat() if article.first_published_at else "",
        "section": article.section_id,
        "storyline": article.storyline_id,
        "edition": article.edition_id,
        "authors": list(article.article_authors.values_list("person_id", flat=True)),
    }
