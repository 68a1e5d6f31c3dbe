"""A small HTTP client that asks for one page many times over a few connections."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

CONNECTIONS = 20
"""Enough to keep a server busy: one that waits between requests spends more on each."""


async def _ask(host: str, port: int, request: bytes, times: int) -> int:
    reader, writer = await asyncio.open_connection(host, port)
    received = 0
    for _ in range(times):
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        status = head.split(b" ", 2)[1]
        if status != b"200":
            raise RuntimeError(f"the server answered {status.decode()}")
        length = next(
            int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")
        )
        await reader.readexactly(length)
        received += length
    writer.close()
    await writer.wait_closed()
    return received


async def _ask_all(address: str, times: int, connections: int, headers: str) -> int:
    parts = urlsplit(address)
    host, port = parts.hostname or "127.0.0.1", parts.port or 80
    request = f"GET {parts.path} HTTP/1.1\r\nHost: {host}:{port}\r\n{headers}\r\n".encode()
    each = times // connections
    return sum(await asyncio.gather(*(_ask(host, port, request, each) for _ in range(connections))))


def ask(address: str, times: int, *, connections: int = CONNECTIONS, headers: str = "Accept-Encoding: gzip\r\n") -> int:
    """Asks for `address` `times` times, a multiple of `connections`; returns the bytes of the bodies.

    Raises `RuntimeError` for any answer but 200.
    """
    return asyncio.run(_ask_all(address, times, connections, headers))
