"""Makes outputs and puts them into the store."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from django.conf import settings

from standfirst.press import outputs
from standfirst.press.later import Later
from standfirst.press.print_run import print_run
from standfirst.press.store import Store

log = logging.getLogger("standfirst.press")

_AT_ONCE = 50


@lru_cache(maxsize=8)
def _store_in(path: Path) -> Store:
    return Store(path)


def output_store() -> Store:
    """The store of this newsroom."""
    return _store_in(settings.FOLDER.outputs)


@dataclass(slots=True)
class Count:
    """How many outputs were tried, how many readers see a change of, how many could not be made."""

    tried: int = 0
    changed: int = 0
    failed: int = 0


def make_and_store(ids: Iterable[str], after_each_lot: Callable[[Count], None] | None = None) -> Count:
    """Makes the outputs `ids` from what is committed now, and keeps them; drops those there is nothing of.

    They go in by lots of fifty, each lot at once. One that cannot be made is logged and tried again later; the
    others go in all the same, and what readers had of it stays. Raises `sqlite3.Error` when the store cannot be
    written: then nothing of the lot is in it.
    """
    store, count = output_store(), Count()
    waiting = iter(ids)
    while lot := list(islice(waiting, _AT_ONCE)):
        # Drawn before anything is read: what another process makes from newer data has a higher one.
        ticket = store.ticket()
        made, failed = [], {}
        with print_run():
            for id in lot:
                try:
                    made.append((id, outputs.make(id)))
                except Exception as error:
                    log.exception("%s could not be made; it is tried again.", id)
                    failed[id] = f"{type(error).__name__}: {error}"
        count.changed += store.put_all(made, ticket)
        for id, reason in failed.items():
            Later(store).failed(id, reason)
        count.tried += len(lot)
        count.failed += len(failed)
        if after_each_lot:
            after_each_lot(count)
    return count
