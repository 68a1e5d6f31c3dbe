"""The mail server letters are handed to: named by the operator, else set up by the newsroom, else none."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.conf import settings

from standfirst.newsroom.accounts.sealing import SealBroken, unseal
from standfirst.newsroom.models import MailServer

PATIENCE = 20
"""Seconds a mail server may take for an answer."""
_SCHEMES = {"smtp": ("starttls", 587), "smtps": ("tls", 465), "smtp+plain": ("none", 25)}


class MailError(Exception):
    """Why a letter was not taken, in a sentence for people; `lasting` where trying again does not help."""

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Server:
    """How to reach a mail server; `security` is starttls, tls or none."""

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""


def server() -> Server | None:
    """The mail server in force, or None. Raises `MailError` where what is set up cannot be read."""
    if settings.MAIL:
        return from_address(settings.MAIL)
    row = MailServer.load()
    if not row.host:
        return None
    try:
        password = unseal(row.sealed_password) if row.sealed_password else ""
    except SealBroken:
        raise MailError(
            "The password of the mail server was kept under another secret key: set mail up anew."
        ) from None
    return Server(row.host, row.port, row.security, row.user, password, row.sender)


def from_address(address: str) -> Server:
    """The server that `STANDFIRST_MAIL` names. Raises `MailError` saying what is wrong with it."""
    try:
        parts = urlsplit(address)
        security, port = _SCHEMES[parts.scheme]
        host, port = parts.hostname or "", parts.port or port
    except (KeyError, ValueError):
        host = ""
        security, port = "none", 0
    if not host:
        raise MailError("STANDFIRST_MAIL is no address of a mail server; write it as in smtp://user:password@host:587.")
    return Server(host, port, security, unquote(parts.username or ""), unquote(parts.password or ""))


def is_set_up() -> bool:
    """Whether letters go to a mail server at all."""
    try:
        return server() is not None
    except MailError:
        return False


def sender() -> str:
    """The address letters come from."""
    if not settings.MAIL and (own := MailServer.load().sender):
        return own
    return str(settings.DEFAULT_FROM_EMAIL)


@contextmanager
def connected(to: Server) -> Iterator[smtplib.SMTP]:
    """A conversation with the server, logged in. Raises `MailError`."""
    try:
        with _opened(to) as smtp:
            if to.user:
                smtp.login(to.user, to.password)
            yield smtp
    except smtplib.SMTPAuthenticationError:
        raise MailError(f"{to.host} does not take the user name or the password.") from None
    except smtplib.SMTPNotSupportedError as error:
        raise MailError(f"{to.host} cannot do what is set up ({error}); choose another encryption.") from error
    except ssl.SSLError as error:
        raise MailError(f"{to.host} and we do not agree on encryption ({error.reason}).") from error
    except (smtplib.SMTPException, OSError) as error:
        raise MailError(f"{to.host} port {to.port} cannot be reached or does not answer ({error}).") from error


def _opened(to: Server) -> smtplib.SMTP:
    if to.security == "tls":
        return smtplib.SMTP_SSL(to.host, to.port, timeout=PATIENCE, context=ssl.create_default_context())
    smtp = smtplib.SMTP(to.host, to.port, timeout=PATIENCE)
    if to.security == "starttls":
        try:
            smtp.starttls(context=ssl.create_default_context())
        except BaseException:
            smtp.close()
            raise
    return smtp


def hand_over(smtp: smtplib.SMTP, sender_address: str, to: list[str], message: bytes) -> None:
    """Hands one letter to the server. Raises `MailError`; those refused for good are `lasting`."""
    try:
        refused = smtp.sendmail(sender_address, to, message)
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        raise MailError(
            f"the server refuses {', '.join(error.recipients)}: {_read(said)}", lasting=code >= 500
        ) from error
    except smtplib.SMTPResponseException as error:
        message_said = f"the server refuses the letter: {_read(error.smtp_error)}"
        raise MailError(message_said, lasting=error.smtp_code >= 500) from error
    if refused:
        raise MailError(f"the server refuses {', '.join(refused)}.", lasting=True)


def _read(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
