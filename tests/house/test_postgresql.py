"""What is true on SQLite is true on PostgreSQL: the tests that touch the database, once more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CI

ROOT = Path(__file__).parents[2]
AGAIN = (
    "tests/readers/test_votes_at_once.py",
    "tests/readers/test_ratings.py",
    "tests/readers/test_search.py",
)
"""Where the two databases differ most."""
AGAIN_UNDER_CI = (
    "tests/newsroom/core",
    "tests/press/engine/test_worker.py",
    "tests/press/engine/test_views.py",
)
"""The other rooms that keep something; they take minutes."""


@pytest.mark.postgres
@pytest.mark.skipif(bool(os.environ.get("STANDFIRST_DATABASE")), reason="this run is on PostgreSQL already")
def test_the_rooms_that_keep_something_keep_it_in_postgresql_too(postgres: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    files = (*AGAIN, *AGAIN_UNDER_CI) if CI else AGAIN
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"),
            *("-m", "not postgres and not flow", *files),
        ],
        cwd=ROOT,
        env={**environment, "STANDFIRST_DATABASE": postgres},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
