"""Expressions of time and the order of events are read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.desk.text.calendar import resolve
from standfirst.desk.text.times import orders, times


@pytest.mark.parametrize(
    ("text", "words", "fields"),
    [
        ("It burnt on Friday morning.", "on Friday morning", {"weekday": 4, "part": "morning"}),
        (
            "on Friday, May 16, 2025, they met",
            "on Friday, May 16, 2025",
            {"weekday": 4, "month": 5, "day": 16, "year": 2025},
        ),
        ("on 16 May 2025 they met", "16 May 2025", {"month": 5, "day": 16, "year": 2025}),
        ("what happens tomorrow", "tomorrow", {"relative": 1}),
        ("at 5 p.m. sharp", "at 5 p.m.", {"clock": "5pm"}),
        ("met the day before", "the day before", {"relative": -1}),
        ("it closed at midnight", "at midnight", {"clock": "midnight"}),
    ],
)
def test_reads_an_expression_of_time(text, words, fields):
    (time,) = times(text)
    assert time.text == words
    assert {name: getattr(time, name) for name in fields} == fields


def test_finds_no_time_in_verbs_and_numbers():
    assert times("They may sit at table 12 and march on; we sat.") == ()


@pytest.mark.parametrize(
    ("text", "relation", "event"),
    [
        ("during the talks.", "during", "talk"),
        ("ahead of the cabinet vote, she left", "before", "vot"),
        ("after Monday’s hearing in Oslo", "after", "hear"),
    ],
)
def test_reads_what_is_put_before_or_after(text, relation, event):
    (order,) = orders(text)
    assert (order.relation, order.event[-1]) == (relation, event)


def test_puts_nothing_after_what_is_no_event():
    assert orders("He asked after her. They met before they left.") == ()


@given(
    st.text(
        st.sampled_from("on Friday morning, May 16 2025 at 5 p.m. before the talks after during today."), max_size=80
    )
)
def test_everything_stands_where_it_says(text):
    for each in (*times(text), *orders(text)):
        assert text[each.start : each.end] == each.text


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("on Friday, 16 May 2025", None, date(2025, 5, 16)),
        ("on Jan. 2", date(2024, 12, 30), date(2025, 1, 2)),
        ("on Tuesday", date(2025, 5, 15), date(2025, 5, 13)),
        ("next Thursday", date(2025, 5, 15), date(2025, 5, 22)),
        ("last Thursday", date(2025, 5, 15), date(2025, 5, 8)),
        ("tomorrow", date(2025, 5, 15), date(2025, 5, 16)),
        ("tomorrow", None, None),
        ("April 31, 2025", date(2025, 5, 15), None),
    ],
)
def test_a_day_is_found_in_the_calendar(text, published, day):
    (time,) = times(text)
    assert resolve(time, published) == day


@pytest.mark.parametrize("year", [0, 1900, 1999, 2024, 9999])
def test_no_date_breaks_the_calendar(year):
    for text in (f"February 29, {year:04d}", f"Monday, 31 April {year:04d}"):
        for time in times(text):
            resolve(time, date(1, 1, 1))
            resolve(time, date(9999, 12, 31))
