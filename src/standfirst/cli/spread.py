"""Spreads work on many files over the machine's cores; results come in the order of the files."""

from __future__ import annotations

import gc
import os
import signal
from argparse import ArgumentTypeError
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, TypeVar

G = TypeVar("G")
T = TypeVar("T")
FEW = 16
"""Up to this many files one process is done sooner than several are started."""
_CHUNK = 8
_task: Any = None


def cores() -> int:
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not say
        return os.cpu_count() or 1


def processes(given: str) -> int:
    """The number of processes that a command line asks for; 0 is as many as there are cores."""
    if not given.isdecimal():
        raise ArgumentTypeError(f"expected a whole number, 0 for as many as there are cores; found {given!r}")
    return int(given)


def spread(work: Callable[[Any, G], T], task: Any, inputs: Iterable[G], jobs: int = 0) -> Iterator[T]:
    """`work(task, each)` for each input, in order. `jobs` processes are used, 0 for as many as there are cores.

    `work` is a function of a module; `task` and inputs can be pickled. No more than a few chunks of results wait, so
    memory stays the same however many files there are.
    """
    _collect_seldom()
    inputs = iter(inputs)
    first = list(islice(inputs, FEW + 1))
    jobs = jobs or cores()
    if jobs == 1 or len(first) <= FEW:
        for each in chain(first, inputs):
            yield work(task, each)
        return
    yield from _in_processes(work, task, chain(first, inputs), jobs)


def _in_processes(work: Callable[[Any, G], T], task: Any, inputs: Iterator[G], jobs: int) -> Iterator[T]:
    from concurrent.futures import Future, ProcessPoolExecutor

    waiting: deque[Future[list[T]]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(task,))
    try:
        while chunk := list(islice(inputs, _CHUNK)):
            waiting.append(pool.submit(_chunk, work, chunk))
            if len(waiting) >= 3 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _collect_seldom() -> None:
    """What the desk reads and keeps is tuples without cycles: looking for some after every 700 took half its time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _begin(task: Any) -> None:
    global _task
    _task = task
    _collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent prints what was seen and ends us


def _chunk(work: Callable[[Any, G], T], inputs: list[G]) -> list[T]:
    return [work(_task, each) for each in inputs]
