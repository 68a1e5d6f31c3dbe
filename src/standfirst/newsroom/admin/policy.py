"""What a browser may do with the pages of the newsroom: scripts of this site run, and those of no other."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

_NEWSROOM = "/admin/"

_BASE = (
    "default-src 'self'",
    # Wagtail's editor sets styles on elements as it draws.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-src 'self'",
    "frame-ancestors 'self'",
)
STRICT = "; ".join((*_BASE, "script-src 'self'"))
"""For the doors and for what changes a log-in: scripts come from files alone."""
# Wagtail writes small scripts beside its date fields, formsets and choosers; nothing is evaluated, nothing comes from
# another host, and nothing is sent to one.
EDITOR = "; ".join((*_BASE, "script-src 'self' 'unsafe-inline'"))
_DOORS = ("login/", "logout/", "signup/", "password", "enter/", "join/", "security/", "set-up/", "colleagues/")

HEADERS = {
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cache-Control": "no-store",
}


class AdminPolicy:
    """Puts the headers on every answer below /admin/ that has none of its own, as the preview has."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        if request.path_info.startswith(_NEWSROOM):
            door = request.path_info.removeprefix(_NEWSROOM).startswith(_DOORS)
            response.headers.setdefault("Content-Security-Policy", STRICT if door else EDITOR)
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
        return response
