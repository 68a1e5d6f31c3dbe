"""What an operator wants to know at 3 a.m.: one line for each thing that must hold."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from standfirst.configuration.folder import Folder
from standfirst.newsroom import health_checks
from standfirst.newsroom.finding import Finding, State
from standfirst.newsroom.postgresql import out_of_reach

__all__ = ["Finding", "State", "examine", "troubles"]

_LITTLE = 100_000_000


def examine() -> Iterator[Finding]:
    """Looks at disk, files, database, queues, pictures, clock, mail, backups and settings, the first things first."""
    folder: Folder = settings.FOLDER
    yield from _disk(folder)
    yield from health_checks.rights(folder)
    if reason := out_of_reach():
        yield Finding(
            State.BROKEN,
            f"The database cannot be reached: {reason}.",
            "See that it runs and that STANDFIRST_DATABASE is its address; nothing else can be looked at before.",
        )
        return
    try:
        yield from _database()
        yield from _outbox()
        yield from _held_back()
        yield from _pictures()
        yield from health_checks.clock()
        yield from health_checks.mail()
    except DatabaseError as error:
        yield Finding(State.BROKEN, f"The database cannot be read: {error}.", "Restore the newest backup.")
    yield from health_checks.backups()
    yield from health_checks.public_face()


def troubles() -> list[str]:
    """What a machine that watches must know, in words that tell a stranger nothing; quick enough to ask each second."""
    found = []
    if shutil.disk_usage(settings.FOLDER.root).free < _LITTLE:
        found.append("disk")
    try:
        from standfirst.newsroom.models import OutboxRow

        now, waiting = timezone.now(), OutboxRow.objects.filter(done_at=None)
        # A story is out within a second; making a large site anew takes its time.
        stories = waiting.filter(kind=OutboxRow.Kind.ARTICLE, created_at__lt=now - timedelta(minutes=2))
        if stories.exists() or waiting.filter(created_at__lt=now - timedelta(minutes=30)).exists():
            found.append("queue")
    except DatabaseError:
        found.append("database")
    return found


def _disk(folder: Folder) -> Iterator[Finding]:
    free = shutil.disk_usage(folder.root).free
    state = State.BROKEN if free < _LITTLE else State.WATCH if free < 2_000_000_000 else State.WELL
    yield Finding(state, f"{free / 1e9:.1f} GB free where the newsroom lies.", "Make room, or move the folder.")


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


def _held_back() -> Iterator[Finding]:
    from standfirst.newsroom.schedule import held_back

    if waiting := len(held_back()):
        yield Finding(
            State.WATCH, f"{waiting} stories were due and are held back.", "Tonight's desk says why: /admin/."
        )


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
