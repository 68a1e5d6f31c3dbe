"""Processes that make outputs side by side: each is given the next lot when it has done with its last."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, TypeVar, cast

Lot = list[str]
T = TypeVar("T")
_LONGEST_LOT = 30.0


class HandError(Exception):
    """A hand could not do its lot, or is gone; the message says which."""


class Hands(Generic[T]):
    """`count` processes that do `work`, forked when the block is entered; with one, it is done in this process.

    They end when the block does, and by themselves when this process is killed. No connection to a database may be
    open when they are forked, and no thread may run.
    """

    def __init__(self, work: Callable[[Lot], T], count: int) -> None:
        self._work = work
        self._count = count
        self._lines: list[Connection[Any, Any]] = []
        self._processes: list[Any] = []

    def __enter__(self) -> Hands[T]:
        if self._count == 1:
            return self
        # Forked, so that nothing is imported and set up again.
        context = get_context("fork")
        for _ in range(self._count):
            ours, theirs = context.Pipe()
            self._lines.append(ours)
            process = context.Process(target=_do, args=(self._work, theirs, self._lines), daemon=True)
            process.start()
            theirs.close()
            self._processes.append(process)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for line in self._lines:
            line.close()
        for process in self._processes:
            process.join(_LONGEST_LOT)

    def share(self, lots: Iterator[Lot]) -> Iterator[T]:
        """What `work` returns for each lot, as they are done. Raises `HandError`."""
        if not self._lines:
            yield from map(self._work, lots)
            return
        busy = [line for line in self._lines if _give(line, lots)]
        while busy:
            for line in cast("list[Connection[Any, Any]]", wait(busy)):
                try:
                    done, told = line.recv()
                except (EOFError, OSError):
                    raise HandError("a process that makes pages was killed, for want of memory perhaps") from None
                if not done:
                    raise HandError(told)
                yield told
                if not _give(line, lots):
                    busy.remove(line)


def _give(line: Connection[Any, Any], lots: Iterator[Lot]) -> bool:
    lot = next(lots, None)
    if lot is not None:
        line.send(lot)
    return lot is not None


def _do(work: Callable[[Lot], T], line: Connection[Any, Any], others: list[Connection[Any, Any]]) -> None:
    """What a hand does until there is nobody at the other end of its line."""
    for each in others:
        each.close()  # else the line would have two other ends, and outlive him who gives the lots
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the lot in hand is done; he who gives them stops
    while True:
        try:
            lot = line.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[bool, Any] = (True, work(lot))
        except Exception as error:
            answer = (False, f"{type(error).__name__}: {error}")
        try:
            line.send(answer)
        except OSError:
            return
