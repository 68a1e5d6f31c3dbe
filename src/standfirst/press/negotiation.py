"""What a request says it takes and what it has already (RFC 9110). Whatever it says, the answer is quickly found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 300
"""No client lists encodings at such length; one that does gets the page as it is."""
_TAG = re.compile(rb'\s*(?:W/)?("[^"]*")\s*(?:,|$)')


def told(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """The headers of a request by their names, in small letters; one that was sent twice is joined (5.3)."""
    lines = headers if isinstance(headers, list) else list(headers)
    request = dict(lines)
    if len(request) != len(lines):
        request = {}
        for name, value in lines:
            if name in request:
                value = request[name] + (b"; " if name == b"cookie" else b", ") + value
            request[name] = value
    return request


def takes_gzip(accept_encoding: bytes | None) -> bool:
    """Whether the client wants gzip, given its `Accept-Encoding`; q-values and `*` count (12.5.3)."""
    return accept_encoding is not None and len(accept_encoding) <= _LONGEST and _takes_gzip(accept_encoding)


@lru_cache(maxsize=512)
def _takes_gzip(accept_encoding: bytes) -> bool:
    gzip: float | None = None
    identity: float | None = None
    anything: float | None = None
    for item in accept_encoding.decode("latin-1").lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        quality = _quality(parameters)
        if name in ("gzip", "x-gzip"):
            gzip = quality
        elif name == "identity":
            identity = quality
        elif name == "*":
            anything = quality
    wanted = gzip if gzip is not None else anything
    return wanted is not None and wanted > 0 and wanted >= (identity or 0.0)


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def has_it(if_none_match: bytes, etag: bytes) -> bool:
    """Whether `etag`, with its quotes, is among those of `If-None-Match` (13.1.2: weak tags compare too)."""
    if etag not in if_none_match:  # so a list of any length is no work
        return if_none_match.strip() == b"*"
    return etag in _TAG.findall(if_none_match[: 200 * len(etag)])
