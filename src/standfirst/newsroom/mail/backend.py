"""Django's way to the post: what is sent becomes a letter, with the change it belongs to or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from standfirst.newsroom import caretaker
from standfirst.newsroom.mail.server import sender
from standfirst.newsroom.models import Letter


class Post(BaseEmailBackend):
    """Named in `settings.EMAIL_BACKEND`. Nobody waits for a mail server."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        written = 0
        for each in email_messages:
            if each.from_email == settings.DEFAULT_FROM_EMAIL:
                each.from_email = sender()
            to: list[Any] = each.recipients()
            if not to:
                continue
            subject = " ".join(str(each.subject).split())[:300]
            message = each.message().as_bytes(linesep="\r\n")
            Letter.objects.create(to=to, sender=each.from_email, subject=subject, message=message)
            written += 1
        if written:
            transaction.on_commit(caretaker.wake, robust=True)
        return written
