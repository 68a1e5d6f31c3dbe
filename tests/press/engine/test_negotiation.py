"""What a request says it takes and has already."""

from __future__ import annotations

import pytest

from standfirst.press.negotiation import has_it, takes_gzip


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("gzip", True),
        ("gzip, deflate, br, zstd", True),
        ("GZIP;Q=0.5", True),
        ("x-gzip", True),
        ("*", True),
        ("br, *;q=0.1", True),
        ("gzip;q=0.001", True),
        ("", False),
        ("identity", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip;q=0, *;q=1", False),
        ("*;q=0", False),
        ("gzip;q=0.5, identity;q=0.9", False),
        ("gzip;q=1.0, identity;q=0.5", True),
        ("gzip;q=rubbish", False),
        ("gzipped", False),
        (";;;,,,=", False),
    ],
)
def test_gzip_goes_to_those_who_want_it(header: str, wanted: bool) -> None:
    assert takes_gzip(header.encode("latin-1")) is wanted


@pytest.mark.parametrize(
    ("header", "had"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ('"b", "a"', True),
        ("*", True),
        ('"b"', False),
        ("a", False),
        ('"a-gz"', False),
        ("", False),
    ],
)
def test_a_page_that_is_had_is_told_by_its_tag(header: str, had: bool) -> None:
    assert has_it(header.encode(), b'"a"') is had
