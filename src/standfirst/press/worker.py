"""Works off the outbox: what the newsroom changed is made anew and goes out."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from functools import cached_property

from django.utils import timezone

from standfirst.newsroom.models import Article, OutboxRow
from standfirst.newsroom.rounds import Rounds
from standfirst.press.due import make_aged, make_arranged, make_due
from standfirst.press.everything import alone, catch_up, make_everything
from standfirst.press.fingerprint import fingerprint
from standfirst.press.later import Later
from standfirst.press.making import make_and_store, output_store
from standfirst.press.reads_kept import keep_reads
from standfirst.press.touched import touched

log = logging.getLogger("standfirst.press")

_ROWS_AT_ONCE = 20

_OF_ONE_STORY = ("article", "fragment/rating")

_one_at_a_time = threading.Lock()


def work_off(*, everything: bool = True) -> int:
    """Makes what the waiting rows of the outbox touch, and marks them done; returns how many rows that were.

    Any number of threads and processes may do so at the same time: what is made twice is the same, and what was
    begun first never replaces what was begun later. A row is done when all it touches is in the store, or, where
    an output could not be made, on the list of what is tried again. With `everything` false only stories are
    worked off, not changes that touch the whole site.
    """
    done = _work_off_stories()
    return done + _work_off_the_rest() if everything else done


def _work_off_stories() -> int:
    done = 0
    while True:
        # Let go of between the lots: an editor who publishes does not wait for a whole import.
        with _one_at_a_time:
            rows = list(OutboxRow.objects.filter(done_at=None, kind=OutboxRow.Kind.ARTICLE)[:_ROWS_AT_ONCE])
            if not rows:
                return done
            _take_back(rows)
            make_and_store(dict.fromkeys(id for row in rows for id in _touched(row)))
            _mark_done(rows)
            done += len(rows)


def _take_back(rows: list[OutboxRow]) -> None:
    """What was withdrawn is out of the store before anything else is done."""
    numbers = {row.article_id for row in rows if not row.after and row.article_id is not None}
    if not numbers:
        return
    store = output_store()
    ticket = store.ticket()
    gone = numbers - set(Article.objects.filter(pk__in=numbers, live=True).values_list("pk", flat=True))
    store.put_all([(f"{kind}/{pk}", None) for pk in sorted(gone) for kind in _OF_ONE_STORY], ticket)


def _touched(row: OutboxRow) -> list[str]:
    try:
        return touched(row)
    except (KeyError, TypeError, ValueError):
        # A row that cannot be read must neither be lost nor hold up the others.
        log.exception("Row %s of the outbox cannot be read; everything is made anew.", row.pk)
        OutboxRow.objects.create(kind=OutboxRow.Kind.REBUILD)
        return [f"article/{row.article_id}"]


def _mark_done(rows: list[OutboxRow]) -> None:
    OutboxRow.objects.filter(pk__in=[row.pk for row in rows]).update(done_at=timezone.now())


def _work_off_the_rest() -> int:
    waiting = OutboxRow.objects.filter(done_at=None).exclude(kind=OutboxRow.Kind.ARTICLE)
    if not waiting.exists():
        return 0
    with alone() as is_alone:
        if not is_alone:
            return 0
        rows = list(waiting)
        # Making a large site takes minutes; a story published meanwhile does not wait for it.
        make_everything(lambda count: _work_off_stories())
        _mark_done(rows)
    return len(rows)


class Worker(Rounds):
    """The server's thread that works off what this and other processes put into the outbox."""

    name = "press"

    def __init__(self, *, seconds: float = 1.0) -> None:
        super().__init__()
        self._seconds = seconds
        self._failed: dict[str, int] = {}

    @cached_property
    def _release(self) -> str:
        return fingerprint()

    def start(self) -> None:
        super().start()
        _workers.add(self)

    def stop(self, timeout: float = 5.0) -> None:
        _workers.discard(self)
        super().stop(timeout)

    def end(self) -> None:
        try:
            keep_reads(now=True)
        except Exception:
            log.exception("What was read in the last minute could not be kept.")
        output_store().close()

    def look(self) -> None:
        """One turn: publishes what is due, works off the outbox, makes what was put off.

        What fails is logged, stands in no other's way and comes up again: the first time with its traceback,
        then once in a hundred turns.
        """
        from standfirst.newsroom.photo_expiry import take_down_due
        from standfirst.newsroom.schedule import publish_due

        output_store().is_new()

        def bring_up_to_date() -> None:
            catch_up(self._release, lambda: (publish_due(), _work_off_stories()))

        for name, step in (
            ("publish what is due", publish_due),
            ("take down pictures whose rights ended", take_down_due),
            ("make everything anew", bring_up_to_date),
            ("work off the outbox", work_off),
            ("make what was put off", make_due),
            ("make the fronts that were arranged for now", make_arranged),
            ("make what has grown old", make_aged),
            ("keep count of readers", keep_reads),
        ):
            try:
                step()
            except Exception:
                self._failed[name] = self._failed.get(name, 0) + 1
                if self._failed[name] % 100 == 1:
                    log.exception("The press could not %s; it goes on trying.", name)
            else:
                self._failed.pop(name, None)

    def pause(self) -> float:
        try:
            due = Later(output_store()).next()
        except sqlite3.Error:
            due = None
        return self._seconds if due is None else min(self._seconds, max(0.05, due - time.time()))


_workers: set[Worker] = set()


def wake() -> None:
    """Wakes the worker of this process, if it has one."""
    for worker in tuple(_workers):
        worker.wake()
