"""Keeps the second factor from being passed by: whichever door a session came in by, it works only when it stands free.

Log-ins go through allauth, which asks for the second factor. This is the wall behind that door: a session made in
any other way, or before its owner set up a factor, is nobody's until the factor was shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from standfirst.newsroom.accounts.standing import Standing, standing

_NEWSROOM = "/admin/"
_OPEN = ("/admin/login/", "/admin/logout/", "/admin/sprite/", "/admin/jsi18n/", "/admin/enter/", "/admin/join/")
_NEW_PASSWORD = "/admin/enter/password/"  # noqa: S105 - an address
_SET_UP = ("/admin/security/", *_OPEN)
"""Where who has to set up a factor may go."""
_SEEN_EVERY = 60

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class SecondFactor:
    """Stands after Django's and allauth's middleware, before every view."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        path = request.path_info
        if not path.startswith(_NEWSROOM):
            user = request.user
            request.user = SimpleLazyObject(lambda: _only_free(request, user))
            return self._get_response(request)
        stands = standing(request, request.user)
        if stands is Standing.MUST_SHOW and (not path.startswith(_OPEN) or path == _NEW_PASSWORD):
            return _show_first(request)
        if stands is Standing.MUST_SET_UP and not path.startswith(_SET_UP):
            return _set_up_first(request)
        if stands is not Standing.NOBODY:
            _seen(request)
        return self._get_response(request)


def _only_free(request: HttpRequest, user: Any) -> Any:
    return user if standing(request, user) is Standing.FREE else AnonymousUser()


def _show_first(request: HttpRequest) -> HttpResponseBase:
    logout(request)
    if _by_script(request):
        return JsonResponse({"error": "Log in again: your second factor was not shown in this session."}, status=403)
    messages.warning(request, "Log in again: your second factor was not shown in this session.")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")


def _set_up_first(request: HttpRequest) -> HttpResponseBase:
    if _by_script(request):
        return JsonResponse({"error": "Set up a second factor first."}, status=403)
    return redirect("mfa_index")


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def _seen(request: HttpRequest) -> None:
    """Writes down, at most once a minute, that the session was used."""
    from allauth.usersessions.models import UserSession

    key = request.session.session_key
    if key and caches["process"].add(f"session-seen:{key}", True, _SEEN_EVERY):
        UserSession.objects.filter(session_key=key).update(last_seen_at=timezone.now())
