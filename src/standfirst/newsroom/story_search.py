"""Finds stories by pieces of words in headline, slugline and standfirst, as fast among many as among few.

SQLite keeps the index in a table of trigrams that triggers keep in step with the stories, PostgreSQL in GIN indexes
of pg_trgm. Both are made after each migration where they are missing: SQLite drops the triggers with every change to
the table of stories. A database that can have neither is searched as it is.
"""

from __future__ import annotations

import logging
from typing import Any

from django.db import DatabaseError, connections, transaction
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.signals import post_migrate

logger = logging.getLogger(__name__)

FIELDS = ("headline", "slugline", "standfirst")
SHORTEST = 3
"""Characters of the shortest piece the index knows; shorter ones are looked for in what the longer ones found."""

_TABLE, _INDEX = "newsroom_article", "newsroom_article_words"
_COLUMNS = ", ".join(FIELDS)
_NEW, _OLD = (", ".join(f"{row}.{name}" for name in FIELDS) for row in ("new", "old"))
_PUT = f"INSERT INTO {_INDEX}(rowid, {_COLUMNS}) VALUES (new.id, {_NEW});"  # noqa: S608
_TAKE = f"INSERT INTO {_INDEX}({_INDEX}, rowid, {_COLUMNS}) VALUES ('delete', old.id, {_OLD});"  # noqa: S608
_TRIGGERS = {
    f"{_INDEX}_in": f"AFTER INSERT ON {_TABLE} BEGIN {_PUT} END",
    f"{_INDEX}_out": f"AFTER DELETE ON {_TABLE} BEGIN {_TAKE} END",
    f"{_INDEX}_anew": f"AFTER UPDATE OF {_COLUMNS} ON {_TABLE} BEGIN {_TAKE} {_PUT} END",
}


def with_words(stories: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Those of `stories` in which each word of `text` stands, or is part of a word, in one of the fields."""
    words = text.replace("\0", " ").split()
    long = [word for word in words if len(word) >= SHORTEST]
    if long and _is_indexed(stories.db):
        # In quotation marks nothing is an operator of FTS5.
        match = " AND ".join('"{}"'.format(word.replace('"', '""')) for word in long)
        found = RawSQL(f"SELECT rowid FROM {_INDEX} WHERE {_INDEX} MATCH %s", [match])  # noqa: S608, S611
        stories, words = stories.filter(pk__in=found), [word for word in words if len(word) < SHORTEST]
    for word in words:
        anywhere = Q()
        for field in FIELDS:
            anywhere |= Q(**{f"{field}__icontains": word})
        stories = stories.filter(anywhere)
    return stories


def _is_indexed(alias: str) -> bool:
    connection = connections[alias]
    if connection.vendor != "sqlite":
        return False  # PostgreSQL finds its indexes by itself
    with connection.cursor() as cursor:
        return set(_TRIGGERS) <= _triggers(cursor)


def _triggers(cursor: Any) -> set[str]:
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [_TABLE])
    return {name for (name,) in cursor.fetchall()}


def connect() -> None:
    """Has the index looked after whenever the database has been migrated."""
    post_migrate.connect(_after_migration, dispatch_uid="standfirst.newsroom.story_search")


def _after_migration(sender: Any, using: str, **kwargs: Any) -> None:
    if sender.label == "newsroom":
        make_index(using)


def make_index(alias: str = "default") -> None:
    """Makes the index where it is missing, of the stories there are. Can be called at any time."""
    connection = connections[alias]
    if _TABLE not in connection.introspection.table_names():
        return
    try:
        with transaction.atomic(using=alias), connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                _make_in_sqlite(cursor)
            elif connection.vendor == "postgresql":
                _make_in_postgresql(cursor)
    except DatabaseError as error:
        logger.warning("Stories are searched without an index, which takes longer the more there are: %s", error)


def _make_in_sqlite(cursor: Any) -> None:
    if set(_TRIGGERS) <= _triggers(cursor):
        return
    cursor.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {_INDEX} USING fts5("
        f"{_COLUMNS}, content='{_TABLE}', content_rowid='id', tokenize='trigram')"
    )
    for name, does in _TRIGGERS.items():
        cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {does}")
    cursor.execute(f"INSERT INTO {_INDEX}({_INDEX}) VALUES ('rebuild')")  # noqa: S608


def _make_in_postgresql(cursor: Any) -> None:
    cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for field in FIELDS:
        # Django looks for UPPER(field) LIKE UPPER('%…%').
        cursor.execute(
            f"CREATE INDEX IF NOT EXISTS {_INDEX}_{field} ON {_TABLE} USING gin (UPPER({field}) gin_trgm_ops)"
        )
