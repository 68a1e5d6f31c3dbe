"""The headers of what readers get: what a browser may do with a page, and for how long it may keep it."""

from __future__ import annotations

Headers = list[tuple[bytes, bytes]]

# No page has inline scripts or styles; JSON-LD is data, which no policy stops.
_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "

SECURITY = {
    "Content-Security-Policy": _POLICY + "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PREVIEW_POLICY = _POLICY + "frame-ancestors 'self'"
"""The editor shows the preview in a frame of its own."""

# A browser asks each time and gets a 304 of a few bytes: a correction or withdrawal is seen at once, and no
# cache on the way has to be told of it.
REVALIDATE = "public, max-age=0, must-revalidate"
# The address has a hash of the content in it.
IMMUTABLE = "public, max-age=31536000, immutable"


def encoded(headers: dict[str, str]) -> Headers:
    """As ASGI wants them."""
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


ENCODED_SECURITY: Headers = encoded(SECURITY)
