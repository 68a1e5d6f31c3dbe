"""A baseline silences what it holds, as often as it holds it."""

import pytest

from standfirst.desk import Finding, Level, Span
from standfirst.desk.baseline import Baseline, BaselineError, read_baseline


def finding(words):
    return Finding("a.b", Level.QUERY, "", (Span("headline", 0, len(words), words),))


OLD, OTHER = finding("Oslo"), finding("Bergen")


def test_known_findings_are_silent_and_new_ones_are_not():
    baseline = Baseline()
    baseline.add("a.json", [OLD.key])
    read = read_baseline(baseline.as_json())
    assert read.new("a.json", [OLD, OTHER]) == [OTHER]
    assert read.new("b.json", [OLD]) == [OLD]


def test_the_same_finding_once_more_is_new():
    baseline = Baseline()
    baseline.add("a.json", [OLD.key, OLD.key])
    assert baseline.new("a.json", [OLD, OLD, OLD]) == [OLD]


def test_the_text_is_the_same_in_whatever_order_files_came():
    one, other = Baseline(), Baseline()
    for baseline, order in ((one, "ab"), (other, "ba")):
        for file in order:
            baseline.add(file, [OLD.key, OTHER.key] if file == order[0] else [OTHER.key, OLD.key])
    assert one.as_json() == other.as_json()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"format": "x"}',
        '{"format": "standfirst-baseline/1"}',
        "[" * 100_000,
        '{"format": "standfirst-baseline/1", "findings": {"a": {"k": "many"}}}',
    ],
)
def test_what_is_no_baseline_is_refused(text):
    with pytest.raises(BaselineError, match="not a baseline"):
        read_baseline(text)
