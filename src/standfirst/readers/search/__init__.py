"""The search of what is out: live stories, by the words that were printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from django.db import connection
from django.db.models import F
from django.utils.safestring import SafeString

from standfirst.newsroom.models import Article, PublishedVersion
from standfirst.readers.search import postgresql, snippets, sqlite
from standfirst.readers.search.entries import enter, out_of_step, passages, reindex
from standfirst.readers.search.words import Term, terms

PAGE = 20
LAST_PAGE = 50


@dataclass(frozen=True, slots=True)
class Result:
    """One story found; `headline` and `snippet` are HTML with the words met in `<mark>`."""

    article: Article
    headline: SafeString
    snippet: SafeString


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found. `any_of`: no story has all the words, these have some."""

    results: tuple[Result, ...] = ()
    total: int = 0
    page: int = 1
    any_of: bool = False

    @property
    def previous_page(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def next_page(self) -> int | None:
        return self.page + 1 if self.page < min(LAST_PAGE, -(-self.total // PAGE)) else None


def search(query: str, page: int = 1) -> Results:
    """The stories that have all words of `query`, or failing that some: page `page`, from 1, of 20 each.

    A page past the last is the last. Never raises, whatever stands in `query`.
    """
    asked = terms(query)
    for any_of in (False, True) if len(asked) > 1 else (False,):
        match = _engine().expression(asked, any_of=any_of)
        total = _engine().count(match) if match else 0
        if total:
            page = max(1, min(page, LAST_PAGE, -(-total // PAGE)))
            found = _engine().ids(match, PAGE, (page - 1) * PAGE)
            return Results(tuple(_shown(match, found)), total, page, any_of)
    return Results()


def ids(query: str, limit: int = 100) -> list[int]:
    """The live stories that have all words of `query`, best first; none for a query without words."""
    asked: Sequence[Term] = terms(query)
    return _engine().ids(_engine().expression(asked, any_of=False), limit, 0) if asked else []


def _engine() -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgresql


def _shown(match: str, found: Sequence[int]) -> list[Result]:
    engine = _engine()
    marked = engine.marked(match, found)
    # What went out, word for word, in the version that was indexed.
    printed = {
        version.article_id: version.story
        for version in PublishedVersion.objects.filter(
            article__in=found, n=F("article__search_entry__version"), article__live=True
        )
    }
    articles = (
        Article.objects.filter(live=True)
        .select_related("section")
        .prefetch_related("article_authors__person")
        .in_bulk(list(found))
    )
    results = []
    for article_id in found:
        # A story withdrawn since the index was asked is left out.
        if article_id in printed and article_id in articles:
            story = printed[article_id]
            headline, text = (
                snippets.met(part, engine.MARK, engine.UNMARK) for part in marked.get(article_id, ("", ""))
            )
            results.append(
                Result(
                    articles[article_id],
                    snippets.with_marks(story.headline, headline),
                    snippets.snippet(passages(story), text),
                )
            )
    return results


__all__ = ["Result", "Results", "enter", "ids", "out_of_step", "reindex", "search"]
