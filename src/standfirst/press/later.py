"""What is to be made a little later: a rating many vote on, an output that could not be made just now."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from standfirst.press.store_file import StoreFile

_LEASE = 30.0
_LONGEST_WAIT = 300.0


@dataclass(frozen=True, slots=True)
class Due:
    """An output whose time has come. `asked` counts how often it was asked for."""

    id: str
    asked: int


class Later:
    """The list of them, kept in the store's file so that it outlives a process and all processes share it.

    Times are seconds since 1970.
    """

    def __init__(self, file: StoreFile) -> None:
        self._file = file

    def ask(self, id: str, due: float) -> None:
        """Notes that `id` is to be made at `due`; earlier if that was noted before."""
        self._file.connection.execute(
            "INSERT INTO later VALUES (?, ?, 0, 1, '') ON CONFLICT (id) DO UPDATE"
            " SET due = CASE WHEN attempts THEN due ELSE min(due, excluded.due) END, asked = asked + 1",
            (id, due),
        )

    def failed(self, id: str, error: str) -> None:
        """Notes that `id` could not be made: it is due again after 1, 2, 4 ... at most 300 seconds."""
        with self._file.transaction() as connection:
            row = connection.execute("SELECT attempts FROM later WHERE id = ?", (id,)).fetchone()
            attempts = row[0] + 1 if row else 1
            due = time.time() + min(_LONGEST_WAIT, 2.0 ** min(attempts - 1, 20))
            connection.execute(
                "INSERT INTO later VALUES (?, ?, ?, 1, ?) ON CONFLICT (id) DO UPDATE"
                " SET due = excluded.due, attempts = excluded.attempts, asked = asked + 1, error = excluded.error",
                (id, due, attempts, error),
            )

    def take(self, limit: int = 50) -> list[Due]:
        """What is due, for the caller to make and then `settle`; nobody else gets it for half a minute."""
        now = time.time()
        with self._file.transaction() as connection:
            rows = connection.execute(
                "SELECT id, asked FROM later WHERE due <= ? ORDER BY due LIMIT ?", (now, limit)
            ).fetchall()
            connection.executemany("UPDATE later SET due = ? WHERE id = ?", [(now + _LEASE, id) for id, _ in rows])
        return [Due(*row) for row in rows]

    def settle(self, made: Iterable[Due], again_at: float) -> None:
        """Those are made. What was asked for again in the meantime is due at `again_at`."""
        with self._file.transaction() as connection:
            for each in made:
                connection.execute("DELETE FROM later WHERE id = ? AND asked = ?", (each.id, each.asked))
                connection.execute(
                    "UPDATE later SET due = ?, attempts = 0, error = '' WHERE id = ?", (again_at, each.id)
                )

    def next(self) -> float | None:
        """When the next one is due."""
        due: float | None = self._file.connection.execute("SELECT min(due) FROM later").fetchone()[0]
        return due

    def failures(self) -> dict[str, str]:
        """What could not be made, and why."""
        return dict(self._file.connection.execute("SELECT id, error FROM later WHERE attempts > 0 ORDER BY id"))
