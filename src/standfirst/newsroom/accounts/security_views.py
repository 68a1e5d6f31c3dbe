"""“Log-in and security”: a colleague's password, passkeys, authenticator app, recovery codes and sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.log_actions import log

from standfirst.newsroom.accounts.browsers import browser_name
from standfirst.newsroom.accounts.standing import Standing, has_second_factor, must_have_second_factor, standing
from standfirst.newsroom.accounts.telling import where
from standfirst.newsroom.admin.clock import in_zone


@dataclass(frozen=True)
class SeenSession:
    """One browser that is logged in."""

    pk: int
    browser: str
    address: str
    since: str
    last_seen: str
    current: bool


@dataclass(frozen=True)
class Factors:
    """What a colleague has set up."""

    app: Any
    passkeys: list[Any]
    codes_left: int | None
    codes_in_all: int


def sessions_of(user: Any, current: str | None = None) -> list[SeenSession]:
    """The sessions of `user` that are alive, the one with key `current` first."""
    found = [
        SeenSession(
            each.pk,
            browser_name(each.user_agent),
            each.ip,
            in_zone(each.created_at),
            in_zone(each.last_seen_at),
            each.session_key == current,
        )
        for each in sorted(UserSession.objects.purge_and_list(user), key=lambda each: each.last_seen_at, reverse=True)
    ]
    return sorted(found, key=lambda each: not each.current)


def factors_of(user: Any) -> Factors:
    """The second factors of `user`."""
    by_type: dict[str, list[Any]] = {}
    for each in Authenticator.objects.filter(user_id=user.pk).order_by("created_at"):
        by_type.setdefault(each.type, []).append(each)
    codes = by_type.get(Authenticator.Type.RECOVERY_CODES, [])
    wrapped = codes[0].wrap() if codes else None
    return Factors(
        next(iter(by_type.get(Authenticator.Type.TOTP, [])), None),
        by_type.get(Authenticator.Type.WEBAUTHN, []),
        len(wrapped.get_unused_codes()) if wrapped else None,
        len(wrapped.generate_codes()) if wrapped else 0,
    )


def end(user: Any, sessions: Any) -> int:
    """Ends those of the sessions that belong to `user`; returns how many."""
    count = 0
    for each in sessions.filter(user_id=user.pk):
        each.end()
        count += 1
    return count


@never_cache
@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The screen."""
    user: Any = request.user
    host = request.get_host().partition(":")[0]
    return render(
        request,
        "newsroom/accounts/security.html",
        {
            "factors": factors_of(user),
            "sessions": sessions_of(user, request.session.session_key),
            "has_second_factor": has_second_factor(user),
            "must_have_one": must_have_second_factor(user),
            "waits": standing(request, user) is Standing.MUST_SET_UP,
            "passkeys_need_a_name": host.replace(".", "").isdigit() or host.startswith("["),
            "site": settings.SITE,
        },
    )


@never_cache
@login_required
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Ends one of one's own sessions, or all but the one that asks."""
    user: Any = request.user
    wanted = UserSession.objects.exclude(session_key=request.session.session_key)
    if number := request.POST.get("session", ""):
        wanted = wanted.filter(pk=int(number) if number.isdigit() else 0)
    ended = end(user, wanted)
    if ended:
        log(user, "standfirst.sessions_ended", user=user, data={**where(request), "sessions": ended})
    said = {0: "That session had ended already.", 1: "One session was ended."}
    messages.success(request, said.get(ended, f"{ended} sessions were ended."))
    return redirect("mfa_index")
