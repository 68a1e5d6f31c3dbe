"""`make bench`: what a page costs, measured side by side in one run; prints ratios and what they must reach.

Milliseconds depend on the machine, ratios hardly: each pair is measured in turns and the median is taken.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

from load import CONNECTIONS, ask
from servers import ROOT, Server, environment, free_port, running
from serving import FEW, MANY, lacking, measure, wait_until_made
from weight import weigh

ROUNDS = 5
OURS, THEIRS = 6_000, 60
PACKED, PLAIN = "Accept-Encoding: gzip\r\n", ""
"""Requests of one round: enough of each that its CPU time is far above the clock's hundredth of a second."""
MUST_SERVE = {"story page, packed": 4.0, f"{FEW:,} pages in demand": 5.0, f"{MANY:,} pages at random": 9.0}
"""How many times the CPU time of nginx with a static file an answer may take. The aims are 3, 3.5 and 5."""
DEMO = ROOT / "src" / "standfirst" / "demo"
SEED = ROOT.parent / "shared" / "seed" / "article.txt"


@dataclass
class Row:
    """One line of the table. `reached` is None where nothing is asked for."""

    what: str
    seen: str
    wanted: str = ""
    reached: bool | None = None


def say(line: str) -> None:
    """Tells the person at the terminal how far it is."""
    print(line, file=sys.stderr, flush=True)


def main() -> int:
    """Measures and prints; 1 when something is not reached."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="standfirst-bench-") as name:
        folder = Path(name)
        home, port = folder / "newsroom", free_port()
        say("A newsroom with the demo in it is set up ...")
        with newsroom(home, port):
            pass
        say("It is started again ...")
        with newsroom(home, port) as ours:
            rows.append(limit("second start to first page", ours.started_in, 5.0, "{:.1f} s"))
            wait_until_made(home / "outputs.sqlite3")
            path = heaviest_story(ours)
            say(f"The page measured is {path} ...")
            rows += weights(ours.site + path)
            rows += cpu(ours, path, folder)
        if lacking():
            rows.append(Row(f"against a static file: {', '.join(lacking())} not there", "-", "", False))
        else:
            say("nginx with the same page in a file is set up beside it ...")
            seen = measure(lambda: newsroom(home, port), home / "outputs.sqlite3", folder, path, say)
            rows += serving_rows(seen)
    rows += first_findings()
    print_table(rows)
    return 1 if any(row.reached is False for row in rows) else 0


@contextmanager
def newsroom(folder: Path, port: int) -> Iterator[Server]:
    """Our server on the newsroom in `folder`, which gets the demo when it is new.

    On another port it is another site: everything would be made anew.
    """
    command = ["standfirst.cli", "run", "--folder", str(folder), "--port", str(port)]
    with running(command, port, "/", folder.with_name(f"{folder.name}.log")) as server:
        yield server


def heaviest_story(server: Server) -> str:
    """The path of the demo's story page that is the largest on the wire."""
    with urllib.request.urlopen(f"{server.site}/sitemap.xml") as answer:
        addresses = [part.partition("<")[0] for part in answer.read().decode().split("<loc>")[1:]]
    found = []
    for address in addresses:
        path = "/" + address.split("/", 3)[3]
        if path.count("/") < 5:
            continue  # a front, not a story
        request = urllib.request.Request(server.site + path, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as answer:
            found.append((len(answer.read()), path))
    if not found:
        raise RuntimeError("the demo has no stories out")
    return max(found)[1]


def weights(address: str) -> list[Row]:
    """What the page weighs on a phone and on a desk."""
    rows = []
    for name, width, height in (("phone", 390, 844), ("desk", 1280, 900)):
        seen = weigh(address, width, height)
        rows += [
            limit(f"HTML, CSS, JS, fonts on the wire, {name}", seen.bytes / 1000, 60, "{:.1f} kB"),
            limit(f"requests besides pictures, {name}", seen.requests, 6, "{:.0f}"),
            limit(f"requests to third parties, {name}", seen.elsewhere, 0, "{:.0f}"),
            limit(f"cumulative layout shift, {name}", seen.shift, 0, "{:.3f}"),
        ]
    return rows


def cpu(ours: Server, path: str, folder: Path) -> list[Row]:
    """CPU time a request takes from our server and from a plain Wagtail project with the same stories."""
    slug = path.rstrip("/").rpartition("/")[2]
    (folder / "stories.json").write_text(json.dumps(stories_for_wagtail(slug)), encoding="utf-8")
    say("A plain Wagtail project with the same stories is set up beside it ...")
    settings = {"PLAIN_WAGTAIL_FOLDER": str(folder), "DJANGO_SETTINGS_MODULE": "plain_wagtail.settings"}
    subprocess.run(
        [sys.executable, "-m", "plain_wagtail.prepare", str(folder / "stories.json")],
        env=environment(**settings),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    port = free_port()
    command = ["granian", "--interface", "wsgi", "--port", str(port), "--no-ws", "plain_wagtail.wsgi:application"]
    section = next(each["section_slug"] for each in stories_for_wagtail(slug)["stories"] if each["slug"] == slug)
    full = f"/{section}/{slug}/"
    with running(command, port, full, folder / "wagtail.log", **settings) as theirs:
        tried = {
            "ours, packed": (ours, path, OURS, PACKED),
            "Wagtail, the whole page": (theirs, full, THEIRS, PLAIN),
            "ours, not packed": (ours, path, OURS, PLAIN),
            "Wagtail, headline and text alone": (theirs, "/alone/", THEIRS, PLAIN),
        }
        seen: dict[str, list[float]] = {name: [] for name in tried}
        rows = []
        for name, (server, where, times, headers) in tried.items():
            ask(server.site + where, times // 3 // CONNECTIONS * CONNECTIONS, headers=headers)  # to warm it
            size = ask(server.site + where, CONNECTIONS, headers=headers) / CONNECTIONS
            rows.append(Row(f"bytes of a page, {name}", f"{size / 1000:.1f} kB"))
        for number in range(ROUNDS):
            say(f"  round {number + 1} of {ROUNDS}")
            for name, (server, where, times, headers) in tried.items():
                seen[name].append(per_request(server, where, times, headers))
    used = {name: median(values) for name, values in seen.items()}
    rows += [Row(f"CPU per request, {name}", f"{value * 1e6:,.0f} µs") for name, value in used.items()]
    whole, alone = used["Wagtail, the whole page"], used["Wagtail, headline and text alone"]
    for name in ("ours, packed", "ours, not packed"):
        rows.append(limit(f"{name}, of Wagtail's whole page", used[name] / whole, 1 / 100, "1/{inverse:.0f}"))
        rows.append(Row(f"{name}, of Wagtail's text alone", f"1/{alone / used[name]:.0f}"))
    return rows


def serving_rows(seen: dict[str, float]) -> list[Row]:
    """What `serving.measure` saw, each against nginx sending a static file."""
    rows = [Row(f"CPU per request, {name}", f"{value * 1e6:,.0f} µs") for name, value in seen.items()]
    least = next(iter(seen.values()))
    for name, value in list(seen.items())[1:]:
        what = f"{name}, of nginx's static file"
        most = MUST_SERVE.get(name)
        rows.append(limit(what, value / least, most, "{:.1f}x") if most else Row(what, f"{value / least:.1f}x"))
    return rows


def stories_for_wagtail(alone: str) -> dict[str, Any]:
    """The demo's stories as the plain Wagtail project takes them, the oldest first."""
    hours = json.loads((DEMO / "schedule.json").read_text(encoding="utf-8"))
    files = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (DEMO / "stories").glob("*.json")}
    return {
        "alone": alone,
        "stories": [
            {
                "slug": slug,
                "section": story.get("section") or "News",
                "section_slug": section_slug(story.get("section") or "News"),
                "headline": story["headline"],
                "standfirst": story.get("standfirst", ""),
                "byline": ", ".join(author["name"] for author in story.get("authors", [])),
                "quick_looks": "".join(f"<p>{escape(each['text'])}</p>" for each in story["quick_looks"]),
                "body": "".join(f"<p>{block['html']}</p>" for block in story["deep_look"] if block.get("html")),
                "pictures": [
                    {
                        "path": str(DEMO / each["href"]),
                        "caption": f"{each.get('caption', '')} {each.get('credit', '')}",
                    }
                    for each in story.get("pictures", [])
                    if each.get("href")
                ],
            }
            for slug, story in sorted(files.items(), key=lambda each: -hours.get(each[0], 1_000_000))
        ],
    }


def section_slug(name: str) -> str:
    """The address of a section in the plain Wagtail project."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def per_request(server: Server, path: str, times: int, headers: str) -> float:
    """Seconds of CPU time the server uses for one request, over `times` of them."""
    before = server.cpu_seconds()
    ask(server.site + path, times, headers=headers)
    return (server.cpu_seconds() - before) / times


def first_findings() -> list[Row]:
    """How long `standfirst check` takes to print its first finding, its start included."""
    say("The desk reads a draft with faults in it ...")
    rows = []
    drafts = [path for path in sorted((DEMO / "drafts").glob("*.json")) if first_line(path)]
    if not drafts:
        raise RuntimeError("the desk finds nothing in any of the demo's drafts")
    for path in [*drafts[:1], *([SEED] if SEED.exists() else [])]:
        seconds = median(first_line(path) for _ in range(ROUNDS))
        rows.append(limit(f"first finding on {path.name}", seconds, 0.5, "{:.2f} s"))
    return rows


def first_line(path: Path) -> float:
    """Seconds until the desk's first words on the story in `path` are printed; 0 where it has none to say."""
    began = time.monotonic()
    command = [sys.executable, "-m", "standfirst.cli", "check", str(path)]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.monotonic() - began
        process.stdout.read()
    return seconds if line and process.returncode == 1 else 0.0


def limit(what: str, seen: float, wanted: float, form: str) -> Row:
    """A row for something that must not exceed `wanted`."""
    show: Callable[[float], str] = lambda value: form.format(value, inverse=1 / value if value else 0)  # noqa: E731
    return Row(what, show(seen), f"≤ {show(wanted)}", seen <= wanted)


def print_table(rows: list[Row]) -> None:
    """The table, for people."""
    wide = max(len(row.what) for row in rows)
    for row in rows:
        verdict = {None: "", True: "reached", False: "NOT REACHED"}[row.reached]
        print(f"{row.what:<{wide}}  {row.seen:>10}  {row.wanted:>10}  {verdict}".rstrip())


if __name__ == "__main__":
    sys.exit(main())
