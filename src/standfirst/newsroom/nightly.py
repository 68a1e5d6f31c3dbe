"""Backups that make themselves: one each night, the newest of them kept."""

from __future__ import annotations

import logging
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from standfirst.newsroom.backup import BackupError, back_up
from standfirst.newsroom.models import Publication
from standfirst.newsroom.taken_down_list import ListError, bring_up_to_date

logger = logging.getLogger(__name__)

HOUR = 3
"""Of the night, in the publication's time zone."""
_NAME = "nightly-{:%Y-%m-%d}.zip"
_CLAIMED_FOR = timedelta(hours=6)


def backups_folder() -> Path:
    """Where nightly backups lie."""
    folder: Path = settings.BACKUPS or settings.FOLDER.backups
    return folder


def nightly_backups() -> list[Path]:
    """Those that are there, the oldest first."""
    folder = backups_folder()
    return sorted(folder.glob("nightly-????-??-??.zip")) if folder.is_dir() else []


def back_up_if_due(now: datetime | None = None) -> Path | None:
    """Makes tonight's backup if it is time and there is none, and throws away the oldest; returns what was made.

    Any number of processes may call it: one of them makes the backup.
    """
    if settings.BACKUPS_KEPT < 1:
        return None
    night = (now or timezone.now()).astimezone(Publication.load().zone)
    if night.hour < HOUR:
        return None
    folder = backups_folder()
    target = folder / _NAME.format(night)
    if target.exists() or not _claim(folder, target):
        return None
    claim = _claim_of(target)
    try:
        bring_up_to_date()
        _room_for(folder)
        back_up(target, logger.debug, pictures=settings.BACKUPS is not None)
    except (BackupError, ListError, OSError) as error:
        logger.error("Tonight's backup could not be made: %s", error)
        return None
    finally:
        claim.unlink(missing_ok=True)
    for old in nightly_backups()[: -settings.BACKUPS_KEPT]:
        old.unlink(missing_ok=True)
    logger.info("Tonight's backup is %s.", target)
    return target


def _claim_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.in-hand")


def _claim(folder: Path, target: Path) -> bool:
    """Whether this process is the one to make it; a claim left by one that died is taken over after some hours."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    claim = _claim_of(target)
    if claim.exists() and timezone.now().timestamp() - claim.stat().st_mtime > _CLAIMED_FOR.total_seconds():
        claim.unlink(missing_ok=True)
    try:
        claim.touch(0o600, exist_ok=False)
    except FileExistsError:
        return False
    return True


def _room_for(folder: Path) -> None:
    """Raises `BackupError` rather than fill the disk the newsroom works on."""
    newest: Any = nightly_backups()[-1:]
    wanted = (newest[0].stat().st_size if newest else 0) + 200_000_000
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise BackupError(f"{folder} has {free / 1e9:.1f} GB free, a backup needs {wanted / 1e9:.1f} GB.")
