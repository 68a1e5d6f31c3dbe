"""Pictures that come in pieces: what broke off goes on where it was, also after the browser was closed."""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

if TYPE_CHECKING:
    from standfirst.newsroom.models import PhotoUpload

PIECE = 1024 * 1024
"""Bytes that a browser sends at a time."""
MOST_AT_ONCE = 500
"""Unfinished uploads of one colleague."""
_KEPT = timedelta(days=2)
_LEAST_FREE = 200_000_000


class UploadRefused(ValueError):
    """The upload cannot go on; the message says why and what to do."""


class OutOfStep(ValueError):
    """The piece does not follow what is there; `received` is how many bytes are."""

    def __init__(self, received: int) -> None:
        super().__init__(f"The piece does not follow what has come: {received} bytes are here.")
        self.received = received


def begin(user: Any, name: str, size: int, fingerprint: str) -> PhotoUpload:
    """The upload of this file by `user`: a new one, or the one that broke off. Raises `UploadRefused`."""
    from standfirst.newsroom.models import PhotoUpload

    sweep()
    name = PurePath(name.replace("\\", "/")).name[-255:] or "picture"
    most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if size <= 0:
        raise UploadRefused(f"“{name}” is empty. Send it again.")
    if size > most:
        raise UploadRefused(
            f"“{name}” is too big: {filesizeformat(size)}, and a picture may have {filesizeformat(most)}. "
            "Save it smaller."
        )
    own = PhotoUpload.objects.filter(user=user)
    if fingerprint and (broken := own.filter(fingerprint=fingerprint, name=name, size=size).order_by("-pk").first()):
        return broken
    if own.count() >= MOST_AT_ONCE:
        raise UploadRefused("Too many pictures are on their way at once. Let some of them come in first.")
    folder = _folder()
    if shutil.disk_usage(folder).free < size + _LEAST_FREE:
        raise UploadRefused("There is no room for pictures left on the server. Tell whoever runs it.")
    upload = PhotoUpload.objects.create(
        user=user, key=secrets.token_hex(16), name=name, size=size, fingerprint=fingerprint[:64]
    )
    path_of(upload).touch(mode=0o600)
    return upload


def received(upload: PhotoUpload) -> int:
    """How many bytes of it have come."""
    try:
        return path_of(upload).stat().st_size
    except FileNotFoundError:
        return 0


def add(upload: PhotoUpload, offset: int, piece: bytes) -> int:
    """Adds `piece`, which begins at `offset`; returns how many bytes have come. Raises `OutOfStep`, `UploadRefused`.

    Two that send the same piece at once leave it there once.
    """
    with _locked(path_of(upload)) as file:
        there = file.seek(0, os.SEEK_END)
        if offset != there:
            raise OutOfStep(there)
        if there + len(piece) > upload.size:
            raise UploadRefused(f"More came of “{upload.name}” than it has. Send it again from the beginning.")
        try:
            file.write(piece)
            file.flush()
        except OSError as error:
            file.truncate(there)
            raise UploadRefused("The server could not keep the picture: its disk may be full.") from error
        return there + len(piece)


def forget(upload: PhotoUpload) -> None:
    """Lets go of it and of what has come."""
    path_of(upload).unlink(missing_ok=True)
    upload.delete()


def unfinished(user: Any) -> list[PhotoUpload]:
    """What broke off of the uploads of `user`, the newest first."""
    from standfirst.newsroom.models import PhotoUpload

    return list(PhotoUpload.objects.filter(user=user).order_by("-pk"))


def sweep() -> int:
    """Forgets what nobody has gone on with for two days; returns how many uploads."""
    from standfirst.newsroom.models import PhotoUpload

    old = list(PhotoUpload.objects.filter(touched_at__lt=timezone.now() - _KEPT))
    for upload in old:
        forget(upload)
    # A file whose row is gone (with its colleague, or in a crash) is nobody's.
    before = (timezone.now() - _KEPT).timestamp()
    stale = {path.name: path for path in _folder().iterdir() if path.stat().st_mtime < before}
    for key in set(stale) - set(PhotoUpload.objects.filter(key__in=stale).values_list("key", flat=True)):
        stale[key].unlink(missing_ok=True)
    return len(old)


def path_of(upload: PhotoUpload) -> Path:
    """Where what has come of it lies."""
    return _folder() / upload.key


def _folder() -> Path:
    folder: Path = settings.FOLDER.root / "pictures" / "coming"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[Any]:
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
