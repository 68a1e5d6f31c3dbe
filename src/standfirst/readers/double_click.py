"""A double click on a star of the plain form is one vote.

A browser that votes for the first time has no cookie yet, so the second of two quick clicks comes without one too:
it is given the token of the first. Nothing but the hash of what the two have in common is kept, for two seconds.
"""

from __future__ import annotations

import time
from threading import Lock

from standfirst.readers.browser import new_token

SECONDS = 2.0

_given: dict[bytes, tuple[float, str]] = {}
_lock = Lock()


def token(request_hash: bytes) -> str:
    """A new token; the same again for the same `request_hash` within two seconds.

    `request_hash` stands for address, story, value and the browser's headers.
    """
    now = time.monotonic()
    with _lock:
        for key in [key for key, (at, _) in _given.items() if at <= now - SECONDS]:
            del _given[key]
        _, given = _given.setdefault(request_hash, (now, new_token()))
        return given
