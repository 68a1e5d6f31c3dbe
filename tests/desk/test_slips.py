"""Words one slip apart are found, all of them and no others."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.desk.text.slips import one_slip_apart, slip


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("dolmabahce", "dolmabache", "swapped"),
        ("brekke", "brekka", "other letter"),
        ("brekke", "breke", "missing letter"),
        ("breke", "brekke", "extra letter"),
        ("brekke", "brekke", ""),
        ("brekke", "bkerke", ""),
        ("brekke", "brekkers", ""),
    ],
)
def test_names_the_slip(left, right, kind):
    assert slip(left, right) == kind


@given(st.lists(st.text("abc", min_size=1, max_size=6), max_size=14))
def test_finds_every_pair_once_and_no_other(listed):
    found = [frozenset(pair) for pair in one_slip_apart(tuple(listed))]
    assert len(found) == len(set(found))
    assert set(found) == {frozenset(pair) for pair in combinations(set(listed), 2) if slip(*pair)}
