"""What an operator wants to know at 3 a.m.: one line for each thing that must hold."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from standfirst.configuration.folder import Folder


class State(StrEnum):
    """How a thing stands."""

    WELL = "ok"
    WATCH = "watch"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `cure` says what to do where it is not well."""

    state: State
    what: str
    cure: str = ""


def examine() -> Iterator[Finding]:
    """Looks at folder, disk, database, pictures, outbox and settings, the first things first."""
    folder: Folder = settings.FOLDER
    yield from _folder(folder)
    try:
        yield from _database()
        yield from _outbox()
        yield from _pictures()
    except DatabaseError as error:
        yield Finding(State.BROKEN, f"The database cannot be read: {error}.", "Restore the newest backup.")
    yield from _settings()


def _folder(folder: Folder) -> Iterator[Finding]:
    free = shutil.disk_usage(folder.root).free
    state = State.BROKEN if free < 100_000_000 else State.WATCH if free < 2_000_000_000 else State.WELL
    yield Finding(state, f"{free / 1e9:.1f} GB free where the newsroom lies.", "Make room, or move the folder.")
    mode = folder.secret_key.stat().st_mode & 0o077
    if mode:
        yield Finding(State.WATCH, "Others on this machine can read the secret key.", f"chmod 600 {folder.secret_key}")


def _database() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        yield Finding(State.BROKEN, f"{waiting} migrations wait.", "Start the server once: standfirst run.")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check(1)")
            verdict = cursor.fetchone()[0]
            if verdict != "ok":
                yield Finding(State.BROKEN, f"The database is damaged: {verdict}.", "Restore the newest backup.")
                return
        else:
            cursor.execute("SELECT 1")
    from standfirst.newsroom.models import Article

    live = Article.objects.filter(live=True).count()
    yield Finding(
        State.WELL, f"The database ({connection.vendor}) answers: {Article.objects.count()} stories, {live} live."
    )


def _outbox() -> Iterator[Finding]:
    from standfirst.newsroom.models import OutboxRow

    late = OutboxRow.objects.filter(done_at=None, created_at__lt=timezone.now() - timedelta(seconds=30)).count()
    if late:
        yield Finding(
            State.WATCH,
            f"{late} changes have waited over half a minute for the press.",
            "Is the server running? If it is, look into its log for what it could not make.",
        )
    else:
        yield Finding(State.WELL, "The press has made everything it heard of.")


def _pictures() -> Iterator[Finding]:
    from standfirst.newsroom.models import Photo

    names = list(Photo.objects.values_list("file", flat=True))
    gone = [name for name in names if not default_storage.exists(name)]
    if gone:
        yield Finding(
            State.BROKEN, f"{len(gone)} of {len(names)} pictures have no file, as {gone[0]}.", "Restore a backup."
        )
    else:
        yield Finding(State.WELL, f"All {len(names)} pictures have their file.")


def _settings() -> Iterator[Finding]:
    if settings.DEBUG:
        yield Finding(State.WATCH, "STANDFIRST_DEBUG is on: readers would see tracebacks.", "Unset it.")
    if not settings.SITE.startswith("https://"):
        yield Finding(
            State.WATCH,
            f"The site is {settings.SITE}: cookies travel unprotected.",
            "On a public machine set STANDFIRST_SITE to its https address and put a TLS proxy in front.",
        )
