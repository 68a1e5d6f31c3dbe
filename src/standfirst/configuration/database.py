"""The database that `STANDFIRST_DATABASE` names, as Django's settings want it: PostgreSQL, or SQLite in the folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

CONNECTIONS = 16
"""The most connections one process has: each request is served in a thread of its own, and PostgreSQL has 100 for all.

Who comes when all are taken waits his turn.
"""
_POOL = {"min_size": 1, "max_size": CONNECTIONS, "timeout": 10.0}


class DatabaseAddressError(ValueError):
    """The address names no database we know; the message says what one looks like."""


def database(address: str, file: Path) -> dict[str, Any]:
    """Django's settings for the PostgreSQL database at `address`, or for the SQLite `file` where that is empty.

    What follows a question mark are libpq's own options, as in `?sslmode=verify-full`
    (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS). Raises `DatabaseAddressError`.
    """
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": file,
            # One writer at a time: take the lock at the start of a transaction and wait for it,
            # rather than fail half-way through an editor's save.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    # The address may hold a password: no message repeats it.
    wrong = (
        "STANDFIRST_DATABASE is no address of a PostgreSQL database: write postgresql://user:password@host:port/name."
    )
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise DatabaseAddressError(wrong) from error
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path.lstrip("/")) or options.pop("dbname", "")
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise DatabaseAddressError(wrong)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or options.pop("password", "")),
        "HOST": unquote(parts.hostname or options.pop("host", "")),
        "PORT": port or options.pop("port", ""),
        # PostgreSQL may have been started again since: a connection is tried before a request is given to it.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10, "application_name": "standfirst", **options, "pool": dict(_POOL)},
    }
