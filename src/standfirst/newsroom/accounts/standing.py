"""How a log-in stands: whether it may work in the newsroom as it is, or has to show or set up a second factor first."""

from __future__ import annotations

from enum import Enum
from typing import Any

from django.conf import settings
from django.http import HttpRequest

POLICIES = ("", "editors", "everyone")
"""What `STANDFIRST_SECOND_FACTOR` may say."""

_WEIGHTY = (
    "newsroom.publish_article",
    "newsroom.hold_article",
    "newsroom.takedown_article",
    "newsroom.change_publication",
    "newsroom.change_user",
)
"""Rights that let a story out or back, or run the newsroom."""

_SHOWN = "newsroom_second_factor_of"
"""In the session: the user whose second factor was shown, or set up, in it."""


class Standing(Enum):
    """What has to happen before who is logged in may work."""

    NOBODY = "nobody is logged in"
    FREE = "may work"
    MUST_SHOW = "has a second factor and has not shown it in this session"
    MUST_SET_UP = "has none and has to set one up"


def note_shown(request: HttpRequest, user: Any) -> None:
    """Keeps in the session that `user` has shown a second factor."""
    request.session[_SHOWN] = user.pk


def has_second_factor(user: Any) -> bool:
    """Whether `user` has set up a passkey or an authenticator app."""
    from allauth.mfa.models import Authenticator

    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=kinds).exists())


def must_have_second_factor(user: Any) -> bool:
    """Whether the operator asks one of `user`: of everyone, or of those who can publish or run the newsroom."""
    if settings.SECOND_FACTOR == "everyone":
        return True
    return settings.SECOND_FACTOR == "editors" and _may_publish_or_run(user)


def _may_publish_or_run(user: Any) -> bool:
    return user.is_superuser or any(user.has_perm(right) for right in _WEIGHTY)


def standing(request: HttpRequest, user: Any) -> Standing:
    """How the log-in of `user` in this session stands."""
    if not user.is_authenticated:
        return Standing.NOBODY
    if has_second_factor(user):
        return Standing.FREE if request.session.get(_SHOWN) == user.pk else Standing.MUST_SHOW
    return Standing.MUST_SET_UP if must_have_second_factor(user) else Standing.FREE
