"""Says how far a run over a known number is, how fast it goes and how long it will still take."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

_PATIENCE = 1.0
_ON_A_TERMINAL = 0.2
_IN_A_LOG = 10.0


class Pace:
    """On a terminal one line on standard error that changes; in a log a line every ten seconds."""

    def __init__(
        self, what: str, stream: TextIO | None = None, *, before: int = 0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`before` were done in an earlier run and tell nothing of the pace of this one."""
        self._what, self._before, self._clock = what, before, clock
        self._stream = sys.stderr if stream is None else stream
        self._is_terminal = self._stream.isatty()
        self._began = clock()
        self._next = self._began + (_PATIENCE if self._is_terminal else _IN_A_LOG)
        self._shown = False

    def at(self, done: int, of: int) -> None:
        """`done` of `of` are done, those from before among them."""
        now = self._clock()
        if now < self._next:
            return
        line = f"{done:,} of {of:,} {self._what}{self._how_fast(done, of, now - self._began)}"
        if self._is_terminal:
            self._stream.write(f"\r\x1b[K{line}")
            self._shown = True
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()
        self._next = now + (_ON_A_TERMINAL if self._is_terminal else _IN_A_LOG)

    def _how_fast(self, done: int, of: int, seconds: float) -> str:
        rate = (done - self._before) / seconds if seconds else 0.0
        if not rate:
            return ""
        return f", {rate:,.0f} a second, {left((of - done) / rate)} left"

    def clear(self) -> None:
        """Takes the line away, for something else to be printed."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False


def left(seconds: float) -> str:
    """ "45 s", "12 min", "1 h 5 min"."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
