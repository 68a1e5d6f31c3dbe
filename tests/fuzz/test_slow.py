"""No copy takes the square of its length: odd bits repeated, read and checked against the clock (`make fuzz` only)."""

import gc
import os
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.desk import all_rules
from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.story import plain_text
from standfirst.wire import WireError, read_bytes
from tests.fuzz.test_fuzz import EXAMPLES

pytestmark = pytest.mark.skipif("FUZZ_EXAMPLES" not in os.environ, reason="held to the clock; make fuzz runs it")

SMALL, TIMES = 4_000, 4
UNNOTICED = 0.15
"""Seconds of the processor's time that are too few to tell growth by."""


def _fuzz(examples: int) -> settings:
    return settings(max_examples=max(1, examples), deadline=None, suppress_health_check=list(HealthCheck))


_COPY = """
    The the Council of Ashing Ines Caldeira Caldiera said told according to police on Monday morning killed 1 12 1,000
    4.5 per cent £4 million $5m two three dozen not no never first only “ ” " ' ‘ ’ ( ) , . ; : — - ? ! … U.S. a.m. Mr.
    Dr. who during before after May 16, 2025 rejected agreed unless it’s A’ women one soldiers [sic] é 会議 % Kyiv Kiev
    (SBU) NATO includes: whom, SBU( 1-1 a-b x@y.z former aide
"""
_MARKUP = """
    <a <a> </a> <b </b> <!-- --> <!--- <![ <![CDATA[ ]]> <!x <? > < & &# &#x &amp <script <style> </style <p> <br> <li>
    <ul> ' " = / a ‹a href=' href=" * ** _ [ ]( ) ` ``` # - --- 1. | ~~~ > ![ \\
"""
_BETWEEN = st.sampled_from([" ", "", "\n"])


def _grows_too_fast(work, unit: str) -> bool:
    """Whether `work` takes more than twice the time on a text that its length would explain."""

    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        began = time.process_time()
        work(text)
        return time.process_time() - began

    gc.collect()
    gc.disable()  # what is collected is the fuzzer's
    try:
        small = seconds(SMALL)
        most = max(UNNOTICED, 2 * TIMES * small)
        return all(seconds(TIMES * SMALL + more) > most for more in range(3))
    finally:
        gc.enable()


@_fuzz(EXAMPLES // 150)
@given(st.lists(st.sampled_from(_COPY.split()), min_size=1, max_size=4), _BETWEEN)
def test_no_rule_takes_the_square_of_a_storys_length(bits, between):
    unit = between.join(bits) + between
    for rule in all_rules().values():

        def look(text, rule=rule):
            part = text[:300]
            story = example(text, headline=part, standfirst=part, quick_looks=(part,), captions=(part,))
            list(rule.look(Analysis(story)))

        assert not _grows_too_fast(look, unit), (rule.id, unit)


@_fuzz(EXAMPLES // 15)
@given(st.lists(st.sampled_from((_MARKUP + _COPY).split()), min_size=1, max_size=4), _BETWEEN)
def test_no_reader_takes_the_square_of_a_files_length(bits, between):
    unit = between.join(bits) + between

    def read(name):
        def work(text):
            with suppress(WireError):
                list(read_bytes(text.encode(), name=name))

        return work

    assert not _grows_too_fast(plain_text, unit), unit
    for name in ("a.txt", "a.md", "a.html"):
        assert not _grows_too_fast(read(name), unit), (name, unit)
