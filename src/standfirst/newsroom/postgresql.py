"""A newsroom's PostgreSQL database as a file and back, by PostgreSQL's own programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

NOT_OURS = ("SCHEMA", "EXTENSION", "COMMENT", "ACL", "DEFAULT ACL")
"""What a dump may hold that belongs to whoever runs the server: a restore leaves it as it is there."""
_REMADE = "newsroom_article_words"
"""Indexes that are made after each migration where the server can have them: a restore does not depend on it."""


class PostgresError(Exception):
    """What one of PostgreSQL's programs could not do, in a sentence."""


def out_of_reach() -> str:
    """Why the newsroom's database, of whatever kind, cannot be reached; empty where it can. Asked past the pool, which
    would wait and not say."""
    try:
        if connection.vendor == "postgresql":
            connection.Database.connect(**connection.get_connection_params()).close()
        else:
            connection.ensure_connection()
    except (DatabaseError, connection.Database.Error) as error:
        return next(iter(str(error).strip().splitlines()), "no reason given").removeprefix("connection failed: ")
    return ""


def dump(target: Path, *, emptied: Iterable[str]) -> None:
    """Writes the database, as it is at one moment, to `target`; of the tables `emptied` no row. Raises
    `PostgresError`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        (schema,) = cursor.fetchone()
    without = [f"--exclude-table-data={table}" for table in emptied]
    ours = ("--format=custom", "--no-owner", "--no-privileges", f"--schema={schema}")
    run("pg_dump", *ours, *without, f"--file={target}")


def put_back(copy: Path, *, also: str = "") -> None:
    """Puts the database of the dump `copy` in place of what is in ours, in one transaction.

    What ours has and the copy does not, as tables of a newer release, goes. `also` is SQL that is done last in the
    same transaction. Raises `PostgresError`, and then nothing has changed.
    """
    with tempfile.TemporaryDirectory(prefix="standfirst-restore-", dir=copy.parent) as scratch:
        wanted = Path(scratch) / "wanted"
        wanted.write_text("".join(_ours(run("pg_restore", "--list", str(copy), on_database=False))))
        script = Path(scratch) / "copy.sql"
        run("pg_restore", f"--use-list={wanted}", "--no-owner", f"--file={script}", str(copy), on_database=False)
        first, last = Path(scratch) / "first.sql", Path(scratch) / "last.sql"
        first.write_text(_CLEARED)
        last.write_text(f"RESET search_path;\n{also}\n")
        files = [f"--file={each}" for each in (first, script, last)]
        run("psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", *files)


_CLEARED = """
SET client_min_messages = warning;
-- Who works meanwhile waits for us, and not we for them half-way through.
SET lock_timeout = '60s';
DO $$
DECLARE found text;
BEGIN
  FOR found IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE 'DROP TABLE IF EXISTS ' || found || ' CASCADE';
  END LOOP;
END $$;
"""


def _ours(listed: str) -> Iterable[str]:
    """The lines of `pg_restore --list` that a restore takes: "12; 1259 16398 TABLE public newsroom_article owner"."""
    for line in listed.splitlines(keepends=True):
        entry = line.split(";", 1)[-1].split()
        kind = " ".join(word for word in entry[2:4] if word.isupper()) if len(entry) > 3 else ""
        if line.startswith(";") or not (kind.startswith(NOT_OURS) or _REMADE in line):
            yield line


def run(program: str, *arguments: str, on_database: bool = True) -> str:
    """Runs one of PostgreSQL's own programs, on our database unless told otherwise; returns what it prints.

    Address and password go by the environment, where no other user of the machine sees them. Raises `PostgresError`.
    """
    if shutil.which(program) is None:
        raise PostgresError(f"{program} is missing: install PostgreSQL's client programs (postgresql-client).")
    environment = {**os.environ, **(_address(connection.settings_dict) if on_database else {}), "LC_MESSAGES": "C"}
    command: Sequence[str] = [program, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise PostgresError(f"{program} failed: {_reason(done.stderr)}")
    return done.stdout


def _address(known: Mapping[str, Any]) -> dict[str, str]:
    """Where the database of Django's settings `known` is, in libpq's environment variables; what is not set is
    libpq's to find.

    https://www.postgresql.org/docs/current/libpq-envars.html
    """
    given = {**known.get("OPTIONS", {}), "host": known["HOST"], "port": known["PORT"], "user": known["USER"]}
    given |= {"password": known["PASSWORD"], "database": known["NAME"]}
    return {
        f"PG{_NAMES.get(name, name.upper())}": str(value)
        for name, value in given.items()
        if value and name in _VARIABLES
    }


_NAMES = {"target_session_attrs": "TARGETSESSIONATTRS", "channel_binding": "CHANNELBINDING"}
_OF_THE_SERVER = ("host", "port", "user", "password", "database", "options", "passfile", "service", "connect_timeout")
_OF_THE_WAY_THERE = ("sslmode", "sslrootcert", "sslcert", "sslkey", "gssencmode")
_VARIABLES = {*_OF_THE_SERVER, *_OF_THE_WAY_THERE, *_NAMES}
"""The parameters that have an environment variable; of those an address may have, no other matters to a program."""


def _reason(said: str) -> str:
    """The line that says why, of what the program wrote: the first error, else the last line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    wrong = [line[line.lower().index("error:") + len("error:") :].strip() for line in lines if "error:" in line.lower()]
    return next(iter(wrong + lines[-1:]), "no reason given")
