"""Works off the outbox: what the newsroom changed is made anew and goes out."""

from __future__ import annotations

import contextlib
import fcntl
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from standfirst.newsroom.models import Article, OutboxRow
from standfirst.press import outputs
from standfirst.press.article_page import OLD
from standfirst.press.fingerprint import fingerprint
from standfirst.press.later import Later
from standfirst.press.making import Count, make_and_store, output_store
from standfirst.press.touched import touched

log = logging.getLogger("standfirst.press")

_ROWS_AT_ONCE = 20
_SECONDS_BETWEEN_VOTES_SHOWN = 1.0
_BETWEEN_AGEING = timedelta(minutes=10)

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
    store.put_all([(f"{kind}/{pk}", None) for pk in sorted(gone) for kind in ("article", "fragment/rating")], ticket)


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
    with _alone() as alone:
        if not alone:
            return 0
        rows = list(waiting)
        # A change made from now on must write a row of its own: it may come too late for this making.
        waiting.filter(pk__in=[row.pk for row in rows]).update(kind=OutboxRow.Kind.REBUILD)
        _make_everything()
        _mark_done(rows)
    return len(rows)


def _make_everything(progress: Callable[[Count], None] | None = None) -> Count:
    """Makes all there is, and drops what the store has besides."""

    def meanwhile(count: Count) -> None:
        if progress:
            progress(count)
        # Making a large site takes minutes; a story published meanwhile does not wait for it.
        _work_off_stories()

    return make_and_store(dict.fromkeys([*outputs.all_ids(), *output_store().ids()]), meanwhile)


def catch_up(*, quiet: bool = False) -> bool:
    """Makes everything anew if the store is new or was made by another release; returns whether it was.

    Says how far it is on standard error, unless `quiet`.
    """
    store, current = output_store(), fingerprint()
    if store.fact("fingerprint") == current:
        return False
    with _alone() as alone:
        if not alone or store.fact("fingerprint") == current:
            return False
        began = time.monotonic()
        said = began

        def say(count: Count) -> None:
            nonlocal said
            if not quiet and time.monotonic() - said > 2:
                said = time.monotonic()
                print(f"The press makes all pages anew: {count.tried} so far.", file=sys.stderr, flush=True)

        count = _make_everything(say)
        store.remember("fingerprint", current)
        if not quiet:
            seconds = time.monotonic() - began
            print(f"The press made {count.tried} pages anew in {seconds:.1f} s.", file=sys.stderr, flush=True)
    return True


@contextlib.contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other process makes everything just now; none begins to until the block ends."""
    with (settings.FOLDER.root / "outputs.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def make_due() -> int:
    """Makes what was to be made later and is due: ratings, and what could not be made before."""
    store = output_store()
    later = Later(store)
    soonest = later.next()
    if soonest is None or soonest > time.time():
        return 0
    due = later.take()
    for each in due:
        if make_and_store([each.id]).failed == 0:
            later.settle([each], time.time() + _SECONDS_BETWEEN_VOTES_SHOWN)
    return len(due)


def show_votes(article_id: int) -> None:
    """Has the rating of a story made anew: now, or one second after it was last made."""
    store, id = output_store(), f"fragment/rating/{article_id}"
    Later(store).ask(id, max(time.time(), store.made_at(id) + _SECONDS_BETWEEN_VOTES_SHOWN))
    wake()


def make_aged() -> int:
    """Makes the pages of stories that have become old since this was last done, which they say from then on."""
    store, now = output_store(), timezone.now()
    told = store.fact("aged_until")
    last = datetime.fromisoformat(told) if told else now
    if told and now - last < _BETWEEN_AGEING:
        return 0
    aged = Article.objects.filter(live=True, first_published_at__gt=last - OLD, first_published_at__lte=now - OLD)
    count = make_and_store(f"article/{pk}" for pk in aged.values_list("pk", flat=True))
    store.remember("aged_until", now.isoformat())
    return count.tried


class Worker:
    """The server's thread that works off what this and other processes put into the outbox."""

    def __init__(self, *, seconds: float = 1.0) -> None:
        self._seconds = seconds
        self._wake = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begins; returns at once."""
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="press", daemon=True)
        self._thread.start()
        _workers.add(self)

    def stop(self, timeout: float = 5.0) -> None:
        """Ends after what is in hand, or after `timeout` seconds; what is left waits in the outbox."""
        _workers.discard(self)
        self._stopping = True
        self._wake.set()
        if self._thread:
            self._thread.join(timeout)

    def wake(self) -> None:
        """Has it look at once."""
        self._wake.set()

    def _run(self) -> None:
        failures = 0
        while not self._stopping:
            close_old_connections()
            try:
                self.look()
                failures = 0
            except Exception:
                failures += 1
                # Once for each kind of trouble would be better; once in thirty turns keeps a log readable.
                if failures % 30 == 1:
                    log.exception("The press could not work off the outbox; it goes on trying.")
            close_old_connections()
            self._wake.wait(self._pause(failures))
            self._wake.clear()
        output_store().close()

    def look(self) -> None:
        """One turn: publishes what is due, works off the outbox, makes what was put off."""
        from standfirst.newsroom.schedule import publish_due

        output_store().is_new()
        publish_due()
        catch_up()
        work_off()
        make_due()
        make_aged()

    def _pause(self, failures: int) -> float:
        if failures:
            return float(min(30, 2 ** min(failures, 5)))
        try:
            due = Later(output_store()).next()
        except Exception:
            return self._seconds
        return self._seconds if due is None else min(self._seconds, max(0.05, due - time.time()))


_workers: set[Worker] = set()


def wake() -> None:
    """Wakes the worker of this process, if it has one."""
    for worker in tuple(_workers):
        worker.wake()
