"""Numbers are read with what they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.desk.text.quantities import quantities


def _read(text):
    return [(each.value, each.role, each.what) for each in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed one and wounded four", [(1, "killed", ""), (4, "wounded", "")]),
        ("killed a young woman and wounded four municipal workers", [(1, "killed", ""), (4, "wounded", "")]),
        ("At least 12 people were killed.", [(12, "killed", "")]),
        ("twenty-five percent", [(25, "percent", "")]),
        ("up 4.5% in May", [(4.5, "percent", "")]),
        ("£1.2m and $3 billion", [(1.2e6, "money", "£"), (3e9, "money", "$")]),
        ("two hundred and twelve euros", [(212, "money", "€")]),
        ("in three years", [(3, "duration", "year")]),
        ("a 30-day truce", [(30, "duration", "day")]),
        ("a 55-year-old sailor", [(55, "age", "year")]),
        ("a dozen ships", [(12, "count", "ship")]),
        ("won 3-1", [(3001, "score", "")]),
        ("the 21st time", [(21, "ordinal", "")]),
        ("in 2016 nobody came", [(2016, "year", "")]),
        ("No one knows, and that one does not.", []),
        ("on May 16, 2025, at 4:30 p.m.", []),
    ],
)
def test_reads_the_value_and_what_it_counts(text, expected):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "about"),
    [("about 300 ships", "~"), ("nearly 300 ships", "~"), ("more than 300 ships", ">"), ("fewer than 300 ships", "<"),
     ("at least 300 ships", ">"), ("up to 300 ships", "<"), ("exactly 300 ships", "")],
)  # fmt: skip
def test_says_how_exact_the_writer_is(text, about):
    assert [each.about for each in quantities(text)] == [about]


@given(st.text(st.sampled_from("0123456789 ,.:-$£%kmone two hundred and killed a woman aged-year-old\n"), max_size=60))
def test_every_number_stands_where_it_says(text):
    for each in quantities(text):
        assert text[each.start : each.end] == each.text
