"""The database's own full-text index on `SearchEntry`: FTS5 on SQLite, a weighted tsvector on PostgreSQL.

SQLite's index holds no text of its own; three triggers keep it in step with the table. Django alters an SQLite table
by making it anew, which drops the triggers: a later migration of `SearchEntry` runs `take_down` before and `set_up`
after (https://www.sqlite.org/fts5.html#external_content_tables).
"""

from django.db import migrations

SQLITE = [
    """
    CREATE VIRTUAL TABLE readers_search USING fts5(
        headline, names, text,
        content='readers_searchentry', content_rowid='article_id',
        tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER readers_search_added AFTER INSERT ON readers_searchentry BEGIN
        INSERT INTO readers_search(rowid, headline, names, text)
        VALUES (new.article_id, new.headline, new.names, new.text);
    END
    """,
    """
    CREATE TRIGGER readers_search_removed AFTER DELETE ON readers_searchentry BEGIN
        INSERT INTO readers_search(readers_search, rowid, headline, names, text)
        VALUES ('delete', old.article_id, old.headline, old.names, old.text);
    END
    """,
    """
    CREATE TRIGGER readers_search_changed AFTER UPDATE ON readers_searchentry BEGIN
        INSERT INTO readers_search(readers_search, rowid, headline, names, text)
        VALUES ('delete', old.article_id, old.headline, old.names, old.text);
        INSERT INTO readers_search(rowid, headline, names, text)
        VALUES (new.article_id, new.headline, new.names, new.text);
    END
    """,
    "INSERT INTO readers_search(readers_search) VALUES ('rebuild')",
]
SQLITE_DOWN = [
    "DROP TRIGGER IF EXISTS readers_search_added",
    "DROP TRIGGER IF EXISTS readers_search_removed",
    "DROP TRIGGER IF EXISTS readers_search_changed",
    "DROP TABLE IF EXISTS readers_search",
]
POSTGRESQL = [
    """
    ALTER TABLE readers_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english'::regconfig, headline), 'A')
        || setweight(to_tsvector('english'::regconfig, names), 'B')
        || setweight(to_tsvector('english'::regconfig, text), 'D')
    ) STORED
    """,
    "CREATE INDEX readers_search ON readers_searchentry USING gin (vector)",
]
POSTGRESQL_DOWN = ["ALTER TABLE readers_searchentry DROP COLUMN IF EXISTS vector"]


def set_up(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRESQL)


def take_down(apps, schema_editor):
    _run(schema_editor, SQLITE_DOWN, POSTGRESQL_DOWN)


def _run(schema_editor, sqlite, postgresql):
    for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [("readers", "0001_readers_answer")]

    operations = [migrations.RunPython(set_up, take_down)]
