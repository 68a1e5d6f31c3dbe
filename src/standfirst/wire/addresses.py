"""Which addresses a link or a picture may point to: one check, on the address as a browser would read it."""

from __future__ import annotations

import re

SCHEMES = frozenset(("http", "https", "mailto", "tel"))

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]{0,30}):")
_HOST = re.compile(r"[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,8}(?=[/?#:]|$)")
_QUOTED = str.maketrans({'"': "%22", "<": "%3C", ">": "%3E", "`": "%60", " ": "%20"})


def bare(address: str) -> str:
    """`address` without what a browser drops or does not show: C0 controls, spaces at the ends, no-break and
    zero-width characters."""
    return "".join(
        char for char in address if char > "\x1f" and not "\x7f" <= char <= "\xa0" and char not in _UNSEEN
    ).strip()


_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff")


def link_address(address: str) -> str | None:
    """`address` as a link of ours may carry it, or None.

    Allowed are http, https, mailto and tel, and addresses on this site that begin with one `/` or with `#`;
    `www.example.com` and `//example.com` get the https they lack.
    """
    address = bare(address)
    scheme = _SCHEME.match(address)
    if scheme:
        if scheme[1].lower() not in SCHEMES or not address[scheme.end() :].strip("/\\"):
            return None
    elif address.startswith("//") and _HOST.match(address[2:]):
        address = f"https:{address}"
    elif address[:4].lower() == "www." and _HOST.match(address):
        address = f"https://{address}"
    elif not (address.startswith("#") or (address.startswith("/") and address[1:2] not in ("/", "\\"))):
        return None
    return address.translate(_QUOTED)


def picture_address(address: str) -> str | None:
    """`address` of a picture if it is http(s) or a plain path beside the story file, without `..`; or None."""
    address = bare(address)
    scheme = _SCHEME.match(address)
    if scheme:
        return address if scheme[1].lower() in ("http", "https") else None
    steps = address.replace("\\", "/").split("/")
    return None if not steps[0] or ".." in steps else address
