"""The search of what is out: live stories, by the words that were printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from django.db import connection
from django.db.models import F
from django.utils.safestring import SafeString

from standfirst.newsroom.models import Article, PublishedVersion
from standfirst.newsroom.photo_uses import hidden, photos_of
from standfirst.newsroom.visibility import readable_articles
from standfirst.readers.search import postgresql, snippets, sqlite
from standfirst.readers.search.entries import enter, out_of_step, passages, reindex
from standfirst.readers.search.words import Term, terms

PAGE = 20
LAST_PAGE = 50
MOST_RANKED = 2_000
"""A word in more stories than that tells none from another: the newest come first, which is also quicker."""


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
    found = _match(asked, any_of=False) or (_match(asked, any_of=True) if len(asked) > 1 else None)
    if found is None:
        return Results()
    page = max(1, min(page, LAST_PAGE, -(-found.total // PAGE)))
    results = _shown(found, found.ids(PAGE, (page - 1) * PAGE))
    return Results(tuple(results), found.total, page, found.any_of)


def ids(query: str, limit: int = 100) -> list[int]:
    """The live stories that have all words of `query`, best first; none for a query without words."""
    found = _match(terms(query), any_of=False)
    return found.ids(limit, 0) if found else []


@dataclass(frozen=True, slots=True)
class _Match:
    """A query that some stories meet, in the language of the database."""

    expression: str
    total: int
    any_of: bool

    def ids(self, limit: int, offset: int) -> list[int]:
        found: list[int] = _engine().ids(self.expression, limit, offset, ranked=self.total <= MOST_RANKED)
        return found


def _match(asked: Sequence[Term], *, any_of: bool) -> _Match | None:
    """The stories that meet `asked` word for word; where there is none, those in which its last word is begun.

    "arms" is not to find Armenia, but "armen" is.
    """
    engine = _engine()
    for begun in (False, True) if any(term.open for term in asked) else (False,):
        expression = engine.expression(asked, any_of=any_of, begun=begun) if asked else ""
        total = engine.count(expression) if expression else 0
        if total:
            return _Match(expression, total, any_of)
    return None


def _engine() -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgresql


def _shown(match: _Match, found: Sequence[int]) -> list[Result]:
    engine = _engine()
    marked = engine.marked(match.expression, found)
    # What went out, word for word, in the version that was indexed.
    printed = {
        version.article_id: version.story
        for version in PublishedVersion.objects.filter(
            article__in=readable_articles().filter(pk__in=list(found)), n=F("article__search_entry__version")
        )
    }
    over = hidden(set().union(*map(photos_of, printed.values())))
    articles = (
        readable_articles().select_related("section").prefetch_related("article_authors__person").in_bulk(list(found))
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
                    snippets.snippet(passages(story, over), text),
                )
            )
    return results


__all__ = ["Result", "Results", "enter", "ids", "out_of_step", "reindex", "search"]
