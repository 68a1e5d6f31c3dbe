"""Migrates a database once, so that every process and newsroom of the tests begins with a copy of it.

The hundreds of migrations of Wagtail and of ours take a third of a minute. What they make is kept in `.pytest_cache`
for as long as none of them changes. Django still runs `migrate` on a copy: it finds nothing to do there and brings
rights and content types up to date.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).parents[1]
_KEPT = ROOT / ".pytest_cache" / "blank-database"
_MIGRATE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
from django.db import connection
connection.cursor().execute("PRAGMA journal_mode=DELETE")
"""


def blank_database() -> Path:
    """A SQLite file with all migrations done and nothing in it; whoever asks first makes it, others wait for that."""
    _KEPT.mkdir(parents=True, exist_ok=True)
    kept = _KEPT / f"{_what_it_is_made_from()}.sqlite3"
    with (_KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for old in _KEPT.glob("*.sqlite3"):
                old.unlink()
            with tempfile.TemporaryDirectory(prefix="standfirst-blank-") as folder:
                subprocess.run([sys.executable, "-c", _MIGRATE], env=environment_of(Path(folder)), check=True)
                half = kept.with_suffix(".half")
                shutil.copyfile(Path(folder) / "newsroom.sqlite3", half)
                half.rename(kept)
    return kept


def environment_of(folder: Path) -> dict[str, str]:
    """The environment of a process that works on the newsroom in `folder`, on SQLite."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("STANDFIRST_")},
        "PYTHONPATH": str(ROOT / "src"),
        "STANDFIRST_FOLDER": str(folder),
        "DJANGO_SETTINGS_MODULE": "standfirst.settings",
    }


def _what_it_is_made_from() -> str:
    """A name for the migrations of all apps as they are, by their bytes."""
    from django.apps import apps

    seen = sha256(sqlite3.sqlite_version.encode())
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path).glob("migrations/*.py")):
            seen.update(f"{app.label}/{path.name}".encode() + path.read_bytes())
    return seen.hexdigest()[:20]


@contextmanager
def begun_with_a_copy() -> Iterator[None]:
    """Within it, what Django makes as a test database on SQLite begins as a copy of the blank one."""
    from django.conf import settings
    from django.db.backends.sqlite3.creation import DatabaseCreation

    made_by_django = DatabaseCreation.create_test_db

    def create_test_db(self: DatabaseCreation, *arguments: Any, **options: Any) -> str:
        name = self._get_test_db_name()
        settings.DATABASES[self.connection.alias]["NAME"] = self.connection.settings_dict["NAME"] = name
        self.connection.ensure_connection()
        with closing(sqlite3.connect(blank_database())) as source:
            source.backup(self.connection.connection)
        return made_by_django(self, *arguments, **options)

    with mock.patch.object(DatabaseCreation, "create_test_db", create_test_db):
        yield
