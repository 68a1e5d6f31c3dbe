"""What every test shares: a newsroom folder of its own, and real servers where a test asks for one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.blank_database import begun_with_a_copy
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


def _postgres_binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of our own on loopback, started for this run."""
    binaries = _postgres_binaries()
    if binaries is None:
        missing("PostgreSQL", "install Debian's package postgresql")
    assert binaries is not None
    root = Path(tempfile.mkdtemp(prefix="standfirst-postgres-"))
    # PostgreSQL refuses to run as root.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(root, "postgres", "postgres")
        root.chmod(0o755)

    def call(*command: str) -> None:
        subprocess.run([*as_user, *command], check=True, capture_output=True, cwd=root)

    from socket import socket

    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = str(root / "data")
    call(str(binaries / "initdb"), "-D", data, "-U", "standfirst", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={root} -c fsync=off"
    call(str(binaries / "pg_ctl"), "-D", data, "-o", options, "-w", "-l", str(root / "log"), "start")
    try:
        yield f"postgresql://standfirst@127.0.0.1:{port}/postgres"
    finally:
        call(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(root, ignore_errors=True)
