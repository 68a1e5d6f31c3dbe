"""Static files and pictures, straight from the newsroom's folder.

Only what such a folder is meant to hold goes out: names are matched, not cleaned, and links that lead out of the
folder are not followed.
"""

from __future__ import annotations

import asyncio
import re
import zlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standfirst.press.headers import ENCODED_SECURITY, IMMUTABLE, REVALIDATE, Headers, encoded
from standfirst.press.negotiation import has_it, takes_gzip

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PICTURE_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
STATIC_TYPES = {
    **PICTURE_TYPES,
    "css": "text/css; charset=utf-8",
    "ico": "image/x-icon",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "map": "application/json",
    "mjs": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "woff": "font/woff",
    "woff2": "font/woff2",
}
PICTURES_KEPT = "public, max-age=86400, s-maxage=60"
"""A browser keeps a picture for a day. Caches on the way ask after a minute: when the right to it ends, or its story
is taken down, they must not show it on. The address changes with what is in the file."""
_PICTURE = re.compile(r"[0-9a-f]{2}/[0-9A-Za-z_-]{1,80}\.([a-z]{3,4})")
_STATIC = re.compile(r"(?:[0-9A-Za-z_@+-][0-9A-Za-z._@+-]*/)*[0-9A-Za-z_@+-][0-9A-Za-z._@+-]*\.([a-z0-9]{2,11})")
_HASHED = re.compile(r"\.[0-9a-f]{12}\.")
_TEXT_TYPES = ("text/", "application/", "image/svg+xml")
_CHUNK = 256 * 1024
_SMALL = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """A file that may go out."""

    path: Path
    content_type: str
    size: int
    etag: str
    kept: str
    """What `Cache-Control` says of it."""


class Files:
    """The files of one folder."""

    def __init__(self, folder: Path, names: re.Pattern[str], types: dict[str, str], kept: Callable[[str], str]) -> None:
        self._folder = folder
        self._names, self._types, self._kept = names, types, kept
        self._packed: OrderedDict[str, bytes] = OrderedDict()

    @classmethod
    def static(cls, folder: Path) -> Files:
        """Scripts, styles and fonts as they were collected."""
        return cls(folder, _STATIC, STATIC_TYPES, lambda name: IMMUTABLE if _HASHED.search(name) else REVALIDATE)

    @classmethod
    def pictures(cls, folder: Path) -> Files:
        """Pictures as pages show them. Which of them may go out just now is the composer's to ask."""
        return cls(folder, _PICTURE, PICTURE_TYPES, lambda name: PICTURES_KEPT)

    def may_be(self, name: str) -> bool:
        """Whether a file of the folder can have that name, which a reader wrote."""
        match = self._names.fullmatch(name)
        return bool(match and match[1] in self._types)

    def find(self, name: str) -> File | None:
        """The file of that name, which a reader wrote, or None where none may go out."""
        match = self._names.fullmatch(name)
        content_type = self._types.get(match[1]) if match else None
        if not content_type or ".." in name or len(name) > 400:
            return None
        path = self._folder / name
        try:
            found = path.resolve(strict=True)
            stat = found.stat()
        except OSError:
            return None
        if not found.is_relative_to(self._folder.resolve()) or not found.is_file():
            return None
        return File(
            found,
            content_type,
            stat.st_size,
            f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"',
            self._kept(name),
        )

    async def answer(self, name: str, request: dict[bytes, bytes], method: str, send: Send) -> None:
        """Sends the file of that name, or 304, or 404. A `Range` is not heeded: the whole file comes."""
        file = await asyncio.to_thread(self.find, name)
        if file is None:
            await plain(send, 404, "There is no such file.", method)
            return
        body: bytes | None = None
        etag, headers = file.etag, encoded({"Cache-Control": file.kept})
        if file.content_type.startswith(_TEXT_TYPES):
            headers.append((b"vary", b"Accept-Encoding"))
            if file.size <= _SMALL and takes_gzip(request.get(b"accept-encoding")):
                body = await asyncio.to_thread(self._gzip, file)
                etag = f'{file.etag[:-1]}-gz"'
                headers.append((b"content-encoding", b"gzip"))
        headers += [(b"etag", etag.encode()), (b"content-type", file.content_type.encode()), *ENCODED_SECURITY]
        if b"if-none-match" in request and has_it(request[b"if-none-match"], etag.encode()):
            await _send(send, 304, [each for each in headers if not each[0].startswith(b"content-")])
            return
        headers.append((b"content-length", str(file.size if body is None else len(body)).encode()))
        if method == "HEAD" or body is not None:
            await _send(send, 200, headers, b"" if method == "HEAD" else body or b"")
        else:
            await _stream(send, headers, file)

    def _gzip(self, file: File) -> bytes:
        key = f"{file.path}{file.etag}"
        packed = self._packed.get(key)
        if packed is None:
            packer = zlib.compressobj(9, zlib.DEFLATED, 31)
            packed = packer.compress(file.path.read_bytes()) + packer.flush()
            self._packed[key] = packed
            while len(self._packed) > 500:
                self._packed.popitem(last=False)
        return packed


async def plain(send: Send, status: int, words: str, method: str) -> None:
    """A short answer in plain text."""
    body = f"{words}\n".encode()
    headers = [
        *encoded({"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body))}),
        (b"cache-control", b"no-cache"),
        *ENCODED_SECURITY,
    ]
    await _send(send, status, headers, b"" if method == "HEAD" else body)


async def _send(send: Send, status: int, headers: Headers, body: bytes = b"") -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def _stream(send: Send, headers: Headers, file: File) -> None:
    handle = await asyncio.to_thread(file.path.open, "rb")
    with handle:
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        left = file.size
        while left > 0:
            # A file that has grown is cut at the length that was promised.
            chunk = await asyncio.to_thread(handle.read, min(_CHUNK, left))
            if not chunk:
                break
            left -= len(chunk)
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
