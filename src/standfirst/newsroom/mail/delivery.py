"""Carries the waiting letters to the mail server, and tries again, ever more slowly, where it is away."""

from __future__ import annotations

import logging
from datetime import timedelta
from email import message_from_bytes, policy

from django.utils import timezone

from standfirst.newsroom.mail.server import MailError, Server, connected, hand_over, server
from standfirst.newsroom.models import Letter

logger = logging.getLogger(__name__)

GIVE_UP_AFTER = timedelta(days=3)
_IN_HAND = timedelta(minutes=5)
"""For so long a letter is one process's own, which then has sent it, put it back, or died."""
_AT_ONCE = 50


def deliver() -> int:
    """Hands over what is due; returns how many letters went. Any number of processes may do so at the same time."""
    taken = _take()
    if not taken:
        return 0
    try:
        to = server()
        if to is None:
            return _print(taken)
        return _carry(taken, to)
    except MailError as error:
        # The server itself is away: no letter is to blame, and all wait.
        logger.warning("Mail is not going out, %s letters wait: %s", len(taken), error)
        for letter in taken:
            _put_back(letter, str(error))
        return 0


def wait_after(tries: int) -> timedelta:
    """How long a letter rests after it was tried `tries` times: half a minute, a minute, ... an hour."""
    return min(timedelta(seconds=30) * 2 ** min(max(tries - 1, 0), 10), timedelta(hours=1))


def _take() -> list[Letter]:
    """Letters that are due, each taken by this process alone."""
    now = timezone.now()
    taken = []
    for letter in Letter.objects.filter(due_at__lte=now, given_up=False).order_by("due_at", "pk")[:_AT_ONCE]:
        ours = Letter.objects.filter(pk=letter.pk, due_at=letter.due_at).update(due_at=now + _IN_HAND)
        if ours:
            taken.append(letter)
    return taken


def _carry(letters: list[Letter], to: Server) -> int:
    sent = 0
    waiting = list(letters)
    try:
        with connected(to) as smtp:
            while waiting:
                letter = waiting[0]
                try:
                    hand_over(smtp, letter.sender, letter.to, bytes(letter.message))
                except MailError as error:
                    _put_back(waiting.pop(0), str(error), for_good=error.lasting)
                    smtp.rset()
                else:
                    waiting.pop(0).delete()
                    sent += 1
    except MailError as error:
        logger.warning("Mail is not going out, %s letters wait: %s", len(waiting), error)
        for letter in waiting:
            _put_back(letter, str(error))
    return sent


def _put_back(letter: Letter, why: str, *, for_good: bool = False) -> None:
    now = timezone.now()
    tries = letter.tries + 1
    for_good = for_good or now - letter.made_at > GIVE_UP_AFTER
    if for_good:
        logger.error("The letter “%s” could not be delivered: %s", letter, why)
    Letter.objects.filter(pk=letter.pk).update(
        tries=tries, trouble=why[:500], due_at=now + wait_after(tries), given_up=for_good
    )


def _print(letters: list[Letter]) -> int:
    """Without a mail server the log is the letter box: somebody has to set up the first one."""
    for letter in letters:
        message = message_from_bytes(bytes(letter.message), policy=policy.default)
        text = message.get_body(("plain",))
        words = text.get_content() if text else ""
        logger.warning(
            "No mail server is set up; this letter was not sent.\nTo: %s\n%s\n\n%s", letter.to, letter, words
        )
        letter.delete()
    return len(letters)
