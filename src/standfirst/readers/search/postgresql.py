"""The search index in PostgreSQL: a weighted tsvector (https://www.postgresql.org/docs/current/textsearch.html)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from standfirst.readers.search.words import Term

MARK, UNMARK = "<", ">"
"""Neither stands in folded text."""

_QUERY = "to_tsquery('english', %s)"
_FROM = (
    "FROM readers_searchentry entry JOIN newsroom_article story ON story.id = entry.article_id AND story.live "
    f"WHERE entry.vector @@ {_QUERY} "
)
_NEWEST = "story.first_published_at DESC, story.id DESC"
_RANK = f"ts_rank('{{0.1, 0.2, 0.4, 1.0}}', entry.vector, {_QUERY}, 1) DESC"


def expression(terms: Sequence[Term], *, any_of: bool, begun: bool) -> str:
    """`terms` in the language of `to_tsquery`, each word quoted; `begun` lets open ones be beginnings."""
    written = []
    for term in terms:
        phrase = " <-> ".join(f"'{word}'" for word in term.words)
        written.append(f"({phrase}{':*' if begun and term.open else ''})")
    return (" | " if any_of else " & ").join(written)


def count(match: str) -> int:
    """How many live stories match."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {_FROM}", [match])
        (number,) = cursor.fetchone()
        return int(number)


def ids(match: str, limit: int, offset: int, *, ranked: bool) -> list[int]:
    """The live stories that match, the newest first, or `ranked` the best first and of equals the newest."""
    order, values = (f"{_RANK}, {_NEWEST}", [match]) if ranked else (_NEWEST, [])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT story.id {_FROM} ORDER BY {order} LIMIT %s OFFSET %s", [match, *values, limit, offset])
        return [row[0] for row in cursor.fetchall()]


def marked(match: str, article_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Headline and text, as the index holds them, of the stories, the words that match between MARK and UNMARK."""
    options = f"HighlightAll=true, StartSel={MARK}, StopSel={UNMARK}"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT article_id, ts_headline('english', headline, to_tsquery('english', %s), %s), "
            "ts_headline('english', text, to_tsquery('english', %s), %s) "
            "FROM readers_searchentry WHERE article_id = ANY(%s)",
            [match, options, match, options, list(article_ids)],
        )
        return {row[0]: (row[1], row[2]) for row in cursor.fetchall()}
