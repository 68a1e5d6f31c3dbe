"""How many votes one network address may give: counted in memory, forgotten within minutes.

An address is kept only as a hash with a salt that is random, never stored and another each day, so that nobody can
say afterwards who voted. Each server process counts for itself.
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from hashlib import blake2b
from ipaddress import ip_address, ip_network
from threading import Lock

from django.http import HttpRequest

DAY = 24 * 60 * 60


class DailySalt:
    """Hashes that can be compared within a day and with nothing after it."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._day = -1
        self._salt = b""

    def hash(self, *parts: str) -> bytes:
        """16 bytes that stand for `parts` today."""
        day = int(self._clock() // DAY)
        if day != self._day:
            self._day, self._salt = day, secrets.token_bytes(32)
        return blake2b("\0".join(parts).encode(), key=self._salt, digest_size=16).digest()


class RateLimit:
    """At most `times` in `seconds` for each key; `size` keys are remembered, the longest unseen forgotten first."""

    def __init__(
        self, times: int, seconds: int, *, size: int = 50_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._times, self._seconds, self._size, self._clock = times, seconds, size, clock
        self._seen: OrderedDict[bytes, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, key: bytes) -> int:
        """Counts one for `key` and returns 0; or counts nothing and returns after how many seconds to come back."""
        now = self._clock()
        with self._lock:
            times = self._seen.setdefault(key, deque())
            self._seen.move_to_end(key)
            while times and times[0] <= now - self._seconds:
                times.popleft()
            if len(times) >= self._times:
                return max(1, round(times[0] + self._seconds - now))
            times.append(now)
            # Who has not been seen for the whole time counts as new anyway.
            while self._seen:
                oldest = next(iter(self._seen.values()))
                if len(self._seen) <= self._size and (oldest and oldest[-1] > now - self._seconds):
                    break
                self._seen.popitem(last=False)
            return 0

    def clear(self) -> None:
        """Forgets everybody."""
        with self._lock:
            self._seen.clear()


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
