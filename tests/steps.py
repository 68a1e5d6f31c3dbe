"""Counts the work of a call, so that a test can hold it to its input's length on any machine, busy or not."""

from __future__ import annotations

import sys
from collections.abc import Callable


def steps(call: Callable[[], object]) -> int:
    """How many lines of Python `call` runs, loops in expressions included.

    What regular expressions do inside is not seen: tests/fuzz holds that to the clock.
    """
    count = 0

    def tick(frame, event, argument):
        nonlocal count
        count += 1
        return tick

    before = sys.gettrace()
    sys.settrace(tick)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
