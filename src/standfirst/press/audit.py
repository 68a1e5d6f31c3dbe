"""Makes outputs from the database without keeping them, and compares each with the one readers get."""

from __future__ import annotations

import contextlib
import json
import random
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from django.conf import settings

from standfirst.newsroom.models import OutboxRow
from standfirst.press import outputs
from standfirst.press.comparing import COLUMNS, Difference, compare
from standfirst.press.looking import looking_at
from standfirst.press.making import output_store
from standfirst.press.print_run import print_run

_AT_ONCE = 50
_ROW = f"SELECT {COLUMNS} FROM output WHERE id = ?"  # noqa: S608 # our own columns
_A_MOMENT = 0.3
PATIENCE = 30.0
"""Seconds that one audit waits, in all, for changes that are on their way."""


@dataclass(slots=True)
class Audit:
    """What one audit came to. `outputs` is how many there are, of which `checked` were looked at."""

    outputs: int = 0
    checked: int = 0
    seconds: float = 0.0
    differences: list[Difference] = field(default_factory=list)
    waiting: int = 0
    """How many changes waited in the outbox at the end: they explain differences."""


def audit(
    sample: int = 0,
    *,
    told: Callable[[Difference], None] = lambda difference: None,
    after_each_lot: Callable[[int, int], None] = lambda done, of: None,
    patience: float = PATIENCE,
) -> Audit:
    """Compares every output, or `sample` of them drawn at random, and remembers in the store what came of it.

    Readers and editors are not held up: nothing is locked, and no read lasts longer than one output. What differs is
    looked at again before it is `told`, for it may have been changing. Raises `NoStoreError`.
    """
    began, found = time.monotonic(), Audit()
    with looking_at(settings.FOLDER.outputs) as connection:
        ids = _ids(connection)
        found.outputs = len(ids)
        if sample and sample < len(ids):
            ids = random.sample(ids, sample)
        look = _Look(connection, patience)
        waiting = iter(ids)
        while lot := list(islice(waiting, _AT_ONCE)):
            for difference in look.at_lot(lot):
                found.differences.append(difference)
                told(difference)
            found.checked += len(lot)
            after_each_lot(found.checked, len(ids))
    found.seconds = time.monotonic() - began
    found.waiting = OutboxRow.objects.filter(done_at=None).count()
    _remember(found)
    return found


def _ids(connection: sqlite3.Connection) -> list[str]:
    """What there may be, and what the store has besides: read at once, for a query left open would hold up SQLite."""
    kept = connection.execute("SELECT id FROM output WHERE path IS NOT NULL ORDER BY id").fetchall()
    return list(dict.fromkeys([*outputs.all_ids(), *(id for (id,) in kept)]))


class _Look:
    """Looks at outputs, and again at those that differ."""

    def __init__(self, connection: sqlite3.Connection, patience: float) -> None:
        self._connection = connection
        self._patience = patience

    def at_lot(self, ids: Iterable[str]) -> list[Difference]:
        """The differences of `ids` that are none of a change on its way."""
        suspects = [id for id, *_ in self._once(ids)]
        certain: list[Difference] = []
        while suspects:
            pause = min(_A_MOMENT, self._patience)
            time.sleep(pause)
            self._patience -= pause
            again = self._once(suspects)
            # First what waits, then the versions: what was worked off in between has another one.
            waits = OutboxRow.objects.filter(done_at=None).exists()
            suspects = []
            for id, difference, version in again:
                changing = waits or version != self._version(id) or self._is_put_off(id)
                if changing and self._patience > 0:
                    suspects.append(id)
                else:
                    certain.append(difference)
        return certain

    def _once(self, ids: Iterable[str]) -> list[tuple[str, Difference, int]]:
        found = []
        with print_run():
            for id in ids:
                # Read before it is made: if it is made anew meanwhile, its version tells.
                row = self._connection.execute(_ROW, (id,)).fetchone()
                if difference := self._compared(id, row):
                    found.append((id, difference, row[-1] if row else -1))
        return found

    def _compared(self, id: str, row: tuple[str, ...] | None) -> Difference | None:
        try:
            made = outputs.make(id)
        except Exception as error:
            path = (row[1] if row else None) or ""
            return Difference(id, path, f"cannot be made: {type(error).__name__}: {error}", is_broken=True)
        return compare(id, made, row)

    def _version(self, id: str) -> int:
        row = self._connection.execute("SELECT version FROM output WHERE id = ?", (id,)).fetchone()
        return row[0] if row else -1

    def _is_put_off(self, id: str) -> bool:
        row = self._connection.execute("SELECT 1 FROM later WHERE id = ? AND attempts = 0", (id,)).fetchone()
        return row is not None


def _remember(found: Audit) -> None:
    told = {
        "at": time.time(),
        "outputs": found.outputs,
        "checked": found.checked,
        "differences": len(found.differences),
        "seconds": round(found.seconds, 1),
    }
    # A store that cannot be written can still be looked at.
    with contextlib.suppress(sqlite3.OperationalError):
        output_store().remember("audit", json.dumps(told))
