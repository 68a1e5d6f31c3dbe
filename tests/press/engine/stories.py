"""Stories for the tests of the engine, let out and changed as an editor would."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from standfirst.newsroom.acts import Act, declare
from standfirst.newsroom.handover import handover
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import ActKind, Article, ArticleAuthor, Person
from standfirst.story import Author, Block, Story


def publish(
    headline: str = "Council votes on the harbour wall",
    body: str = "The council met on Tuesday evening and voted on the harbour wall.",
    *,
    authors: tuple[str, ...] = (),
    at: datetime | None = None,
    **fields: Any,
) -> Article:
    """Takes a story in and lets it out; `at` is when it first went out elsewhere."""
    article = draft(headline, body, authors=authors, **fields)
    article.publish(article.latest_revision, at=at)
    return article


def draft(
    headline: str = "Council votes on the harbour wall",
    body: str = "The council met on Tuesday evening and voted on the harbour wall.",
    *,
    authors: tuple[str, ...] = (),
    **fields: Any,
) -> Article:
    """Takes a story in."""
    story = Story(headline=headline, authors=tuple(map(Author, authors)), deep_look=(Block("b1", body),), **fields)
    return take_in(story)


def revise(article: Article, **changes: Any) -> Any:
    """A new revision of the newest draft with `changes`, an update of what readers have; `authors` are people."""
    working: Any = article.get_latest_revision_as_object()
    authors: list[Person] | None = changes.pop("authors", None)
    for name, value in changes.items():
        setattr(working, name, value)
    if authors is not None:
        working.article_authors = [ArticleAuthor(person=each, sort_order=n) for n, each in enumerate(authors)]
    revision = working.save_revision()
    stored = Article.objects.get(pk=article.pk)
    if stored.version:
        declare(stored, handover(revision.as_object()), Act(ActKind.UPDATE))
    return revision


def change(article: Article, **changes: Any) -> None:
    """Publishes a revision with `changes`."""
    article.refresh_from_db()
    article.publish(revise(article, **changes))
