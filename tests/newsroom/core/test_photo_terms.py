"""What the terms of a picture say of when and where: read where it is certain, left alone where it is not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from standfirst.newsroom.photo_terms import end_of, last_day_of, moment_of, where_of


@pytest.mark.parametrize(
    ("terms", "day"),
    [
        ("Editorial use only, until June 1, 2026.", date(2026, 6, 1)),
        ("NOT TO BE USED AFTER SEPTEMBER 30, 2026. NO SALES.", date(2026, 9, 30)),
        ("NO USE AFTER 27 Sept. 2026", date(2026, 9, 27)),
        ("Licence expires 2026-12-31", date(2026, 12, 31)),
        ("May be used until 1st June 2026; no archive", date(2026, 6, 1)),
        ("Nutzung frei, expires: 01.06.2026", date(2026, 6, 1)),
        ("EMBARGOED UNTIL JUNE 1, 2026", None),
        ("Not for use until June 1, 2026", None),
        ("NOT FOR RELEASE UNTIL 1 June 2026. To be used up to 3 July 2026.", date(2026, 7, 3)),
        ("For use within 14 days", None),
        ("Taken on June 1, 2026", None),
        ("Until further notice", None),
        ("until 31 June 2026", None),
        ("until June 2026", None),
        ("", None),
    ],
)
def test_the_last_day(terms, day):
    assert last_day_of(terms) == day


@pytest.mark.parametrize(
    ("terms", "where"),
    [
        ("ONLINE ONLY", "online"),
        ("For web use only.", "online"),
        ("NO INTERNET, NO SALES", "print"),
        ("PRINT MEDIA ONLY", "print"),
        ("Not for online use", "print"),
        ("Editorial use only", ""),
    ],
)
def test_where(terms, where):
    assert where_of(terms) == where


def test_a_day_counts_to_its_end_where_the_publication_is():
    istanbul = ZoneInfo("Europe/Istanbul")
    assert end_of(date(2026, 6, 1), istanbul) == datetime(2026, 6, 1, 21, tzinfo=UTC)
    assert moment_of("2026-06-01", istanbul) == moment_of("20260601", istanbul) == end_of(date(2026, 6, 1), istanbul)
    assert moment_of("20260601 120000+0000", istanbul) == datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert moment_of("2026-06-01T12:00:00Z", istanbul) == datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert moment_of("2026-06-01T12:00", istanbul) == datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize("said", ["", "soon", "2026", "20261301", "0000-00-00", "9999-12-31", "2026-06-01T99:00Z"])
def test_what_is_no_date_is_none(said):
    assert moment_of(said, UTC) is None


def test_long_terms_are_read_in_time():
    for terms in ("until " * 20_000, "embargo " * 20_000 + "until 1 June 2026", "no " * 50_000):
        last_day_of(terms), where_of(terms)
