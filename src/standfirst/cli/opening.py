"""Opens a newsroom: makes the folder, brings the database up to date, lays out the static files.

Every step is safe to run again and does nothing where nothing is to be done, so that a second start is quick
and one that was stopped half-way goes on.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from standfirst import __version__

Say = Callable[[str], None]


def say(line: str) -> None:
    """Tells the person at the terminal, at once."""
    print(line, flush=True)


def prepare(tell: Say = say) -> None:
    """Brings the newsroom that Django is set up on to where this release needs it."""
    from django.core.management.base import SystemCheckError

    from standfirst.newsroom.roles import make_roles, make_site

    if _bring_database_up_to_date(tell):
        make_roles()
        make_site()
    try:
        _lay_out_static_files(tell)
    except SystemCheckError as error:
        raise SystemExit(str(error)) from error


def _bring_database_up_to_date(tell: Say) -> bool:
    """True if there was something to migrate."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return False
    fresh = not executor.loader.applied_migrations
    tell("Making the database ..." if fresh else "Bringing the database up to date ...")
    call_command("migrate", interactive=False, verbosity=0)
    return True


def _lay_out_static_files(tell: Say) -> None:
    """Collects static files when the release or one of its files has changed since they were collected."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".made-from"
    wanted = _static_fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    tell("Laying out the static files ...")
    call_command("collectstatic", interactive=False, verbosity=0, stdout=io.StringIO())
    stamp.write_text(wanted)


def _static_fingerprint() -> str:
    from importlib.metadata import version

    package = Path(__file__).parents[1]
    seen = sha256(f"{__version__} {version('wagtail')} {sys.version_info[:2]}".encode())
    for path in sorted(package.glob("*/static/**/*")):
        if path.is_file():
            state = path.stat()
            seen.update(f"{path.relative_to(package)} {state.st_size} {state.st_mtime_ns}".encode())
    return seen.hexdigest()
