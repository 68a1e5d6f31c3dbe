"""The output store as somebody sees it who only looks: nothing is begun, mended or locked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


class NoStoreError(Exception):
    """There is no store that this release can read; the message says why, and what to do."""


class OtherReleaseError(NoStoreError):
    """There is one, of a release whose tables are others."""


@contextmanager
def looking_at(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the store's file that cannot write, closed at the end. Raises `NoStoreError`.

    `Store` begins a missing file and one of another release anew. That would take the pages from under a server
    that is still the old release.
    """
    if not path.exists():
        raise NoStoreError("no page is made yet; the server makes them when it starts, or standfirst press build.")
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10, isolation_level=None)
    except sqlite3.Error as error:
        raise NoStoreError(f"{path} cannot be opened: {error}.") from error
    with closing(connection):
        try:
            found = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise NoStoreError(
                f"{path} cannot be read: {error}. The server begins a new one when it starts."
            ) from error
        if found != format_of_store():
            raise OtherReleaseError(f"{path} was made by another release; the server makes a new one when it starts.")
        yield connection


def format_of_store() -> int:
    """The number of the store's tables in this release, as `PRAGMA user_version` has it."""
    from standfirst.press import store_file

    return store_file._FORMAT


def fact(connection: sqlite3.Connection, name: str) -> str:
    """What was remembered under `name`; "" for nothing."""
    row = connection.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return row[0] if row else ""
