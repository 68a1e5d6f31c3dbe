"""How allauth behaves in a newsroom: nobody signs up, mail goes by our post, secrets are sealed."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from standfirst.newsroom.accounts.sealing import SealBroken, seal, unseal
from standfirst.newsroom.models import Publication

_JUST_NOW = 5 * 60
"""Seconds after a log-in in which nobody is asked for the password again."""


class AccountAdapter(DefaultAccountAdapter):
    """Named in `settings.ACCOUNT_ADAPTER`."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "This name and this password do not go together.",
        "email_password_mismatch": "This address and this password do not go together.",
        "too_many_login_attempts": "Too many wrong passwords. Wait some minutes, or log in with a passkey.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: colleagues are invited."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The peer; `standfirst.asgi` has put the client there when a trusted proxy stands before us."""
        address: str = request.META.get("REMOTE_ADDR") or ""
        return address or "0.0.0.0"  # noqa: S104 - a socket without an address

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On the site as it is set up, never on the host that the request claims."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.SITE + path.replace("UID-KEY", key)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """With the newspaper's name in the letter."""
        publication = Publication.load()
        super().send_mail(
            template_prefix, email, {**context, "publication": publication, "site_address": settings.SITE}
        )

    def format_email_subject(self, subject: str) -> str:
        return f"{Publication.load().name}: {subject}"

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """To the address of the colleague's row: allauth's own table of addresses is not used."""
        super().send_notification_mail(template_prefix, user, {**(context or {}), "who": user}, email or user.email)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not right after a log-in."""
        from allauth.core import context

        request = context.request
        records = get_authentication_records(request, request.user) if request.user.is_authenticated else []
        return not records or time.time() - records[-1]["at"] > _JUST_NOW

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        from standfirst.newsroom.accounts.telling import password_was_wrong

        password_was_wrong(request, credentials)


class MfaAdapter(DefaultMFAAdapter):
    """Named in `settings.MFA_ADAPTER`."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return unseal(encrypted_text)
        except SealBroken:
            return ""  # fits no code: recovery by another factor, or by the operator

    def get_totp_issuer(self) -> str:
        return Publication.load().name

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def _get_site_name(self) -> str:
        return Publication.load().name

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        return "This device"
