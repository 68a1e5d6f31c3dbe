"""How many votes and reports one network address may send: counted by all server processes together, over in minutes.

An address is kept only as a hash with a salt that is random and another each day, and both are in a table that is
swept and that no backup has (`standfirst.newsroom.remembered`), so that nobody can say afterwards who voted.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from hashlib import blake2b
from ipaddress import ip_address, ip_network

from django.core.cache import cache
from django.http import HttpRequest

DAY = 24 * 60 * 60


class DailySalt:
    """Hashes that can be compared within a day, by every process, and with nothing after it."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock

    def hash(self, *parts: str) -> bytes:
        """16 bytes that stand for `parts` today."""
        salt = cache.get_or_set(f"salt:{int(self._clock() // DAY)}", lambda: secrets.token_bytes(32), DAY)
        return blake2b("\0".join(parts).encode(), key=salt, digest_size=16).digest()


class RateLimit:
    """At most `times` in any `seconds` for each key, whichever process is asked; `name` keeps limits apart.

    Each that is counted takes one of `times` places and has it for `seconds`: a place is taken by one alone, so that
    many who come at once are counted as exactly as one after another.
    """

    def __init__(self, name: str, times: int, seconds: int, *, clock: Callable[[], float] = time.time) -> None:
        self._name, self._times, self._seconds, self._clock = name, times, seconds, clock

    def wait(self, key: bytes) -> int:
        """Counts one for `key` and returns 0; or counts nothing and returns after how many seconds to come back."""
        now = self._clock()
        places = [f"limit:{self._name}:{key.hex()}:{number}" for number in range(self._times)]
        taken: dict[str, float] = cache.get_many(places)
        # Those of a process whose clock is ahead, and of the second that is not yet swept.
        over = [place for place, since in taken.items() if since <= now - self._seconds]
        if over:
            cache.delete_many(over)
        for place in places:
            if (place not in taken or place in over) and cache.add(place, now, self._seconds):
                return 0
        oldest = min(cache.get_many(places).values(), default=now)
        return max(1, round(oldest + self._seconds - now))


def address_of(request: HttpRequest) -> str:
    """The network address a request comes from; of IPv6 the /64, which is one household.

    Behind a server of our own (loopback or a private network) it is the last of `X-Forwarded-For`: the one that
    server itself wrote. What stands before it can be made up by the sender.
    """
    address = request.META.get("REMOTE_ADDR") or ""
    try:
        ip = ip_address(address)
        if ip.is_loopback or ip.is_private:
            forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
            ip = ip_address(forwarded) if forwarded else ip
    except ValueError:
        return address
    return str(ip_network((ip, 64), strict=False)) if ip.version == 6 else str(ip)
