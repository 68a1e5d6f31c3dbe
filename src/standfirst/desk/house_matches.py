"""Finds the wrong forms of the house style in a story."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.findings import Span
from standfirst.desk.house_style import Entry
from standfirst.desk.text.quotes import quoted_spans


def house_matches(analysis: Analysis, table: str, *, quoted: bool) -> Iterator[tuple[Span, Entry]]:
    """The wrong forms of `table` in every passage; those within quotations only where `quoted`."""
    if not analysis.house_style.entries:
        return
    for passage in analysis.passages:
        for match in analysis.house_style.matches(passage.text):
            if match.entry.table != table:
                continue
            if not quoted and any(start <= match.start < end for start, end, _ in quoted_spans(passage.text)):
                continue
            words = passage.text[match.start : match.end]
            yield Span(passage.place, match.start, match.end, words), match.entry
