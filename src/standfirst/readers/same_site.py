"""Whether a vote was sent from a page of this site: the guard of a form that is the same for every reader.

Django's own guard puts a token that belongs to one browser into each form, which a page made once for everyone
cannot carry. The browser itself says where a request comes from, in headers no script of another site can set:

- `Sec-Fetch-Site` (https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header), sent by every current browser to
  https addresses and to localhost. "same-origin" is a page of ours, "none" a person's own doing.
- `Origin` (https://fetch.spec.whatwg.org/#origin-header), sent with every POST, over plain http too.
- `Referer`, where a very old browser sends neither.

A request with none of the three comes from no browser, so no reader's cookie can be abused by it. The same order and
reasoning as Go's `net/http.CrossOriginProtection` (https://pkg.go.dev/net/http#CrossOriginProtection).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def sent_from_here(request: HttpRequest) -> bool:
    """Whether the request was sent from a page of this site, or by no browser at all."""
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site in ("same-origin", "none")
    for header in ("Origin", "Referer"):
        sender = request.headers.get(header)
        if sender is not None:
            host = _host(sender)
            return host is not None and host in (request.get_host().lower(), _host(settings.SITE))
    return True


def _host(address: str) -> str | None:
    """Host and port of `address` in lower case; None for "null" and for what is no address."""
    try:
        return urlsplit(address).netloc.lower() or None
    except ValueError:
        return None
