"""Migrates a database once and lets every process of the tests begin with a copy of it.

The hundreds of migrations of Wagtail and of ours take a third of a minute in each process. What they make is kept in
`.pytest_cache` for as long as none of them changes; Django still runs `migrate` on the copy, which finds nothing to
do and brings rights and content types up to date.
"""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

_KEPT = Path(__file__).parents[1] / ".pytest_cache" / "blank-database"


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
    """Within it, a test database on SQLite begins as a copy of the one that is kept; whoever comes first makes that."""
    from django.conf import settings
    from django.db.backends.sqlite3.creation import DatabaseCreation

    made_by_django = DatabaseCreation.create_test_db

    def create_test_db(self: DatabaseCreation, *arguments: Any, **options: Any) -> str:
        _KEPT.mkdir(parents=True, exist_ok=True)
        kept = _KEPT / f"{_what_it_is_made_from()}.sqlite3"
        with (_KEPT / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                name = made_by_django(self, *arguments, **options)
                _keep(self.connection.connection, kept)
                return name
            name = self._get_test_db_name()
            settings.DATABASES[self.connection.alias]["NAME"] = self.connection.settings_dict["NAME"] = name
            self.connection.ensure_connection()
            with closing(sqlite3.connect(kept)) as source:
                source.backup(self.connection.connection)
        return made_by_django(self, *arguments, **options)

    with mock.patch.object(DatabaseCreation, "create_test_db", create_test_db):
        yield


def _keep(connection: sqlite3.Connection, target: Path) -> None:
    for old in target.parent.glob("*.sqlite3"):
        old.unlink()
    half = target.with_suffix(".half")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(half)) as copy:
        connection.backup(copy)
    half.rename(target)
