"""What was written is not lost when it cannot be saved: the disk is full, or the database is out of reach.

Instead of an error page in place of the form, the form's words come back with a button that sends them again.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable

from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render

logger = logging.getLogger(__name__)

_NEWSROOM = "/admin/"
_SECRET = ("password", "code", "credential", "csrfmiddlewaretoken", "oldpassword")
DISK_FULL = "The disk of the server is full."
OUT_OF_REACH = "The database does not answer just now."


class NotLost:
    """Stands before everything that touches the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            response = self._get_response(request)
        except (DatabaseError, OSError) as error:  # of a middleware: the session could not be saved
            answer = kept(request, error)
            if answer is None:
                raise
            return answer
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        return kept(request, error)


def kept(request: HttpRequest, error: BaseException) -> HttpResponseBase | None:
    """The answer that gives the words back, or None where this is another kind of error."""
    why = reason(error)
    if why is None or request.method != "POST" or not request.path_info.startswith(_NEWSROOM):
        return None
    logger.error("A form of the newsroom could not be saved: %s (%s)", why, error)
    accept = request.headers.get("Accept", "")
    if request.headers.get("X-Requested-With") == "XMLHttpRequest" or "application/json" in accept:
        return JsonResponse(
            {"success": False, "error_code": "not_saved", "error_message": f"{why} Nothing was saved."}, status=507
        )
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not any(secret in name for secret in _SECRET)
    ]
    get_token(request)
    words = {"why": why, "fields": fields, "address": request.get_full_path(), "texts": _texts(fields)}
    return render(request, "newsroom/admin/not_saved.html", words, status=507)


def reason(error: BaseException) -> str | None:
    """Why nothing can be saved, if it is one of the reasons that pass."""
    said = str(error).lower()
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DISK_FULL
    if isinstance(error, DatabaseError) and ("disk is full" in said or "no space left" in said):
        return DISK_FULL
    if isinstance(error, OperationalError):
        return OUT_OF_REACH
    return None


def _texts(fields: list[tuple[str, str]]) -> list[str]:
    """What a person would not want to write again: shown, so that it can be copied."""
    return [value for name, value in fields if len(value) > 40 and not value.startswith(("{", "["))][:40]
