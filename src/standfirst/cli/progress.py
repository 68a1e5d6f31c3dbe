"""Says on a terminal how far a long run is, and takes the line away again; elsewhere it says nothing."""

from __future__ import annotations

import sys
import time
from typing import TextIO

PATIENCE = 1.0
"""Seconds before the first word: a short run needs none."""
_EVERY = 0.2


class Progress:
    """A line on standard error that counts what was done."""

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        self.what = what
        self.stream = sys.stderr if stream is None else stream
        self.wanted = self.stream.isatty()
        self.next = time.monotonic() + PATIENCE
        self.shown = False

    def at(self, count: int) -> None:
        """`count` are done."""
        if self.wanted and time.monotonic() >= self.next:
            self.stream.write(f"\r\x1b[K{count:,} {self.what} ...")
            self.stream.flush()
            self.next = time.monotonic() + _EVERY
            self.shown = True

    def clear(self) -> None:
        """Takes the line away, for something else to be printed."""
        if self.shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self.shown = False
