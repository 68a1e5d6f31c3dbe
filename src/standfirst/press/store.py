"""The output store: every page, feed and fragment as it goes out, in an SQLite file of its own.

Any number of threads and processes of one machine use it at the same time. It can be deleted at any moment:
everything in it is made again from the database.
"""

from __future__ import annotations

import logging
import re
import sqlite3
import time
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple, Protocol

from standfirst.press.stitching import Piece, cut, pack, text, unpack
from standfirst.press.store_file import StoreFile

log = logging.getLogger("standfirst.press")

FRAGMENTS = "/fragments/"
_PICTURE = re.compile(rb"/pictures/([0-9a-f]{2}/[0-9A-Za-z_-]{1,80}\.[a-z]{3,4})(?![0-9A-Za-z_.-])")
"""The address of a made picture, wherever in an output it stands."""
_CHANGES_KEPT = 10_000
_AT = "SELECT id, path, status, content_type, etag, parts FROM output WHERE path = ?1"
_WITH_ITS_OWN = (
    "SELECT id, path, status, content_type, etag, parts FROM output WHERE path = ?1"
    " UNION ALL SELECT id, path, status, content_type, etag, parts FROM output WHERE path IS NOT NULL AND id ="
    " (SELECT 'fragment/rating/' || substr(id, 9) FROM output WHERE path = ?1 AND substr(id, 1, 8) = 'article/')"
)


class Makes(Protocol):
    """What the store wants to know of an output that was made."""

    @property
    def path(self) -> str: ...
    @property
    def body(self) -> str | bytes: ...
    @property
    def content_type(self) -> str: ...
    @property
    def status(self) -> int: ...


class Output(NamedTuple):
    """One output as it is kept. `etag` is the same for the same status, type and body."""

    id: str
    path: str
    status: int
    content_type: str
    etag: str
    pieces: tuple[Piece, ...]


class Store(StoreFile):
    """The outputs, found by their path or their id."""

    # Reading -----------------------------------------------------------------------------------------

    def at(self, path: str, connection: sqlite3.Connection | None = None) -> Output | None:
        """The output at `path`; read through `connection` where the caller has one of its own."""
        row = (connection or self.connection).execute(_AT, (path,)).fetchone()
        return _output(row) if row else None

    def with_its_own(self, path: str, connection: sqlite3.Connection | None = None) -> list[Output]:
        """The output at `path`, and after it the fragment that no other page has: a story's rating. Or nothing.

        One question and not two: SQLite lets go of the interpreter at each, and who waits for it takes its turn.
        """
        rows = (connection or self.connection).execute(_WITH_ITS_OWN, (path,)).fetchall()
        return [_output(row) for row in rows]

    def knows(self, path: str, connection: sqlite3.Connection | None = None) -> bool:
        """Whether there is an output at `path`."""
        found = (connection or self.connection).execute("SELECT 1 FROM output WHERE path = ?", (path,))
        return found.fetchone() is not None

    def shows(self, picture: str, connection: sqlite3.Connection | None = None) -> bool:
        """Whether an output names the made picture, as in `ab/cdef.webp`."""
        found = (connection or self.connection).execute("SELECT 1 FROM shown WHERE name = ? LIMIT 1", (picture,))
        return found.fetchone() is not None

    def ids(self) -> list[str]:
        """The ids of all outputs, in order."""
        return [id for (id,) in self.connection.execute("SELECT id FROM output WHERE path IS NOT NULL ORDER BY id")]

    def made_at(self, id: str) -> float:
        """When the output was last made, whether or not that changed it, in seconds since 1970; 0 for never."""
        row = self.connection.execute("SELECT made_at FROM output WHERE id = ?", (id,)).fetchone()
        return row[0] if row else 0.0

    def changes_since(self, n: int, connection: sqlite3.Connection) -> tuple[int, list[str] | None]:
        """The number of the newest change and the paths changed after change `n`; None for "any may be"."""
        first, last = connection.execute("SELECT min(n), max(n) FROM change").fetchone()
        if last is None:
            return 0, None if n else []
        if last < n or first > n + 1:
            return last, None
        return last, [path for (path,) in connection.execute("SELECT path FROM change WHERE n > ?", (n,))]

    # Writing -----------------------------------------------------------------------------------------

    def ticket(self) -> int:
        """A number above every one given out before; to be drawn before a make begins to read the database.

        It holds when the file was replaced, too: it is never below the time in microseconds.
        """
        now = time.time_ns() // 1000
        drawn = self.connection.execute("UPDATE ticket SET last = max(last + 1, ?) RETURNING last", (now,)).fetchall()
        return int(drawn[0][0])

    def put(self, id: str, made: Makes | None, ticket: int) -> bool:
        """Keeps one output; see `put_all`. Returns whether readers see a change."""
        return self.put_all([(id, made)], ticket) > 0

    def put_all(self, outputs: Iterable[tuple[str, Makes | None]], ticket: int) -> int:
        """Keeps what was made, all at once, and drops what there is nothing to make of (None).

        `ticket` was drawn before the makes began: what is there from a later ticket stays. An output equal to
        the one that is there changes nothing for readers. Returns how many readers see a change of.
        """
        # Compressed before the lock is taken, so that nobody waits for it.
        ready = [(id, made, _etag(made) if made else "") for id, made in outputs]
        parts = {id: pack(_pieces(made)) for id, made, etag in ready if made and not self._has(id, made.path, etag)}
        changed = 0
        with self.transaction() as connection:
            for id, made, etag in ready:
                changed += self._put(connection, id, made, etag, parts.get(id), ticket)
            connection.execute("DELETE FROM change WHERE n <= (SELECT max(n) FROM change) - ?", (_CHANGES_KEPT,))
        return changed

    def drop(self, id: str, ticket: int) -> bool:
        """Takes an output away; see `put_all`. Returns whether it was there."""
        return self.put(id, None, ticket)

    def _has(self, id: str, path: str, etag: str) -> bool:
        found = self.connection.execute("SELECT 1 FROM output WHERE id = ? AND path = ? AND etag = ?", (id, path, etag))
        return found.fetchone() is not None

    def _put(
        self, connection: sqlite3.Connection, id: str, made: Makes | None, etag: str, parts: bytes | None, ticket: int
    ) -> bool:
        old = connection.execute("SELECT path, etag, version FROM output WHERE id = ?", (id,)).fetchone()
        old_path, old_etag, version = old or (None, "", -1)
        if version > ticket:
            return False
        now, path = time.time(), made.path if made else None
        if old and path == old_path and etag == old_etag:
            connection.execute("UPDATE output SET version = ?, made_at = ? WHERE id = ?", (ticket, now, id))
            return False
        if made:
            self._make_room(connection, id, made.path)
            packed = pack(_pieces(made)) if parts is None else parts
            values = (path, made.status, made.content_type, etag, ticket, now, packed)
        else:
            values = (None, 410, "", "", ticket, now, b"")
        connection.execute(
            "INSERT INTO output (path, status, content_type, etag, version, made_at, parts, id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET path = excluded.path,"
            " status = excluded.status, content_type = excluded.content_type, etag = excluded.etag,"
            " version = excluded.version, made_at = excluded.made_at, parts = excluded.parts",
            (*values, id),
        )
        self._note_pictures(
            connection, id, {name.decode() for name in _PICTURE.findall(_bytes(made))} if made else set()
        )
        changed = {each for each in (path, old_path) if each is not None}
        connection.executemany("INSERT INTO change (path) VALUES (?)", [(each,) for each in sorted(changed)])
        return bool(changed)

    def _note_pictures(self, connection: sqlite3.Connection, id: str, names: set[str]) -> None:
        noted = {name for (name,) in connection.execute("SELECT name FROM shown WHERE id = ?", (id,))}
        gone, new = sorted(noted - names), sorted(names - noted)
        connection.executemany("DELETE FROM shown WHERE name = ? AND id = ?", [(name, id) for name in gone])
        connection.executemany("INSERT INTO shown VALUES (?, ?)", [(name, id) for name in new])

    def _make_room(self, connection: sqlite3.Connection, id: str, path: str) -> None:
        """Two outputs cannot stand at one path: the one put last does."""
        holder = connection.execute("SELECT id FROM output WHERE path = ? AND id != ?", (path, id)).fetchone()
        if holder:
            log.warning("%s was the address of %s and is now that of %s.", path, holder[0], id)
            connection.execute("UPDATE output SET path = NULL, etag = '', parts = x'' WHERE id = ?", holder)
            self._note_pictures(connection, holder[0], set())

    # Facts -------------------------------------------------------------------------------------------

    def fact(self, name: str) -> str:
        """What was remembered under `name`; "" for nothing."""
        row = self.connection.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def remember(self, name: str, value: str) -> None:
        """Remembers `value` under `name`, until the file is gone."""
        self.connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))


def _output(row: tuple[str, str, int, str, str, bytes]) -> Output:
    return Output(row[0], row[1], row[2], row[3], row[4], unpack(row[5]))


def _bytes(made: Makes) -> bytes:
    return made.body.encode() if isinstance(made.body, str) else made.body


def _etag(made: Makes) -> str:
    digest = sha256(f"{made.status}\n{made.content_type}\n".encode())
    digest.update(_bytes(made))
    return digest.hexdigest()[:20]


def _pieces(made: Makes) -> tuple[Piece, ...]:
    body = _bytes(made)
    # A fragment holds no fragments: nothing can include itself.
    return (text(body),) if made.path.startswith(FRAGMENTS) else cut(body)
