"""A made picture that nothing published shows: colleagues see it at work, nobody else does."""

from __future__ import annotations

import sqlite3
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from standfirst.press.files import Files
from standfirst.press.making import output_store
from standfirst.press.views import not_found

PRIVATE = "private, no-store"


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """The file, to those who work here; to everyone else it is not there, whether or not it is.

    What is published never comes here: the composer sends it. Where it does all the same (the output store cannot
    be read, or a development server runs without the composer), what something published shows goes out as well.
    """
    user: Any = request.user
    file = Files.pictures(settings.FOLDER.renditions).find(name)
    if file is None or not (user.has_perm("wagtailadmin.access_admin") or _is_shown(name)):
        return not_found(request)
    return HttpResponse(
        file.path.read_bytes(),
        content_type=file.content_type,
        headers={"Cache-Control": PRIVATE, "X-Content-Type-Options": "nosniff"},
    )


def _is_shown(name: str) -> bool:
    try:
        return output_store().shows(name)
    except sqlite3.Error:
        return False
