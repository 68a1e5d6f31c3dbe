"""A real mail server on loopback, and a newsroom with its roles."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from django.core.cache import caches
from django.test import override_settings

from standfirst.newsroom.roles import make_roles, make_site


class Postbox:
    """Takes letters for everybody but those it refuses, and remembers them."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.port = 0
        self._controller: Controller | None = None

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("gone@"):
            return "550 no such mailbox"
        if address.startswith("full@"):
            return "452 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        letter = message_from_bytes(envelope.content or b"", policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 taken"

    def open(self, port: int = 0) -> None:
        """Begins to take letters, at `port` or any that is free."""
        if not port:
            with socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port = probe.getsockname()[1]
        self.port = port
        self._controller = Controller(
            self, hostname="127.0.0.1", port=port, authenticator=_knows, auth_require_tls=False, auth_required=False
        )
        self._controller.start()

    def close(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None

    @property
    def address(self) -> str:
        return f"smtp+plain://127.0.0.1:{self.port}"


def _knows(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"desk", b"secret words")
    return AuthResult(success=known, handled=known)


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    box.open()
    yield box
    box.close()


@pytest.fixture
def by_post(postbox: Postbox) -> Iterator[Postbox]:
    """The newsroom's own post, with `postbox` as its mail server."""
    backend = "standfirst.newsroom.mail.backend.Post"
    with override_settings(MAIL=postbox.address, EMAIL_BACKEND=backend):
        yield postbox


@pytest.fixture
def newsroom(db: None) -> None:
    make_roles()
    make_site()
    caches["process"].clear()
