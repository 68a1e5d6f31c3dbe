"""The SQLite file of the output store: opened once a thread, begun anew when it is gone or damaged."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from standfirst.press.turn import Turn

log = logging.getLogger("standfirst.press")

_FORMAT = 3
_SCHEMA = (
    # path is NULL when the output was dropped: the row stays so that a late make cannot bring it back.
    # version is the ticket its make began with, made_at in seconds since 1970.
    "CREATE TABLE output (id TEXT PRIMARY KEY, path TEXT UNIQUE, status INTEGER NOT NULL, content_type TEXT NOT NULL,"
    " etag TEXT NOT NULL, version INTEGER NOT NULL, made_at REAL NOT NULL, parts BLOB NOT NULL)",
    # Which made pictures (as in ab/cdef.webp) the outputs name: only those are served.
    "CREATE TABLE shown (name TEXT, id TEXT, PRIMARY KEY (name, id)) WITHOUT ROWID",
    "CREATE INDEX shown_by_output ON shown (id)",
    "CREATE TABLE change (n INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL)",
    "CREATE TABLE later (id TEXT PRIMARY KEY, due REAL NOT NULL, attempts INTEGER NOT NULL, asked INTEGER NOT NULL,"
    " error TEXT NOT NULL)",
    "CREATE INDEX later_by_time ON later (due)",
    "CREATE TABLE ticket (last INTEGER NOT NULL)",
    "INSERT INTO ticket VALUES (0)",
    "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)


class StoreFile:
    """The file `path`; its folder must be there. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.generation = 0
        """Rises when the file was replaced: what was read before is worth nothing."""
        self.turn = Turn(path.with_name(f"{path.name}-turn"))
        self._inode = 0
        self._local = threading.local()
        self._opening = threading.Lock()

    def connect(self) -> sqlite3.Connection:
        """A new connection to the file, whose tables are there; the caller keeps and closes it.

        Raises `sqlite3.OperationalError` when the file cannot be opened or written.
        """
        with self._opening:
            for wait in (0.05, 0.1, 0.2, 0.4, 0.8, None):
                try:
                    return self._open()
                except sqlite3.OperationalError as error:
                    # Two processes that begin the file together: SQLite does not wait for that by itself.
                    if wait is None or "locked" not in str(error):
                        raise
                    time.sleep(wait)
                except sqlite3.DatabaseError as error:
                    if wait is None:
                        raise
                    log.warning("The output store %s is damaged (%s): a new one is begun.", self.path.name, error)
                    self._discard()
        raise AssertionError("the last try returns or raises")

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=10, isolation_level=None, check_same_thread=False)
        try:
            # FULL: the outbox counts a row as done once it is here, so it must not be lost with the power.
            connection.executescript(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                " PRAGMA mmap_size=2147418112; PRAGMA cache_size=-8000;"
            )
            if _format(connection) != _FORMAT:
                _begin(connection)
        except BaseException:
            connection.close()
            raise
        self._inode = self.path.stat().st_ino
        return connection

    def _discard(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        self.generation += 1
        self.turn.renew()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's own connection."""
        if getattr(self._local, "generation", None) != self.generation:
            self.close()
            self._local.connection = self.connect()
            self._local.generation = self.generation
        connection: sqlite3.Connection = self._local.connection
        return connection

    def close(self) -> None:
        """Closes this thread's connection; the next use opens one."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            self._local.connection = self._local.generation = None
            connection.close()

    def is_new(self) -> bool:
        """Whether the file was deleted or replaced since it was opened; if so, every thread opens it anew."""
        try:
            inode = self.path.stat().st_ino
        except FileNotFoundError:
            inode = 0
        if not self._inode or inode == self._inode:
            return False
        self._inode = 0
        self.generation += 1
        self.turn.renew()
        return True

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction that may write, on this thread's connection; after it composers look at what changed."""
        with _transaction(self.connection) as connection:
            yield connection
        self.turn.next()


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _format(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _begin(connection: sqlite3.Connection) -> None:
    with _transaction(connection):
        if _format(connection) == _FORMAT:
            return  # another process was quicker
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        for (name,) in tables.fetchall():
            connection.execute(f'DROP TABLE "{name}"')
        for statement in _SCHEMA:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {_FORMAT}")
