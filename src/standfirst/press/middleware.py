"""Joins fragments into the HTML that Django answers with itself: search, thanks for a vote, errors, previews."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from standfirst.press.headers import PREVIEW_POLICY, SECURITY
from standfirst.press.making import output_store
from standfirst.press.outputs import make
from standfirst.press.resolving import output_at
from standfirst.press.stitching import Text, fill, places

log = logging.getLogger("standfirst.press")

_NEWSROOM = "/admin/"


class JoinFragments:
    """Fills the `<esi:include>`s of an HTML answer, and gives readers' pages the headers of made pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        content = getattr(response, "content", b"")
        if b"<esi:include" in content and response.get("Content-Type", "").startswith("text/html"):
            fragments = {path: _fragment(path) for path in dict.fromkeys(places(content))}
            response.content = fill(content, fragments)  # type: ignore[attr-defined]
        if getattr(request, "is_preview", False):
            response["Content-Security-Policy"] = PREVIEW_POLICY
        elif not request.path.startswith(_NEWSROOM):
            for name, value in SECURITY.items():
                response.setdefault(name, value)  # type: ignore[attr-defined]
        return response


def _fragment(path: str) -> bytes:
    """The fragment from the store, or made now; nothing where there is none, so that the page stands without it."""
    try:
        store = output_store()
        kept = store.at(path)
        if kept is None:
            output_id = output_at(path)
            ticket = store.ticket()
            made = make(output_id) if output_id else None
            if output_id is None or made is None:
                return b""
            store.put(output_id, made, ticket)
            kept = store.at(path)
        return b"".join(piece.identity for piece in kept.pieces if isinstance(piece, Text)) if kept else b""
    except Exception:
        log.exception("The fragment %s could not be had: its place is empty.", path)
        return b""
