"""The database a run of the tests works on: SQLite, or with DATABASE=postgresql a PostgreSQL server of its own.

Named in `pyproject.toml` as a plugin, because Django's settings are read before any conftest file. The server is
thrown away with the run; workers of pytest-xdist inherit its address and make a database each in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from socket import socket

import pytest

_running = ExitStack()


def postgres_programs() -> Path | None:
    """The folder with PostgreSQL's `initdb` and `pg_ctl`, the newest there is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


@contextmanager
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server of our own on loopback, which keeps nothing when it ends.

    Raises `FileNotFoundError` where PostgreSQL is not installed.
    """
    programs = postgres_programs()
    if programs is None:
        raise FileNotFoundError("PostgreSQL is missing: install Debian's package postgresql.")
    root = Path(tempfile.mkdtemp(prefix="standfirst-postgres-"))
    # PostgreSQL refuses to run as root.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(root, "postgres", "postgres")
        root.chmod(0o755)

    def call(program: str, *arguments: str) -> None:
        command = [*as_user, str(programs / program), "-D", str(root / "data"), *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=root)

    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # As on most servers, words are sorted as people sort them and not by their bytes: "de la Vega" before "Dewey".
    knows_icu = programs.parent.name.isdigit() and int(programs.parent.name) >= 15
    words = ("--locale-provider=icu", "--icu-locale=en", "--locale=C.UTF-8") if knows_icu else ()
    call("initdb", "-U", "standfirst", "-A", "trust", "-E", "UTF8", "--no-sync", *words)
    # Nothing is to outlive the run, so nothing waits for a disk.
    hasty = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    set_up = {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": str(root), **hasty}
    options = " ".join(f"-c {name}={value}" for name, value in set_up.items())
    call("pg_ctl", "-o", options, "-w", "-l", str(root / "log"), "start")
    try:
        yield f"postgresql://standfirst@127.0.0.1:{port}/postgres"
    finally:
        call("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(root, ignore_errors=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    _running.close()


if os.environ.get("DATABASE") == "postgresql" and not os.environ.get("STANDFIRST_DATABASE"):
    os.environ["STANDFIRST_DATABASE"] = _running.enter_context(postgres_server())
