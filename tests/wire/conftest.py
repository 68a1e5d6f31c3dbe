"""Holds readers to work that grows with the text and no faster."""

import pytest

from tests.steps import steps as count


@pytest.fixture
def steps():
    """Whether four times the text takes at most six times the work."""

    def linear(read, unit):
        small, large = ("a " + unit * (size // len(unit)) for size in (1_000, 4_000))
        return count(lambda: read(large)) <= 6 * count(lambda: read(small)) + 2_000

    return linear
