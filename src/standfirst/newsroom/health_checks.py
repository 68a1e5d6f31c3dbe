"""The parts of a newsroom's health that lie outside its database: mail, clock, rights of files, backups, TLS."""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from standfirst.configuration.folder import Folder
from standfirst.newsroom.finding import Finding, State

_TIME_ERROR = 5
"""What adjtimex(2) answers while the clock is not synchronized."""
_CLOCK_WENT_BACK = timedelta(minutes=2)


def mail() -> Iterator[Finding]:
    """Talks to the mail server, and counts the letters that wait."""
    from standfirst.newsroom.mail.server import MailError, connected, server
    from standfirst.newsroom.models import Letter

    try:
        to = server()
        if to is None:
            yield Finding(
                State.WATCH,
                "Mail is not set up: invitations and password links are printed in the log.",
                "Set it up at /admin/set-up/mail/, or with STANDFIRST_MAIL.",
            )
            return
        with connected(to) as smtp:
            smtp.noop()
    except MailError as error:
        yield Finding(State.BROKEN, f"Mail: {error}", "Letters wait and are tried again; see /admin/set-up/mail/.")
    else:
        yield Finding(State.WELL, f"The mail server {to.host} answers.")
    given_up = Letter.objects.filter(given_up=True).count()
    waiting = Letter.objects.filter(given_up=False, made_at__lt=timezone.now() - timedelta(minutes=10)).count()
    if given_up or waiting:
        yield Finding(
            State.WATCH,
            f"{waiting} letters have waited over ten minutes, {given_up} were given up.",
            "See /admin/set-up/mail/ for what the server says of each.",
        )


def clock() -> Iterator[Finding]:
    """Whether the machine keeps time: embargoes and schedules hang on it."""
    from standfirst.newsroom.models import PublishedVersion

    newest = PublishedVersion.objects.order_by("-at").values_list("at", flat=True).first()
    if newest and newest > timezone.now() + _CLOCK_WENT_BACK:
        yield Finding(
            State.BROKEN,
            f"The clock says {timezone.now():%Y-%m-%d %H:%M} UTC, but a story went out at {newest:%Y-%m-%d %H:%M}.",
            "Set the clock: what is scheduled or embargoed goes by it.",
        )
    elif synchronized() is False:
        yield Finding(
            State.WATCH,
            f"The clock says {timezone.now():%Y-%m-%d %H:%M:%S} UTC and is not synchronized.",
            "Let a time service run on this machine (systemd-timesyncd, chrony).",
        )
    else:
        yield Finding(State.WELL, f"The clock says {timezone.now():%Y-%m-%d %H:%M:%S} UTC.")


def synchronized() -> bool | None:
    """Whether the kernel says that its clock is kept by a time service; None where it does not say."""
    try:
        state = ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.create_string_buffer(512))
    except (OSError, AttributeError):
        return None
    return None if state < 0 else state != _TIME_ERROR


def rights(folder: Folder) -> Iterator[Finding]:
    """Whether the files are ours to write and nobody else's to read."""
    ours = os.geteuid()
    troubled = False
    for path in (folder.root, folder.originals, folder.renditions, folder.database, folder.outputs, folder.static):
        if not path.exists():
            continue
        if path.stat().st_uid != ours and ours != 0:
            troubled = True
            yield Finding(State.BROKEN, f"{path} belongs to another user.", f"chown -R to the user that serves: {path}")
        elif not os.access(path, os.W_OK):
            troubled = True
            yield Finding(State.BROKEN, f"{path} cannot be written to.", f"chmod u+w {path}")
    for path in _private(folder):
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            troubled = True
            yield Finding(State.WATCH, f"Others on this machine can read {path}.", f"chmod go= {path}")
    if not troubled:
        yield Finding(State.WELL, "The files are the newsroom's own.")


def _private(folder: Folder) -> Iterator[Path]:
    from standfirst.newsroom.nightly import nightly_backups

    yield from (path for path in (folder.root, folder.secret_key) if path.exists())
    yield from nightly_backups()


def backups() -> Iterator[Finding]:
    """Whether there is a backup of last night."""
    from standfirst.newsroom.models import PrivilegedNote
    from standfirst.newsroom.nightly import backups_folder, nightly_backups

    if settings.BACKUPS_KEPT < 1:
        yield Finding(State.WATCH, "No backups are made (STANDFIRST_BACKUPS_KEPT).", "Make them some other way.")
        return
    if notes := PrivilegedNote.objects.count():
        yield Finding(
            State.WATCH,
            f"What lawyers noted on legal holds ({notes}) is in no nightly backup.",
            "Ask counsel where a copy may lie, and make one: standfirst backup --with-legal-notes FILE.",
        )
    made = nightly_backups()
    if not made:
        yield Finding(State.WATCH, f"There is no nightly backup in {backups_folder()} yet.", "The server makes one.")
        return
    age = timezone.now().timestamp() - made[-1].stat().st_mtime
    if age > timedelta(hours=49).total_seconds():
        days = age / 86400
        yield Finding(State.BROKEN, f"The newest backup, {made[-1]}, is {days:.0f} days old.", "See the server's log.")
    else:
        yield Finding(State.WELL, f"The newest backup is {made[-1]}.")
    if settings.BACKUPS is None and settings.HTTPS:
        yield Finding(
            State.WATCH,
            "Nightly backups lie on the newsroom's own disk and hold no pictures.",
            "Name a folder on another disk: STANDFIRST_BACKUPS.",
        )


def public_face() -> Iterator[Finding]:
    """Settings that a public machine needs."""
    if settings.DEBUG:
        yield Finding(State.WATCH, "STANDFIRST_DEBUG is on: readers would see tracebacks.", "Unset it.")
    if not settings.HTTPS:
        yield Finding(
            State.WATCH,
            f"The site is {settings.SITE}: cookies travel unprotected.",
            "On a public machine set STANDFIRST_SITE to its https address and put a TLS proxy in front.",
        )
    elif not urlsplit(settings.SITE).hostname:
        yield Finding(State.BROKEN, "STANDFIRST_SITE is no address.", "Write it as in https://example.org.")
