"""The front of the house: a small ASGI app that answers from made outputs and leaves the rest to Django.

GET and HEAD of a known path are answered from memory or from the output store, the page joined with its
fragments; so are static files, and pictures as long as something that is out shows them. Django never hears of
them; of a picture that nothing shows it decides whether a colleague asks.
"""

from __future__ import annotations

import logging
import re
import sqlite3
import time
import zlib
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from standfirst.press.answers import Answer, Message, answer
from standfirst.press.files import Files
from standfirst.press.headers import ENCODED_SECURITY, REVALIDATE
from standfirst.press.negotiation import has_it, takes_gzip, told
from standfirst.press.readership import Readership, readership
from standfirst.press.shelf import Kept, Shelf
from standfirst.press.store import Store
from standfirst.press.surrogate import KINDS, takes_esi

log = logging.getLogger("standfirst.press")

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

STATIC, PICTURES = "/static/", "/pictures/"
_FOLDERS = (STATIC, PICTURES)
_REST = 5.0
"""Seconds before Django is asked again for a fragment it could not make."""
_MOST_ASKED_FOR = 10_000
_PACKED, _ESI = 1, 2
_NOTHING: Message = {"type": "http.response.body", "body": b""}
_NO_URL = re.compile(r"[^!-~]")


class Composer:
    """The ASGI app. `django` answers what no output does.

    `static` and `pictures` are the folders of `/static/` and `/pictures/`. `opening` and `closing` are called
    when the server starts and stops (ASGI's lifespan). Stories that readers open are counted in `counted`.
    `surrogate` says what a cache in front is told, one of `surrogate.KINDS`; raises `ValueError` for any other.
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
        surrogate: str = "",
    ) -> None:
        if surrogate not in KINDS:
            raise ValueError(f"STANDFIRST_SURROGATE is “{surrogate}”; it may be empty, keys or esi.")
        self._readership = counted
        self._shelf = Shelf(store)
        self._django = django
        self._files = {STATIC: Files.static(static), PICTURES: Files.pictures(pictures)}
        self._opening, self._closing = opening, closing
        self._keys, self._esi = bool(surrogate), surrogate == "esi"
        self._asked_for: dict[str, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["type"]
        if kind == "http":
            if scope["method"] in ("GET", "HEAD"):
                path: str = scope["path"]
                if path.startswith(_FOLDERS):
                    if await self._file(path, scope, send):
                        return
                elif (made := self._made(path, scope)) is not None:
                    await send(made[0])
                    await send(made[1])
                    return
            await self._django(scope, receive, send)
        elif kind == "lifespan":
            await self._lifespan(receive, send)
        elif kind == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1000, "reason": "Nothing is told here by websocket."})

    def _made(self, path: str, scope: Scope) -> tuple[Message, Message] | None:
        """The answer from what was made, its start and its body; None when that is for Django to give.

        The way every reader goes: nothing here waits, and of a page that was asked for before nothing is made but
        its body.
        """
        try:
            shelf = self._shelf
            shelf.refresh()
            kept = shelf.get(path)
            if kept is None:
                return self._with_slash(scope)
            request = told(scope["headers"])
            kind = _PACKED if takes_gzip(request.get(b"accept-encoding")) else 0
            if self._esi and takes_esi(request.get(b"surrogate-capability", b"")):
                kind |= _ESI
            found = kept.answers.get(kind) if kept.epoch == shelf.epoch else None
            if found is None and (found := self._compose(kept, kind)) is None:
                return None
            get = scope["method"] == "GET"
            if get and kept.story is not None:
                self._readership.opened(kept.story, request)
            if found.had is not None and b"if-none-match" in request and has_it(request[b"if-none-match"], found.etag):
                return found.had, _NOTHING
            return found.start, {"type": "http.response.body", "body": found.body()} if get else _NOTHING
        except (sqlite3.Error, OSError, ValueError, zlib.error):
            # The page can be made without the store: slower, but the reader has it.
            log.exception("The output store could not be read for %s; Django answers.", path)
            return None

    def _compose(self, kept: Kept, kind: int) -> Answer | None:
        """The answer with the page as of now; None where Django should make a fragment of it first."""
        packed, esi = bool(kind & _PACKED), bool(kind & _ESI)
        outputs, tags, texts, missing = self._shelf.with_includes(kept) if esi else self._shelf.joined(kept)
        if missing and any(self._may_be_had(fragment, kept.output.path) for fragment in missing):
            return None
        joined = tuple(each.id for each in outputs) if self._keys else None
        found = answer(kept.output, tags, texts, packed=packed, joined=joined, esi=esi)
        if not missing:
            if kept.epoch != self._shelf.epoch:
                kept.answers.clear()
                kept.epoch = self._shelf.epoch
            kept.answers[kind] = found
        return found

    async def _file(self, path: str, scope: Scope, send: Send) -> bool:
        """Sends a static file or a picture; False where Django decides whether it goes out."""
        folder = STATIC if path.startswith(STATIC) else PICTURES
        files, name = self._files[folder], path[len(folder) :]
        if folder == PICTURES and files.may_be(name) and not self._shown(name):
            return False
        await files.answer(name, told(scope["headers"]), scope["method"], send)
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

    def _with_slash(self, scope: Scope) -> tuple[Message, Message] | None:
        """Sends a reader who left out the last slash to the page, if there is one."""
        path = scope["path"] + "/"
        # Two slashes at the beginning would make the rest the name of another site.
        if path.startswith("//") or path.endswith("//") or not self._shelf.knows(path):
            return None
        query = scope.get("query_string", b"").decode("latin-1")
        location = quote(path, safe="/-._~!$&'()*+,;=:@")
        # What no address may hold, a line's end above all, is not handed on into a header.
        if query and not _NO_URL.search(query):
            location += f"?{query}"
        headers = [
            (b"location", location.encode("latin-1")),
            (b"content-length", b"0"),
            (b"cache-control", REVALIDATE.encode()),
            *ENCODED_SECURITY,
        ]
        return {"type": "http.response.start", "status": 301, "headers": headers}, _NOTHING

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
