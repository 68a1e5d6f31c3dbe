"""The front of the house: a small ASGI app that answers from made outputs and leaves the rest to Django.

GET and HEAD of a known path are answered from memory or from the output store, the page joined with its
fragments; so are static files, and pictures as long as something that is out shows them. Django never hears of
them; of a picture that nothing shows it decides whether a colleague asks.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Awaitable, Callable, MutableMapping
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import quote

from standfirst.press.files import Files
from standfirst.press.headers import ENCODED_SECURITY, REVALIDATE, Headers
from standfirst.press.negotiation import has_it, takes_gzip
from standfirst.press.readership import Readership, readership
from standfirst.press.shelf import Kept, Shelf
from standfirst.press.stitching import gzip
from standfirst.press.store import FRAGMENTS, Store

log = logging.getLogger("standfirst.press")

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

STATIC, PICTURES = "/static/", "/pictures/"
_REST = 5.0
"""Seconds before Django is asked again for a fragment it could not make."""
_MOST_ASKED_FOR = 10_000
_FIXED: Headers = [
    (b"vary", b"Accept-Encoding"),
    (b"cache-control", REVALIDATE.encode()),
    *ENCODED_SECURITY,
]


class Composer:
    """The ASGI app. `django` answers what no output does.

    `static` and `pictures` are the folders of `/static/` and `/pictures/`. `opening` and `closing` are called
    when the server starts and stops (ASGI's lifespan). Stories that readers open are counted in `counted`.
    """

    def __init__(
        self,
        store: Store,
        django: App,
        *,
        static: Path,
        pictures: Path,
        opening: Callable[[], None] = lambda: None,
        closing: Callable[[], None] = lambda: None,
        counted: Readership = readership,
    ) -> None:
        self._readership = counted
        self._shelf = Shelf(store)
        self._django = django
        self._files = {STATIC: Files.static(static), PICTURES: Files.pictures(pictures)}
        self._opening, self._closing = opening, closing
        self._asked_for: dict[str, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["type"]
        if kind == "http":
            if scope["method"] not in ("GET", "HEAD") or not await self._answer(scope, send):
                await self._django(scope, receive, send)
        elif kind == "lifespan":
            await self._lifespan(receive, send)
        elif kind == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1000, "reason": "Nothing is told here by websocket."})

    async def _answer(self, scope: Scope, send: Send) -> bool:
        """Answers from what was made; False when that is for Django to do."""
        path: str = scope["path"]
        # Only the first of a repeated header counts; ours are not sent twice.
        request = dict(reversed(list(scope["headers"])))
        for folder, files in self._files.items():
            if path.startswith(folder):
                if folder == PICTURES and files.may_be(path[len(folder) :]) and not self._shown(path[len(folder) :]):
                    return False
                await files.answer(path[len(folder) :], request, scope["method"], send)
                return True
        try:
            self._shelf.refresh()
            kept = self._shelf.get(path)
            if kept is None:
                return await self._with_slash(scope, send)
            if any(self._may_be_had(fragment, path) for fragment in self._shelf.missing(kept)):
                return False
            status, headers, body = self._compose(kept, request)
            if scope["method"] == "GET" and (story := kept.story) is not None:
                self._readership.opened(story, request)
        except (sqlite3.Error, OSError, ValueError):
            # The page can be made without the store: slower, but the reader has it.
            log.exception("The output store could not be read for %s; Django answers.", path)
            return False
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
        return True

    def _shown(self, picture: str) -> bool:
        """Whether anything that is out shows the made picture."""
        try:
            self._shelf.refresh()
            return self._shelf.shows(picture)
        except (sqlite3.Error, OSError):
            log.exception("The output store could not be read for the picture %s; Django answers.", picture)
            return False

    def _may_be_had(self, fragment: str, path: str) -> bool:
        """Whether Django should make the missing `fragment` of the page at `path`, for all that come after.

        Not when it was asked just now and the fragment is still not there: then its place stays empty, and the
        page is there.
        """
        now = time.monotonic()
        if now - self._asked_for.get(fragment, -_REST) < _REST:
            log.warning("The fragment %s of %s cannot be had: its place is empty.", fragment, path)
            return False
        if len(self._asked_for) > _MOST_ASKED_FOR:
            self._asked_for.clear()
        self._asked_for[fragment] = now
        return True

    def _compose(self, kept: Kept, request: dict[bytes, bytes]) -> tuple[int, Headers, bytes]:
        """Status, headers and body of the answer: the page as of now, in the encoding asked for."""
        tags, texts = self._shelf.joined(kept)
        packed = takes_gzip(request.get(b"accept-encoding", b"").decode("latin-1"))
        # The tag is that of the whole as it goes out: page, fragments and encoding.
        etag = f'"{blake2b("+".join(tags).encode(), digest_size=10).hexdigest()}{"-gz" if packed else ""}"'
        headers: Headers = [(b"etag", etag.encode()), *_FIXED]
        output = kept.output
        if output.path.startswith(FRAGMENTS):
            headers.append((b"x-robots-tag", b"noindex"))
        asked = request.get(b"if-none-match") if output.status == 200 else None
        if asked is not None and has_it(asked.decode("latin-1"), etag):
            return 304, headers, b""
        headers.append((b"content-type", output.content_type.encode("latin-1")))
        if packed:
            body = gzip(texts, kept.gzip_end(tags, texts))
            headers.append((b"content-encoding", b"gzip"))
        else:
            body = b"".join([each.identity for each in texts])
        headers.append((b"content-length", str(len(body)).encode()))
        return output.status, headers, body

    async def _with_slash(self, scope: Scope, send: Send) -> bool:
        """Sends a reader who left out the last slash to the page, if there is one."""
        path = scope["path"] + "/"
        # Two slashes at the beginning would make the rest the name of another site.
        if path.startswith("//") or path.endswith("//") or not self._shelf.knows(path):
            return False
        query = scope.get("query_string", b"").decode("latin-1")
        location = quote(path, safe="/-._~!$&'()*+,;=:@") + (f"?{query}" if query else "")
        headers = [
            (b"location", location.encode("latin-1")),
            (b"content-length", b"0"),
            (b"cache-control", REVALIDATE.encode()),
            *ENCODED_SECURITY,
        ]
        await send({"type": "http.response.start", "status": 301, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return True

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                try:
                    self._opening()
                except Exception as error:
                    log.exception("The press cannot start.")
                    await send({"type": "lifespan.startup.failed", "message": str(error)})
                    return
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                self._closing()
                self._shelf.close()
                await send({"type": "lifespan.shutdown.complete"})
                return
