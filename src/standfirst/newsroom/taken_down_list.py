"""Which stories were taken down, kept beside the database: a restore must not bring back what an older backup holds.

`taken-down.jsonl` lies in the newsroom's folder and, where backups have a folder of their own, in that too, so that it
is at hand on the machine an old backup is restored on. A line a takedown: the story's UUID and when; not a word of it.
A line that cannot be read stops a restore: it may be the one that matters.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

NAME = "taken-down.jsonl"


class ListError(Exception):
    """The list cannot be read; the message says where and what to do."""


def lists() -> list[Path]:
    """Where the list is kept."""
    return [folder / NAME for folder in (settings.FOLDER.root, settings.BACKUPS) if folder is not None]


def add(taken_down: Iterable[tuple[UUID, datetime]]) -> None:
    """Writes stories and the times they were taken down at on every list that has them not yet."""
    taken_down = list(taken_down)
    for path in lists():
        there = read(path)
        missing = [{"uuid": str(uuid), "at": at.isoformat()} for uuid, at in taken_down if uuid not in there]
        if missing:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _append(path, "".join(f"{json.dumps(line)}\n" for line in missing))


def read(path: Path) -> dict[UUID, datetime]:
    """The stories on the list at `path` and when each was taken down; none where there is no list.

    Raises `ListError`.
    """
    try:
        lines = path.read_text().splitlines()
    except FileNotFoundError:
        return {}
    try:
        return dict(_read(lines))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ListError(
            f"{path}, the list of what was taken down, has a line that cannot be read ({error}). Mend the line or take "
            "the file away, then restore again."
        ) from error


def known() -> dict[UUID, datetime]:
    """The stories that the database in use says were taken down."""
    from standfirst.newsroom.models import Takedown

    return dict(Takedown.objects.values_list("article__uuid", "at"))


def bring_up_to_date() -> None:
    """Has every list name what the database names: for takedowns from before there were lists, and for a new folder."""
    add(known().items())


def _read(lines: Iterable[str]) -> Iterator[tuple[UUID, datetime]]:
    for line in lines:
        if line.strip():
            said = json.loads(line)
            yield UUID(said["uuid"]), datetime.fromisoformat(said["at"])


def _append(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
