"""One run of the press: what several outputs show is read from the database once, for all of them.

A headline stands on the front page, on its section's, in two feeds, in the latest news and beneath other stories. The
outputs of one run are made from what is committed after the run began; each of them alone would read the same again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_read: ContextVar[dict[Any, Any] | None] = ContextVar("standfirst_print_run", default=None)


@contextmanager
def print_run() -> Iterator[None]:
    """What is kept inside is forgotten at its end. A run within a run reads for itself."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


@contextmanager
def within_a_run() -> Iterator[None]:
    """The run that is on, or one of its own."""
    if _read.get() is not None:
        yield
        return
    with print_run():
        yield


def kept(name: str, read: Callable[[], V]) -> V:
    """What `read` returns; in one run it is called once for `name`."""
    run = _read.get()
    if run is None:
        return read()
    if name not in run:
        run[name] = read()
    value: V = run[name]
    return value


def kept_each(kind: str, keys: Iterable[K], read: Callable[[list[K]], Mapping[K, V]]) -> dict[K, V]:
    """What `read` knows of each of `keys`, those it has nothing of left out; in one run it is asked for a key once."""
    keys = list(dict.fromkeys(keys))
    run = _read.get()
    there: dict[K, V | None] = {} if run is None else run.setdefault(("each", kind), {})
    if missing := [key for key in keys if key not in there]:
        found = read(missing)
        there.update((key, found.get(key)) for key in missing)
    return {key: value for key in keys if (value := there[key]) is not None}
