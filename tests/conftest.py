"""What every test shares: a newsroom folder of its own, and real servers where a test asks for one."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.nodeid import NodeId

from tests.blank_database import begun_with_a_copy
from tests.databases import postgres_programs, postgres_server
from tests.newsroom_folder import FOLDER

SHARED = Path(__file__).parents[1].parent / "shared"
"""Real material to try things on, beside the checkout on some machines; tests pass without it."""

CI = bool(os.environ.get("CI"))


def pytest_configure(config: pytest.Config) -> None:
    from standfirst.configuration.folder import Folder

    Folder(FOLDER).make()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """pytest-django asks for it before it makes the database."""
    with begun_with_a_copy():
        yield


@pytest.fixture(autouse=True, scope="session")
def _plain_static_files() -> Iterator[None]:
    """Tests read static files where they lie: nothing is collected, no manifest is needed."""
    from django.conf import settings
    from django.test import override_settings

    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(STORAGES=storages, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keeps a group of tests on one worker: pytest-xdist 3.8 writes the group where pytest 9.2 reads no more."""
    if not config.getoption("loadgroup", False):
        return
    for item in items:
        mark = item.get_closest_marker("xdist_group")
        if mark and "@" not in item.nodeid.rpartition("]")[2]:
            item._id = NodeId.parse(f"{item.nodeid}@{mark.args[0]}")  # type: ignore[attr-defined]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Spares the collector of garbage what is imported by now and stays: it looked at it again and again."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)


def missing(what: str, how: str) -> None:
    """Skips a test that needs `what`, saying `how` to have it; under CI it fails instead."""
    message = f"{what} is missing: {how}."
    if CI:
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def seed() -> Path:
    """The page our user handed us, where it is at hand."""
    path = SHARED / "seed" / "article.txt"
    if not path.exists():
        pytest.skip("the shared seed is not on this machine")
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of our own on loopback, started for this run."""
    if postgres_programs() is None:
        missing("PostgreSQL", "install Debian's package postgresql")
    with postgres_server() as address:
        yield address
