"""Opens a newsroom: makes the folder, brings the database up to date, lays out the static files.

Every step is safe to run again and does nothing where nothing is to be done, so that a second start is quick
and one that was stopped half-way goes on.
"""

from __future__ import annotations

import fcntl
import io
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from standfirst import __version__
from standfirst.cli.errors import CommandError

Say = Callable[[str], None]

_UPGRADES_KEPT = 3


def say(line: str) -> None:
    """Tells the person at the terminal, at once."""
    print(line, flush=True)


def prepare(tell: Say = say, *, backup: bool = True) -> None:
    """Brings the newsroom that Django is set up on to where this release needs it.

    A database with stories in it is backed up first, unless `backup` is False. Raises `CommandError` where that
    cannot be done, or where the change itself fails.
    """
    from django.core.management.base import SystemCheckError

    from standfirst.newsroom.roles import make_roles, make_site

    with _alone():
        if _bring_database_up_to_date(tell, backup):
            make_roles()
            make_site()
    try:
        _lay_out_static_files(tell)
    except SystemCheckError as error:
        raise SystemExit(str(error)) from error


@contextmanager
def _alone() -> Iterator[None]:
    """Lets one process at a time change the database: the others wait, and find it done."""
    from django.conf import settings

    with (settings.FOLDER.root / ".opening").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _bring_database_up_to_date(tell: Say, backup: bool) -> bool:
    """True if there was something to migrate."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return False
    fresh = not executor.loader.applied_migrations
    kept = None if fresh or not backup else _keep_what_is_there(tell)
    tell("Making the database ..." if fresh else "Bringing the database up to date ...")
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except Exception as error:
        way_back = f"What was there is kept in {kept}: install the release you had, then standfirst restore {kept}."
        raise CommandError(
            f"the database could not be brought up to date ({error}). {way_back if kept else ''}".strip()
        ) from error
    return True


def _keep_what_is_there(tell: Say) -> Path:
    """A backup of the database as the release before left it; the newest few such are kept."""
    from django.conf import settings

    from standfirst.newsroom.backup import BackupError, back_up

    folder: Path = settings.FOLDER.backups
    target = folder / f"before-upgrade-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.zip"
    tell(f"This release changes the database; what is there is kept first, in {target} ...")
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
        back_up(target, lambda line: None, pictures=False)
    except (BackupError, OSError, sqlite3.Error) as error:
        raise CommandError(
            f"no backup could be made before the upgrade ({error}), so nothing was changed. Make room, or say "
            "--without-backup if you have a backup of your own."
        ) from error
    for old in sorted(folder.glob("before-upgrade-*.zip"))[:-_UPGRADES_KEPT]:
        old.unlink(missing_ok=True)
    return target


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
