"""What was written is not lost when it cannot be saved: disk full, database out of reach, logged out meanwhile.

Instead of an error page in place of the form, the form's words come back with a button that sends them again.
"""

from __future__ import annotations

import errno
import json
import logging
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.csrf import csrf_failure as django_csrf_failure

logger = logging.getLogger(__name__)

_NEWSROOM = "/admin/"
_SECRET = ("password", "code", "credential", "csrfmiddlewaretoken", "oldpassword")
_TO_AUTOSAVE = "locked"
"""Of the errors a form that saves by itself knows, the one whose words it shows and after which it tries again."""


class Trouble(NamedTuple):
    """Why a form was not saved, and what to do about it. `at_the_door` that it takes a log-in first."""

    why: str
    then: str
    status: int
    at_the_door: bool = False


DISK_FULL = Trouble("The disk of the server is full.", "Tell the operator, and send it when there is room.", 507)
OUT_OF_REACH = Trouble("The database does not answer just now.", "Wait a moment and send it again.", 507)
LOGGED_OUT = Trouble("You are logged out.", "Log in again in another tab, come back, and send it.", 401, True)
NEW_LOG_IN = Trouble("You have logged in anew since this page was opened.", "Send it again.", 403)


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
        if request.method == "POST" and _leads_to_the_door(request, response) and _of_our_own(request):
            return given_back(request, LOGGED_OUT) or response
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        return kept(request, error)


def kept(request: HttpRequest, error: BaseException) -> HttpResponseBase | None:
    """The answer that gives the words back, or None where this is another kind of error."""
    trouble = reason(error)
    if trouble is None or request.method != "POST" or not request.path_info.startswith(_NEWSROOM):
        return None
    logger.error("A form of the newsroom could not be saved: %s (%s)", trouble.why, error)
    return given_back(request, trouble, even_without_words=True)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """For `CSRF_FAILURE_VIEW`: a form of ours that was opened before its writer logged in again is given back."""
    answer = None
    if request.path_info.startswith(_NEWSROOM) and _of_our_own(request):
        user = getattr(request, "user", None)
        answer = given_back(request, NEW_LOG_IN if user and user.is_authenticated else LOGGED_OUT)
    return answer or django_csrf_failure(request, reason)


def given_back(request: HttpRequest, trouble: Trouble, *, even_without_words: bool = False) -> HttpResponseBase | None:
    """A page with what the form said, that can be sent again; None where there are no words worth it."""
    accept = request.headers.get("Accept", "")
    if request.headers.get("X-Requested-With") == "XMLHttpRequest" or "application/json" in accept:
        message = f"{trouble.why} Nothing was saved. {trouble.then}"
        told = {"success": False, "error_code": _TO_AUTOSAVE, "error_message": message}
        return JsonResponse(told, status=trouble.status)
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not any(secret in name for secret in _SECRET)
    ]
    texts = _texts(fields)
    if not texts and not even_without_words:
        return None
    get_token(request)
    words = {"trouble": trouble, "fields": fields, "address": request.get_full_path(), "texts": texts}
    return render(request, "newsroom/admin/not_saved.html", words, status=trouble.status)


def _leads_to_the_door(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether somebody who is not logged in, or not any more, is sent from a view of the newsroom to the log-in."""
    if response.status_code != 302 or not request.path_info.startswith(_NEWSROOM):
        return False
    door = reverse("account_login")
    return urlsplit(response.headers.get("Location", "")).path == door and request.path_info != door


def _of_our_own(request: HttpRequest) -> bool:
    """Whether a page of ours sent this, as the browser says: no other site's words are given a button to send them."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def reason(error: BaseException) -> Trouble | None:
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
    told = (_rich(value) if value.startswith(("{", "[")) else value for name, value in fields if len(value) > 40)
    return [words for words in told if words.strip()][:40]


def _rich(value: str) -> str:
    """The words of rich text as its editor sends it; "" for what is something else."""
    try:
        blocks = json.loads(value)["blocks"]
        return "\n\n".join(str(block["text"]) for block in blocks)
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
