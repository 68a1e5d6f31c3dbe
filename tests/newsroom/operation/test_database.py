"""The database an operator names is the one that is used, and PostgreSQL's comes back whole from its dump."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from socket import socket
from typing import Any

import pytest
from django.db import connection

from standfirst.configuration.database import DatabaseAddressError, database
from standfirst.newsroom import postgresql
from standfirst.newsroom.models import Article, PrivilegedNote
from standfirst.newsroom.story_search import make_index, with_words
from tests.newsroom.core.conftest import draft, let_out, no_press

__all__ = ["no_press"]

FILE = Path("newsroom.sqlite3")
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("postgresql://ada:p%40ss@db.example:5433/news", ("ada", "p@ss", "db.example", 5433, "news")),
        ("postgres://db.example/news", ("", "", "db.example", "", "news")),
        ("postgresql:///news", ("", "", "", "", "news")),
        ("postgresql:///news?host=/run/postgresql&user=ada", ("ada", "", "/run/postgresql", "", "news")),
        ("postgresql://%2Frun%2Fpostgresql/news", ("", "", "/run/postgresql", "", "news")),
    ],
)
def test_an_address_says_where_postgresql_is(address: str, parts: tuple[Any, ...]) -> None:
    found = database(address, FILE)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert tuple(found[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")) == parts


def test_what_follows_the_question_mark_is_libpqs() -> None:
    found = database("postgresql://db.example/news?sslmode=verify-full&connect_timeout=3", FILE)
    found["OPTIONS"].pop("pool")
    assert found["OPTIONS"] == {"sslmode": "verify-full", "connect_timeout": "3", "application_name": "standfirst"}


@pytest.mark.parametrize(
    "address", ["mysql://db/news", "news", "postgresql://db", "postgresql://ada:secret@db:port/news", "postgresql://["]
)
def test_an_address_of_anything_else_is_refused_and_its_password_not_repeated(address: str) -> None:
    with pytest.raises(DatabaseAddressError, match="write postgresql://") as refused:
        database(address, FILE)
    assert "secret" not in str(refused.value)


def test_without_an_address_it_is_the_file_in_the_folder() -> None:
    assert database("", FILE)["NAME"] == FILE


def test_the_programs_are_told_the_address_where_no_other_user_sees_it() -> None:
    named = database("postgresql://ada:p%40ss@db.example/news?sslmode=require&target_session_attrs=any", FILE)
    assert postgresql._address(named) == {
        "PGHOST": "db.example",
        "PGUSER": "ada",
        "PGPASSWORD": "p@ss",
        "PGDATABASE": "news",
        "PGSSLMODE": "require",
        "PGTARGETSESSIONATTRS": "any",
        "PGCONNECT_TIMEOUT": "10",
    }


def test_a_database_out_of_reach_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("k" * 50)

    def call(command: str, address: str) -> tuple[int, str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "STANDFIRST_DATABASE": address}
        done = subprocess.run(
            [sys.executable, "-m", "standfirst.cli", command, "--folder", str(tmp_path)],
            env=environment,
            capture_output=True,
            text=True,
        )
        assert "Traceback" not in done.stderr and "pa55word" not in done.stdout + done.stderr
        return done.returncode, done.stdout + done.stderr

    with socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        away = f"postgresql://ada:pa55word@127.0.0.1:{nobody.getsockname()[1]}/news"
        code, said = call("doctor", away)
        assert code == 1 and "broken  The database cannot be reached: " in said and "refused" in said
        code, said = call("login", away)
        assert code == 2 and "standfirst login: the database cannot be reached (" in said
    code, said = call("login", "mysql://ada:pa55word@127.0.0.1/news")
    assert code == 2 and "write postgresql://user:password@host:port/name" in said


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is a file")
def test_a_dump_takes_the_place_of_all_that_is_there(tmp_path: Path) -> None:
    story = let_out(draft("Council votes on the harbour wall"))
    copy = tmp_path / "newsroom.pgdump"
    postgresql.dump(copy, emptied=[PrivilegedNote._meta.db_table])
    rows = connection.introspection.table_names()
    with connection.cursor() as cursor:  # as a release to come would
        cursor.execute("CREATE TABLE newsroom_tomorrow (article_id bigint REFERENCES newsroom_article)")
        cursor.execute("INSERT INTO newsroom_tomorrow SELECT id FROM newsroom_article")
    Article.objects.filter(pk=story.pk).update(headline="Changed since")
    later = draft("Made since")

    postgresql.put_back(copy, also=f"UPDATE newsroom_article SET kicker = 'At once' WHERE id = {story.pk};")
    assert connection.introspection.table_names() == rows
    restored = Article.objects.get()
    assert (restored.pk, restored.headline, restored.kicker) == (story.pk, story.headline, "At once")
    assert restored.published_versions.count() == 1
    make_index()
    assert list(with_words(Article.objects.all(), "arbour")) == [restored]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname LIKE 'newsroom_article_words%'")
        assert cursor.fetchone() == (3,)
    assert draft("Numbers go on").pk == later.pk

    # What cannot be put back whole leaves all as it was.
    connection.close()
    with pytest.raises(postgresql.PostgresError, match=r"psql failed: .*no_such_table"):
        postgresql.put_back(copy, also="UPDATE no_such_table SET n = 1;")
    copy.write_bytes(copy.read_bytes()[:5000])
    with pytest.raises(postgresql.PostgresError, match="pg_restore failed"):
        postgresql.put_back(copy)
    assert Article.objects.count() == 2


def test_what_belongs_to_who_runs_the_server_is_left_to_them() -> None:
    listed = (
        "; Archive created at 2026-11-24\n"
        "4; 2615 2200 SCHEMA - public pg_database_owner\n"
        "2; 3079 16700 EXTENSION - pg_trgm \n"
        "4000; 0 0 COMMENT - EXTENSION pg_trgm \n"
        "4001; 0 0 DEFAULT ACL - DEFAULT PRIVILEGES FOR TABLES postgres\n"
        "215; 1259 16386 TABLE public newsroom_article standfirst\n"
        "3900; 0 16386 TABLE DATA public newsroom_article standfirst\n"
        "3901; 0 0 SEQUENCE SET public newsroom_article_id_seq standfirst\n"
        "3700; 1259 17000 INDEX public newsroom_article_words_headline standfirst\n"
        "3701; 1259 17001 INDEX public article_by_time standfirst\n"
    )
    kept = [line.split(";")[0] for line in postgresql._ours(listed)]
    assert kept == ["", "215", "3900", "3901", "3701"]
