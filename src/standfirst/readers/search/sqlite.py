"""The search index in SQLite: FTS5 (https://www.sqlite.org/fts5.html), ranked by BM25."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.db import connection

from standfirst.readers.search.words import Term

MARK, UNMARK = "<", ">"
"""Neither stands in folded text."""

_FROM = (
    "FROM readers_search JOIN newsroom_article story ON story.id = readers_search.rowid AND story.live "
    "WHERE readers_search MATCH %s "
)
_NEWEST = "story.first_published_at DESC, story.id DESC"
_RANK = "bm25(readers_search, 10.0, 4.0, 1.0)"


def expression(terms: Sequence[Term], *, any_of: bool, begun: bool) -> str:
    """`terms` in FTS5's query language, each in quotation marks; `begun` lets open ones be beginnings."""
    written = [f'"{" ".join(term.words)}"{" *" if begun and term.open else ""}' for term in terms]
    return (" OR " if any_of else " AND ").join(written)


def count(match: str) -> int:
    """How many live stories match."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {_FROM}", [match])
        (number,) = cursor.fetchone()
        return int(number)


def ids(match: str, limit: int, offset: int, *, ranked: bool) -> list[int]:
    """The live stories that match, the newest first, or `ranked` the best first and of equals the newest."""
    order = f"{_RANK}, {_NEWEST}" if ranked else _NEWEST
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT story.id {_FROM} ORDER BY {order} LIMIT %s OFFSET %s", [match, limit, offset])
        return [row[0] for row in cursor.fetchall()]


def marked(match: str, article_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Headline and text, as the index holds them, of the stories, the words that match between MARK and UNMARK."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid, highlight(readers_search, 0, %s, %s), highlight(readers_search, 2, %s, %s) "
            "FROM readers_search WHERE readers_search MATCH %s AND rowid IN (SELECT value FROM json_each(%s))",
            [MARK, UNMARK, MARK, UNMARK, match, json.dumps(list(article_ids))],
        )
        return {row[0]: (row[1], row[2]) for row in cursor.fetchall()}
