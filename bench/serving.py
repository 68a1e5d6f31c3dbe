"""What a page costs to serve, against nginx sending a static file of the same bytes: one page, 2,000, 100,000.

    python bench/serving.py [FOLDER]

The real program serves a newsroom with the demo in it (or that in FOLDER) pinned to one core; `wrk`, with the headers
of a browser, is pinned to the other. CPU time of each server's process tree for a request, medians of rounds taken in
turns. Debian's packages wrk and nginx-light must be there.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from servers import Server, environment, free_port, running

ROUNDS = 5
SECONDS = 1.5
CONNECTIONS = 32
FEW, MANY = 2_000, 100_000
FIRST = 10_000_000
"""The number of the first story that was made up: no newsroom has come so far."""
BROWSER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.5",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Upgrade-Insecure-Requests": "1",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
    "Sec-Fetch-User": "?1",
}
NGINX = """
{user}
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=100;
    keepalive_requests 1000000000;
    types {{ }}
    default_type text/html;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    server {{ listen 127.0.0.1:{port}; root {folder}/www; add_header Content-Encoding gzip; }}
}}
"""
# The smallest app granian can serve: what it answers is the composer's very answer, made once.
ALONE = """
import json, os, sys
body = open(os.environ["BODY"], "rb").read()
headers = [(name.encode(), value.encode()) for name, value in json.loads(os.environ["HEADERS"])]
START = {"type": "http.response.start", "status": 200, "headers": headers}
END = {"type": "http.response.body", "body": body}


async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            kind = (await receive())["type"]
            await send({"type": kind + ".complete"})
            if kind == "lifespan.shutdown":
                return
    await send(START)
    await send(END)
"""


@dataclass
class Tried:
    """Something that is asked for, and the seconds of CPU time a request took in each round."""

    server: Server
    path: str
    pages: int = 1
    packed: bool = True
    seen: list[float] = field(default_factory=list)


def lacking() -> list[str]:
    """The programs that are not there."""
    return [name for name in ("wrk", "nginx", "taskset") if program(name) is None]


def program(name: str) -> str | None:
    """Where a program is; Debian keeps servers where users do not look."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


def measure(
    newsroom: Callable[[], contextlib.AbstractContextManager[Server]],
    outputs: Path,
    folder: Path,
    path: str,
    say: Callable[[str], None],
) -> dict[str, float]:
    """Seconds of CPU time for a request, by what was asked for.

    `newsroom` starts the server whose store is `outputs`; `path` is the page measured; `folder` is for what is needed
    besides.
    """
    say(f"{MANY:,} pages are put into the store ...")
    fill(outputs, path, MANY)
    with contextlib.ExitStack() as stack:
        ours = stack.enter_context(newsroom())
        pin(ours)
        headers, body = fetch(ours.site + path)
        (folder / "www").mkdir(exist_ok=True)
        (folder / "www" / "page.html").write_bytes(body)
        nginx = stack.enter_context(static(folder))
        alone = stack.enter_context(bare(folder, headers))
        tried = {
            "nginx, a static file of the same bytes": Tried(nginx, "/page.html"),
            "the server alone, one ready answer": Tried(alone, "/"),
            "story page, packed": Tried(ours, path),
            "story page, not packed": Tried(ours, path, packed=False),
            f"{FEW:,} pages in demand": Tried(ours, path, FEW),
            f"{MANY:,} pages at random": Tried(ours, path, MANY),
        }
        for number in range(ROUNDS):
            say(f"  round {number + 1} of {ROUNDS}")
            for each in tried.values():
                load(each, folder, SECONDS / 2 if each.pages == FEW else 0.3)  # to warm it: the one before was another
                before = each.server.cpu_seconds()
                times = load(each, folder, SECONDS)
                each.seen.append((each.server.cpu_seconds() - before) / times)
    return {name: median(each.seen) for name, each in tried.items()}


def fetch(address: str) -> tuple[list[tuple[str, str]], bytes]:
    """The headers of an answer, without the server's own, and its body as it comes over the wire."""
    with urllib.request.urlopen(urllib.request.Request(address, headers=BROWSER)) as answer:
        own = ("server", "date", "connection")
        return [(name, value) for name, value in answer.getheaders() if name.lower() not in own], answer.read()


@contextlib.contextmanager
def static(folder: Path) -> Iterator[Server]:
    """nginx with the page in a file."""
    port, user = free_port(), "user root;" if os.getuid() == 0 else ""  # else it could not read our folder
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, user=user))
    command = [program("nginx") or "nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with running(command, port, "/page.html", folder / "log", python=False) as server:
        pin(server)
        yield server


@contextlib.contextmanager
def bare(folder: Path, headers: list[tuple[str, str]]) -> Iterator[Server]:
    """granian with nothing behind it: the least any answer through it can cost."""
    import json

    (folder / "alone.py").write_text(ALONE)
    port = free_port()
    command = ["granian", "--interface", "asgi", "--port", str(port), "--no-ws", "--log-level", "warning", "alone:app"]
    known = {"BODY": str(folder / "www" / "page.html"), "HEADERS": json.dumps(headers)}
    paths = os.pathsep.join([str(folder), environment()["PYTHONPATH"]])
    with running(command, port, "/", folder / "log", PYTHONPATH=paths, **known) as server:
        pin(server)
        yield server


def pin(server: Server) -> None:
    """Keeps a server's processes, with all their threads, on the first core."""
    for pid in server.pids():
        subprocess.run(["taskset", "-a", "-p", "-c", "0", str(pid)], check=True, stdout=subprocess.DEVNULL)


def load(tried: Tried, folder: Path, seconds: float) -> int:
    """Asks from the second core for `seconds`; returns how often. Raises `RuntimeError` for any answer but 200."""
    headers = {**BROWSER, "Accept-Encoding": BROWSER["Accept-Encoding"] if tried.packed else "identity"}
    lines = "\n".join(f'wrk.headers["{name}"] = "{value}"' for name, value in headers.items())
    drawn = f'"{tried.path[:-1]}-" .. math.random({tried.pages}) .. "/"' if tried.pages > 1 else f'"{tried.path}"'
    script = folder / "asks.lua"
    script.write_text(
        f"{lines}\n"
        # What does not differ is put together once: it is the server that is measured.
        f"local asks = {{}}\ninit = function() math.randomseed(os.time())\n"
        f"for n = 1, {20_000 if tried.pages > 1 else 1} do asks[n] = wrk.format('GET', {drawn}) end end\n"
        "local n = 0\nrequest = function() n = n % #asks + 1 return asks[n] end\n"
        f"done = function(summary) io.write('asked ', summary.requests, ' in ', summary.duration, "
        "' wrong ', summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout, "
        "'\\n') end\n"
    )
    command = ["taskset", "-c", "1", program("wrk") or "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s"]
    done = subprocess.run([*command, "-s", str(script), tried.server.site], capture_output=True, text=True, check=True)
    told = re.search(r"asked (\d+) in \d+ wrong (\d+)", done.stdout)
    if told is None or int(told[2]):
        raise RuntimeError(f"{tried.server.site}{tried.path} was not answered well: {done.stdout}")
    return int(told[1])


def fill(outputs: Path, path: str, count: int) -> None:
    """Puts `count` stories into the store beside that at `path`: its bytes, an address and a rating of its own."""
    from standfirst.press.stitching import Place, pack, unpack

    with contextlib.closing(sqlite3.connect(outputs, isolation_level=None)) as store:
        if store.execute("SELECT 1 FROM output WHERE id = ?", (f"article/{FIRST + count}",)).fetchone():
            return
        columns = "status, content_type, etag, version, made_at"
        page = store.execute(f"SELECT id, parts, {columns} FROM output WHERE path = ?", (path,)).fetchone()
        pieces, own = unpack(page[1]), f"/fragments/rating/{page[0].partition('/')[2]}/"
        rating = store.execute(f"SELECT parts, {columns} FROM output WHERE path = ?", (own,)).fetchone()
        put = f"INSERT INTO output (id, path, parts, {columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        store.execute("BEGIN IMMEDIATE")
        for number in range(1, count + 1):
            story = FIRST + number
            its = f"/fragments/rating/{story}/"
            parts = pack(Place(its) if isinstance(each, Place) and each.path == own else each for each in pieces)
            store.execute(put, (f"article/{story}", f"{path[:-1]}-{number}/", parts, *page[2:]))
            store.execute(put, (f"fragment/rating/{story}", its, *rating))
        store.execute("COMMIT")
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def begin_anew(outputs: Path) -> None:
    """Takes away a store from another run: what was put into it would be made anew, a page at a time."""
    for suffix in ("", "-wal", "-shm", "-turn"):
        Path(f"{outputs}{suffix}").unlink(missing_ok=True)


def wait_until_made(outputs: Path) -> None:
    """Returns when the server has made everything there is."""
    for _ in range(1200):
        with contextlib.closing(sqlite3.connect(outputs)) as store, contextlib.suppress(sqlite3.Error):
            if store.execute("SELECT 1 FROM fact WHERE name = 'fingerprint'").fetchone():
                return
        time.sleep(0.1)
    raise RuntimeError("The press has not made everything after two minutes.")


def main() -> int:
    """Measures and prints."""
    if lacking():
        sys.exit(f"Not there: {', '.join(lacking())}. Install Debian's packages wrk, nginx-light and util-linux.")
    from run import heaviest_story, newsroom, print_table, say, serving_rows

    with tempfile.TemporaryDirectory(prefix="standfirst-bench-") as name:
        folder = Path(name)
        home = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else folder / "newsroom"
        port = free_port()
        begin_anew(home / "outputs.sqlite3")
        with newsroom(home, port) as ours:
            wait_until_made(home / "outputs.sqlite3")
            path = heaviest_story(ours)
        rows = serving_rows(measure(lambda: newsroom(home, port), home / "outputs.sqlite3", folder, path, say))
    print_table(rows)
    return 1 if any(row.reached is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
