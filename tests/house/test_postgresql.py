"""What is true on SQLite is true on PostgreSQL: the tests that touch the database, once more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.databases import postgres_programs

ROOT = Path(__file__).parents[2]
AGAIN = (
    "tests/newsroom/core/test_addresses.py",
    "tests/newsroom/core/test_schedule.py",
    "tests/newsroom/core/test_scheduler.py",
    "tests/newsroom/core/test_story_search.py",
    "tests/newsroom/operation/test_database.py",
    "tests/readers/test_ratings.py",
    "tests/readers/test_search.py",
    "tests/readers/test_votes_at_once.py",
    "tests/press/engine/test_worker.py",
)
"""Where the two databases differ: locks, what is taken once, words, time, files. `make test DATABASE=postgresql` runs
all there are."""


@pytest.mark.postgres
@pytest.mark.skipif(bool(os.environ.get("STANDFIRST_DATABASE")), reason="this run is on PostgreSQL already")
def test_the_rooms_that_keep_something_keep_it_in_postgresql_too() -> None:
    if postgres_programs() is None:
        missing("PostgreSQL", "install Debian's package postgresql")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"),
            *("-m", "not postgres and not flow", "-k", "not out_of_reach", *AGAIN),
        ],
        cwd=ROOT,
        env={**environment, "DATABASE": "postgresql"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
