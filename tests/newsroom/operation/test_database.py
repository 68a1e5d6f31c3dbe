"""The database an operator names is the one that is used, and PostgreSQL's comes back whole from its dump."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from socket import socket
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from standfirst.cli.run import _leave_the_database
from standfirst.configuration.database import CONNECTIONS, DatabaseAddressError, database
from standfirst.configuration.folder import Folder
from standfirst.newsroom import backup, postgresql
from standfirst.newsroom.legal import lift_hold, note, place_hold
from standfirst.newsroom.models import Article, PrivilegedNote, Takedown
from standfirst.newsroom.restoring import Done, Standing
from standfirst.newsroom.story_search import make_index, with_words
from standfirst.newsroom.takedown import take_down
from standfirst.newsroom.visibility import readable_articles
from tests.newsroom.core.conftest import at_once, draft, let_out, no_press

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


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="tests/newsroom/operation/test_restore.py has SQLite's")
def test_no_reader_meets_what_was_taken_down_or_held_since_while_a_restore_is_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path / "newsroom")
    folder.make()
    seen = []

    def look_and_settle(here: Standing) -> Done:
        seen.append(set(readable_articles().values_list("headline", flat=True)))
        return settle(here)

    settle = backup._settle
    monkeypatch.setattr(backup, "_settle", look_and_settle)
    with override_settings(FOLDER=folder, BACKUPS=None):
        named, held, _ = (let_out(draft(title)) for title in ("Vogt named", "The wall", "The tram"))
        backup.back_up(tmp_path / "old.zip", lambda line: None)
        take_down(named, "A court order of the day.")
        note(place_hold(held, None), "Counsel thinks it is libel", None)
        for legal_notes in (False, True):
            backup.back_up(tmp_path / "new.zip", lambda line: None, legal_notes=legal_notes)
            with zipfile.ZipFile(tmp_path / "new.zip") as archive:
                dumped = archive.extract("newsroom.pgdump", tmp_path)
            words = postgresql.run("pg_restore", "--file=-", dumped, on_database=False)
            assert ("libel" in words) is legal_notes and "The tram" in words and "Vogt" not in words
        _, done = backup.restore(tmp_path / "old.zip", lambda line: None)
    assert seen == [{"The tram"}]
    assert (done.taken_down, done.held, done.notes_kept, done.notes_lost) == ([str(named.pk)], 1, 1, 0)
    assert set(readable_articles().values_list("headline", flat=True)) == {"The tram"}
    assert Takedown.objects.get().article_id == named.pk
    # The hold is one that can be lifted: what it took off was out.
    lift_hold(Article.objects.get(pk=held.pk), None)
    assert Article.objects.get(pk=held.pk).withdrawals.filter(quiet=True).exists()
    assert "newsroom_hidden_by_restore" not in connection.introspection.table_names()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no connections to share")
def test_a_process_that_serves_has_connections_of_its_own_and_loses_none_when_postgresql_hangs_up() -> None:
    draft("Council votes")
    assert connection.alias in connection._connection_pools
    _leave_the_database()  # as `standfirst run` does before it forks
    assert connection.alias not in connection._connection_pools
    assert at_once(lambda _: Article.objects.count(), range(3 * CONNECTIONS)) == [1] * (3 * CONNECTIONS)
    with connection.cursor() as cursor:
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        cursor.execute(
            f"SELECT count(*), count(pg_terminate_backend(pid)) {others} AND application_name = 'standfirst'"
        )
        assert 0 < cursor.fetchone()[0] < CONNECTIONS
    connection.close()
    assert at_once(lambda _: Article.objects.count(), range(CONNECTIONS)) == [1] * CONNECTIONS


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
