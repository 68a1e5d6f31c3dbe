"""Makes the whole site, or some kinds of outputs, with several processes; goes on where a run before it stopped.

Every output in the store bears the ticket its make began with. A build notes the ticket at its beginning; whatever
bears a later one is made, by the build or by a server that published meanwhile. So a build that was killed at any
moment needs no list of its own to go on: it makes what still bears an earlier ticket.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils import timezone

from standfirst.newsroom.models import OutboxRow
from standfirst.press import outputs
from standfirst.press.comparing import is_sound
from standfirst.press.everything import alone
from standfirst.press.fingerprint import fingerprint
from standfirst.press.hands import Hands, Lot
from standfirst.press.making import Count, make_and_store, output_store
from standfirst.press.store import Store

_AT_ONCE = 50
_STORIES = ("article/", "fragment/rating/")


class BusyError(Exception):
    """Another process makes everything just now."""


class UnknownKindError(Exception):
    """There are no outputs of a kind that was asked for; the message names those there are."""


@dataclass(slots=True)
class Build:
    """How far a build is. `before` were made by a run that stopped, of the `outputs` that there are."""

    outputs: int = 0
    before: int = 0
    tried: int = 0
    changed: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def done(self) -> int:
        return self.before + self.tried


def build(
    only: Collection[str] = (),
    *,
    jobs: int = 1,
    from_the_start: bool = False,
    after_each_lot: Callable[[Build], None] = lambda build: None,
    patience: float = 15.0,
) -> Build:
    """Makes everything anew from what is committed, or the kinds of outputs `only`, with `jobs` processes.

    Readers get what was there until the new is in, lot by lot. A run that stopped is gone on with, if it was one of
    this release and of the same kinds, unless this is to be `from_the_start`. Raises `BusyError` where somebody else
    is still at it after `patience` seconds, `UnknownKindError`, `HandError`, and `sqlite3.Error` when the store cannot
    be written: what is done by then stays done.
    """
    began, found = time.monotonic(), Build()
    if jobs > 1:
        _hang_up()
    with Hands(_make, jobs) as hands, _alone(patience):
        store = output_store()
        _must_be_kinds(only, store)
        plan = _Plan(store, sorted(set(only)), from_the_start)
        ids = [id for id in _in_order(outputs.all_ids()) if plan.is_asked_for(id)]
        made = plan.made()
        todo = [id for id in ids if id not in made]
        found.outputs, found.before = len(ids), len(ids) - len(todo)
        after_each_lot(found)
        # What the store has besides is asked for when the rest is done.
        for lots in (_lots(todo), _lots_of(plan.besides)):
            for count in hands.share(lots):
                found.tried += count.tried
                found.changed += count.changed
                found.failed += count.failed
                found.outputs = max(found.outputs, found.done)
                after_each_lot(found)
        found.seconds = time.monotonic() - began
        plan.done(found)
    return found


def _must_be_kinds(only: Collection[str], store: Store) -> None:
    if not only:
        return
    there = sorted({id.partition("/")[0] for id in [*outputs.all_ids(), *store.ids()]})
    if missing := [each for each in only if each not in there]:
        raise UnknownKindError(f"there are no outputs of the kind “{missing[0]}”; there are {', '.join(there)}.")


def unfinished(remembered: str) -> dict[str, Any]:
    """What the store's fact "build" tells of one that stopped and that this release can go on with; {} for none."""
    told = json.loads(remembered or "{}")
    return told if told and not told.get("done_at") and told["release"] == fingerprint() else {}


class _Plan:
    """What is to be made, and what the store remembers of it."""

    def __init__(self, store: Store, only: list[str], from_the_start: bool) -> None:
        self._store, self._only = store, only
        told = unfinished(store.fact("build"))
        if told and told["only"] == only and not from_the_start:
            self._told = told
            return
        # What waits now is committed before anything is made: all that it touches is in a whole build.
        waiting = list(OutboxRow.objects.filter(done_at=None).values_list("pk", flat=True))
        self._told = {
            "ticket": store.ticket(),
            "release": fingerprint(),
            "only": only,
            "waiting": [] if only else waiting,
            "begun_at": time.time(),
        }
        store.remember("build", json.dumps(self._told))

    def is_asked_for(self, id: str) -> bool:
        return not self._only or id.partition("/")[0] in self._only

    def made(self) -> set[str]:
        """What is made since the build began."""
        rows = self._store.connection.execute("SELECT id FROM output WHERE version > ?", (self._told["ticket"],))
        return {id for (id,) in rows.fetchall()}

    def besides(self) -> list[str]:
        """What the store has and the build did not come by: it is gone, or could not be made."""
        rows = self._store.connection.execute(
            "SELECT id FROM output WHERE path IS NOT NULL AND version < ? ORDER BY id", (self._told["ticket"],)
        )
        failed = {id for (id,) in self._store.connection.execute("SELECT id FROM later WHERE attempts > 0")}
        return [id for (id,) in rows.fetchall() if self.is_asked_for(id) and id not in failed]

    def done(self, found: Build) -> None:
        """Remembers that all is made."""
        waiting = self._told.pop("waiting")
        for some in _lots(waiting):
            OutboxRow.objects.filter(pk__in=some, done_at=None).update(done_at=timezone.now())
        if not self._only:
            self._store.remember("fingerprint", self._told["release"])
        told = {"done_at": time.time(), "tried": found.done, "failed": found.failed, "seconds": round(found.seconds, 1)}
        self._store.remember("build", json.dumps({**self._told, **told}))


def _make(lot: Lot) -> Count:
    _forget_damaged(lot)
    return make_and_store(lot)


def _forget_damaged(lot: Lot) -> None:
    """Sees to it that what cannot be read in the store is written again: by its tag it would pass for unchanged."""
    connection = output_store().connection
    for id in lot:
        for (parts,) in connection.execute(
            "SELECT parts FROM output WHERE id = ? AND path IS NOT NULL", (id,)
        ).fetchall():
            if not is_sound(parts):
                connection.execute("UPDATE output SET etag = '' WHERE id = ? AND parts = ?", (id, parts))


def _in_order(ids: Iterable[str]) -> Iterator[str]:
    """Fronts, feeds and the like before stories, and the newest of these first: so readers ask for them."""
    stories = []
    for id in ids:
        if id.startswith(_STORIES):
            stories.append(id)
        else:
            yield id
    yield from sorted(stories, key=lambda id: -int(id.rpartition("/")[2]))


def _lots(each: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(each)
    while lot := list(islice(waiting, _AT_ONCE)):
        yield lot


def _lots_of(ids: Callable[[], list[str]]) -> Iterator[Lot]:
    yield from _lots(ids())


def _hang_up() -> None:
    """Closes what a forked process must not share with this one."""
    output_store().close()
    for each in connections.all(initialized_only=True):
        each.close()
        if each.vendor == "postgresql":
            each.close_pool()


@contextlib.contextmanager
def _alone(patience: float) -> Iterator[None]:
    """As `alone`, after a wait: the server asks for it each second. Raises `BusyError`."""
    until = time.monotonic() + patience
    while True:
        with alone() as is_alone:
            if is_alone:
                yield
                return
        if time.monotonic() >= until:
            raise BusyError(f"another process makes everything anew in {settings.FOLDER.root}.")
        time.sleep(0.1)
