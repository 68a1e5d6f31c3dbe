"""The server's thread for what nobody waits for: mail, nightly backups, what has grown old."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from standfirst.newsroom.rounds import Rounds

logger = logging.getLogger(__name__)

_running: set[Caretaker] = set()


def wake() -> None:
    """There is mail: do not wait for the next round."""
    for each in list(_running):
        each.wake()


class Caretaker(Rounds):
    """Goes round every `seconds`; each server process may have one, the chores share out their work."""

    name = "caretaker"

    def __init__(self, *, seconds: float = 15.0) -> None:
        super().__init__()
        self._seconds = seconds
        self._due: dict[str, float] = {}

    def start(self) -> None:
        super().start()
        _running.add(self)

    def stop(self, timeout: float = 5.0) -> None:
        _running.discard(self)
        super().stop(timeout)

    def look(self) -> None:
        for name, every, chore in _chores():
            if not self._stopping and self._due.get(name, 0.0) <= time.monotonic():
                self._do(name, chore)
                self._due[name] = time.monotonic() + every

    def pause(self) -> float:
        return self._seconds

    def _do(self, name: str, chore: Callable[[], object]) -> None:
        try:
            chore()
        except Exception:
            logger.exception("The caretaker could not do this chore: %s.", name)


def _chores() -> list[tuple[str, float, Callable[[], object]]]:
    """(name, seconds between two times, what to do)."""
    from standfirst.newsroom.mail.delivery import deliver
    from standfirst.newsroom.nightly import back_up_if_due
    from standfirst.newsroom.photo_copies import sweep_retired
    from standfirst.newsroom.remembered import sweep

    return [
        ("mail", 0.0, deliver),
        ("nightly backup", 60.0, back_up_if_due),
        ("old copies of pictures", 60.0, sweep_retired),
        ("what is remembered for minutes", 600.0, sweep),
        ("old sessions", 6 * 3600.0, _tidy),
    ]


def _tidy() -> None:
    """Sessions that have run out, and what was kept of them."""
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
