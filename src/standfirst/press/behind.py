"""Django behind the composer, loaded while the first readers are served already."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

log = logging.getLogger("standfirst.press")

_OUT_OF_ORDER = b"""<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Out of order</title>
<h1>This part of the site is out of order</h1>
<p>Please try again later. The <a href="/">front page</a> and the stories can be read in the meantime.</p>
</html>
"""
"""Plain on purpose: it needs nothing that could be out of order too."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Behind:
    """The ASGI app that `load` returns. Who asks before it is loaded waits; `load` is called once, in a thread.

    Made pages do not need it: they are served at once after a start, and still when it cannot be loaded.
    """

    def __init__(self, load: Callable[[], App]) -> None:
        self._load = load
        self._app: App | None = None
        self._loading: threading.Thread | None = None

    def open(self) -> None:
        """Begins to load; returns at once. Does nothing the second time."""
        if self._loading is None:
            self._loading = threading.Thread(target=self._run, name="django", daemon=True)
            self._loading.start()

    def _run(self) -> None:
        try:
            self._app = self._load()
        except Exception:
            # Django cannot be set up twice in one process: trying again would only hide the reason.
            log.critical(
                "The newsroom cannot be opened; readers still get the pages that are made. Mend what is wrong"
                " and start the server again.",
                exc_info=True,
            )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._app is None:
            self.open()
            # Not in a thread: the few there are for files would all be waiting here.
            while self._loading is not None and self._loading.is_alive():
                await asyncio.sleep(0.02)
        if self._app is not None:
            await self._app(scope, receive, send)
            return
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(_OUT_OF_ORDER)).encode()),
            (b"content-security-policy", b"default-src 'none'"),
            (b"cache-control", b"no-store"),
            (b"retry-after", b"60"),
        ]
        await send({"type": "http.response.start", "status": 503, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else _OUT_OF_ORDER})
