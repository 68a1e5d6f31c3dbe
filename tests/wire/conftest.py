"""Holds readers to time that grows with the text and no faster."""

import sys
import time

import pytest


def _lines(read, text):
    """How many lines of Python `read` runs on `text`: a count that no other load on the machine changes."""
    count = 0

    def tick(frame, event, argument):
        nonlocal count
        count += 1
        return tick

    before = sys.gettrace()
    sys.settrace(tick)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return count


@pytest.fixture
def steps():
    """Whether four times the text takes at most six times the work, and a large one no unreasonable time.

    The second is for what regular expressions do inside; 60 kB of anything quadratic take long.
    """

    def linear(read, unit):
        small = _lines(read, "a " + unit * (1_000 // len(unit)))
        large = _lines(read, "a " + unit * (4_000 // len(unit)))
        began = time.process_time()
        read("a " + unit * (60_000 // len(unit)))
        return large <= 6 * small + 2_000 and time.process_time() - began < 8

    return linear
