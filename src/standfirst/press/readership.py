"""Counts how often stories are opened, as they are served: no cookie, no beacon, no third party, no address kept.

What is kept of a request is that one more person opened a story, and nothing of who it was.
Machines that say what they are, pages fetched ahead of a reader who may never come, and colleagues who are logged in
are set aside.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache

_MACHINES = (
    *(
        b"bot",
        b"crawl",
        b"spider",
        b"slurp",
        b"archiver",
        b"preview",
        b"monitoring",
        b"uptime",
        b"pingdom",
        b"lighthouse",
    ),
    *(b"headless", b"phantom", b"selenium", b"facebookexternalhit", b"whatsapp", b"telegram", b"embedly", b"validator"),
    *(b"feedfetcher", b"feedburner", b"feedparser", b"feedly", b"curl/", b"wget/", b"python", b"httpx/", b"aiohttp/"),
    *(b"java/", b"okhttp/", b"go-http-client", b"ruby/", b"libwww-perl", b"php/", b"node-fetch", b"node/", b"axios/"),
    *(b"postman", b"apache-httpclient", b"dart/"),
)
"""Words by which programs name themselves in `User-Agent`."""
_SESSION = re.compile(rb"(?:^|;\s*)(?:__Host-|__Secure-)?session(?:id)?=")
"""The cookie of a colleague who is logged in; readers have none."""
_LONGEST = 512


def is_reader(request: dict[bytes, bytes]) -> bool:
    """Whether the request with these headers (names in small letters) is a person's who opens a page to read it."""
    if _is_machine(request.get(b"user-agent", b"")[:_LONGEST].lower()):
        return False
    if request.get(b"sec-fetch-dest", b"document") != b"document":
        return False
    if b"prefetch" in request.get(b"sec-purpose", request.get(b"purpose", request.get(b"x-moz", b""))):
        return False
    cookie = request.get(b"cookie")
    return cookie is None or _SESSION.search(cookie) is None


@lru_cache(maxsize=1024)
def _is_machine(agent: bytes) -> bool:
    """Remembered for the kinds of browser seen last, of which there are few hundred: they are asked at every page."""
    agent = agent.replace(b"cubot", b"")  # a maker of telephones
    # Every browser names more than one thing, and none since 2013 calls itself compatible.
    if b" " not in agent or (b"compatible; " in agent and b"msie" not in agent):
        return True
    return any(word in agent for word in _MACHINES)


class Readership:
    """The openings since they were last taken, by story. Any thread may count, any thread may take."""

    def __init__(self) -> None:
        self._reads: dict[int, int] = {}
        self._lock = threading.Lock()

    def opened(self, story: int, request: dict[bytes, bytes]) -> None:
        """Counts one opening of the story with that number, if the request is a reader's."""
        if is_reader(request):
            with self._lock:
                self._reads[story] = self._reads.get(story, 0) + 1

    def take(self) -> dict[int, int]:
        """What was counted, by the story's number; counting begins anew."""
        with self._lock:
            taken, self._reads = self._reads, {}
        return taken

    def put_back(self, reads: dict[int, int]) -> None:
        """Adds what was taken and could not be kept."""
        with self._lock:
            for story, count in reads.items():
                self._reads[story] = self._reads.get(story, 0) + count


readership = Readership()
"""That of this process: the composer counts, the worker takes."""
