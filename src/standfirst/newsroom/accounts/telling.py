"""Puts what happens to log-ins on record, and tells the colleague whose log-in it is when somebody tries it."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.core.cache import cache
from django.http import HttpRequest
from wagtail.log_actions import LogActionRegistry, log

from standfirst.newsroom.accounts.standing import note_shown
from standfirst.newsroom.models import User

WRONG_BEFORE_TOLD = 5
"""So many wrong passwords within the hour, and the colleague gets a letter."""

ACTS = {
    "standfirst.log_in": ("Log in", "Logged in"),
    "standfirst.log_out": ("Log out", "Logged out"),
    "standfirst.log_in_failed": ("Wrong password", "A wrong password was tried"),
    "standfirst.code_failed": ("Wrong second factor", "A wrong second factor was tried"),
    "standfirst.log_in_slowed": ("Log-in slowed", "Log-ins were slowed after many wrong passwords"),
    "standfirst.password": ("Change password", "Changed the password"),
    "standfirst.factor_added": ("Add second factor", "Added a second factor"),
    "standfirst.factor_removed": ("Remove second factor", "Removed a second factor"),
    "standfirst.recovery_codes": ("New recovery codes", "Made new recovery codes"),
    "standfirst.sessions_ended": ("End sessions", "Ended sessions"),
    "standfirst.login_link": ("Send log-in link", "Sent a log-in link"),
    "standfirst.invited": ("Invite", "Invited a colleague"),
    "standfirst.invitation_withdrawn": ("Withdraw invitation", "Withdrew an invitation"),
    "standfirst.joined": ("Join", "Joined by invitation"),
    "standfirst.mail_server": ("Set up mail", "Changed the mail server"),
    "standfirst.test_mail": ("Send test mail", "Sent a test mail"),
}


def register_acts(actions: LogActionRegistry) -> None:
    """For `register_log_actions`."""
    for name, (label, message) in ACTS.items():
        actions.register_action(name, label, message)


def connect() -> None:
    """Called once when the app is ready."""
    for signal, receiver in (
        (user_logged_in, _logged_in),
        (user_logged_out, _logged_out),
        (password_changed, _password),
        (password_set, _password),
        (password_reset, _password),
        (authenticator_added, _factor_added),
        (authenticator_removed, _factor_removed),
        (authenticator_reset, _factor_reset),
        (authenticator_used, _factor_used),
        (authentication_failed, _factor_wrong),
    ):
        signal.connect(receiver, dispatch_uid=f"newsroom.accounts:{receiver.__name__}")


def where(request: HttpRequest | None) -> dict[str, str]:
    """Where a request comes from, for the record."""
    if request is None:
        return {}
    agent = request.META.get("HTTP_USER_AGENT", "")[:200]
    return {"address": get_adapter().get_client_ip(request), "browser": agent}


def _logged_in(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    from allauth.account.authentication import get_authentication_records

    by = [record.get("type") or record.get("method") for record in get_authentication_records(request, user)]
    log(user, "standfirst.log_in", user=user, data={**where(request), "by": ", ".join(dict.fromkeys(by))})


def _logged_out(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    if user is not None:
        log(user, "standfirst.log_out", user=user, data=where(request))


def _password(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    log(user, "standfirst.password", user=user, data=where(request))


def _factor_added(sender: Any, request: HttpRequest, user: Any, authenticator: Any, **kwargs: Any) -> None:
    if authenticator.type != authenticator.Type.RECOVERY_CODES:
        note_shown(request, user)
        log(user, "standfirst.factor_added", user=user, data={**where(request), "factor": str(authenticator)})


def _factor_removed(sender: Any, request: HttpRequest, user: Any, authenticator: Any, **kwargs: Any) -> None:
    log(user, "standfirst.factor_removed", user=user, data={**where(request), "factor": str(authenticator)})


def _factor_reset(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    log(user, "standfirst.recovery_codes", user=user, data=where(request))


def _factor_used(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    note_shown(request, user)


def _factor_wrong(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    log(user, "standfirst.code_failed", user=user, data=where(request))


def password_was_wrong(request: HttpRequest, credentials: dict[str, Any]) -> None:
    """Called after a log-in with a wrong password. A name that nobody has is not written down: it may be a password."""
    name, address = credentials.get("username"), credentials.get("email")
    user = User.objects.filter(**({"username": name} if name else {"email__iexact": address})).first()
    if user is None:
        return
    log(user, "standfirst.log_in_failed", user=None, data=where(request))
    key = f"wrong-passwords:{user.pk}"
    cache.add(key, 0, 60 * 60)
    if cache.incr(key) == WRONG_BEFORE_TOLD:
        log(user, "standfirst.log_in_slowed", user=None, data=where(request))
        get_adapter().send_notification_mail("newsroom/mail/password_tried", user)
