"""One page as it goes out: its headers, made once, and its body, joined from runs at each answer."""

from __future__ import annotations

from collections.abc import MutableMapping
from hashlib import blake2b
from typing import Any, NamedTuple

from standfirst.press.headers import ENCODED_SECURITY, REVALIDATE, Headers
from standfirst.press.stitching import GZIP_HEADER, Text, gzip_end
from standfirst.press.store import FRAGMENTS, Output
from standfirst.press.surrogate import keys

Message = MutableMapping[str, Any]

_FIXED: Headers = [
    (b"vary", b"Accept-Encoding"),
    (b"cache-control", REVALIDATE.encode()),
    # A page is joined anew at every answer: half of one and half of the next would be no page.
    (b"accept-ranges", b"none"),
    *ENCODED_SECURITY,
]


class Answer(NamedTuple):
    """What goes out for a page in one encoding, as long as neither it nor a fragment in it changes.

    The messages are sent again and again: nobody may write in them.
    """

    etag: bytes
    start: Message
    had: Message | None
    """The 304 for who has it already; None where there is none (a page that is not 200)."""
    texts: tuple[Text, ...]
    runs: tuple[bytes, ...]
    """The body in pieces, if it goes out packed; else there are none."""

    def body(self) -> bytes:
        return b"".join(self.runs) if self.runs else b"".join([each.identity for each in self.texts])


def answer(
    output: Output,
    tags: tuple[str, ...],
    texts: tuple[Text, ...],
    *,
    packed: bool,
    joined: tuple[str, ...] | None = None,
    esi: bool = False,
) -> Answer:
    """The answer for `output` with its fragments in their places.

    `tags` are those of all that went in, `joined` the ids of those outputs where a cache in front is to be told;
    `esi` says that includes went in, in place of fragments.
    """
    # The tag is that of the whole as it goes out: page, fragments and encoding.
    kind = f"{'-esi' if esi else ''}{'-gz' if packed else ''}"
    etag = f'"{blake2b("+".join(tags).encode(), digest_size=10).hexdigest()}{kind}"'.encode()
    headers: Headers = [(b"etag", etag), *_FIXED]
    if output.path.startswith(FRAGMENTS):
        headers.append((b"x-robots-tag", b"noindex"))
    if joined is not None:
        named = keys(joined).encode()
        headers += [(b"surrogate-key", named), (b"xkey", named)]
    if esi:
        headers.append((b"surrogate-control", b'content="ESI/1.0"'))
    had = {"type": "http.response.start", "status": 304, "headers": headers.copy()} if output.status == 200 else None
    headers.append((b"content-type", output.content_type.encode("latin-1")))
    runs: tuple[bytes, ...] = ()
    if packed:
        runs = (GZIP_HEADER, *(each.deflate for each in texts), gzip_end(texts))
        headers.append((b"content-encoding", b"gzip"))
    length = sum(map(len, runs)) if packed else sum(each.length for each in texts)
    headers.append((b"content-length", str(length).encode()))
    start = {"type": "http.response.start", "status": output.status, "headers": headers}
    return Answer(etag, start, had, texts, runs)
