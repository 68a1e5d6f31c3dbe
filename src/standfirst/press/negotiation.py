"""What a request says it takes and what it has already (RFC 9110)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=512)
def takes_gzip(accept_encoding: str) -> bool:
    """Whether the client wants gzip, given its `Accept-Encoding`; q-values and `*` count (12.5.3)."""
    gzip = identity = anything = None
    for item in accept_encoding.lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        quality = _quality(parameters)
        if name in ("gzip", "x-gzip"):
            gzip = quality
        elif name == "identity":
            identity = quality
        elif name == "*":
            anything = quality
    wanted = gzip if gzip is not None else anything
    return bool(wanted) and wanted >= (identity or 0.0)


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def has_it(if_none_match: str, etag: str) -> bool:
    """Whether `etag`, with its quotes, is among those of `If-None-Match` (13.1.2: weak tags compare too)."""
    if if_none_match.strip() == "*":
        return True
    return any(each.strip().removeprefix("W/") == etag for each in if_none_match.split(","))
