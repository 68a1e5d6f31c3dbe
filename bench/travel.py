"""How long a correction, a withdrawal and a takedown take to be everywhere: page, lists, feeds, JSON, search.

    python bench/travel.py [rounds]

A newsroom with the demo in it is served by the real program; its worker runs. The act is done by another process, and
readers' requests say when every address is fresh. Prints milliseconds, and what must be reached.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from statistics import median
from typing import Any

from servers import ROOT, Server, environment, free_port, running

MUST = 1.0


def main() -> int:
    """Measures and prints; 1 when something takes longer than it may."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory(prefix="standfirst-bench-") as name:
        folder, port = Path(name) / "newsroom", free_port()
        command = ["standfirst.cli", "run", "--folder", str(folder), "--port", str(port)]
        with running(command, port, "/", Path(name) / "log") as server:
            sys.path.insert(0, str(ROOT / "src"))
            os.environ.update(
                environment(), STANDFIRST_FOLDER=str(folder), DJANGO_SETTINGS_MODULE="standfirst.settings"
            )
            import django

            django.setup()
            took = measure(server, rounds)
    late = False
    for act, figures in took.items():
        seconds, cpu = [each[0] for each in figures], [each[1] for each in figures]
        late |= max(seconds) > MUST
        print(
            f"{act:12} median {median(seconds) * 1000:6.0f} ms  slowest {max(seconds) * 1000:6.0f} ms"
            f"  CPU {median(cpu) * 1000:6.0f} ms  must {MUST * 1000:.0f} ms"
        )
    return 1 if late else 0


def measure(server: Server, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """For each act and round: seconds from its call to the last fresh address, and the CPU seconds both processes used.

    On a machine that is busy with other things the second figure is the one to go by.
    """
    site = server.site
    from standfirst.newsroom.acts import Act
    from standfirst.newsroom.models import ActKind, Article
    from standfirst.newsroom.takedown import take_down

    took: dict[str, list[tuple[float, float]]] = {"correction": [], "withdrawal": [], "undone": [], "takedown": []}
    for number in range(rounds):
        article: Any = Article.objects.filter(live=True, section__isnull=False).order_by("-first_published_at")[0]
        word = f"Zephyrine{number}"
        draft = article.get_latest_revision_as_object()
        draft.headline, draft.standfirst = f"{word} {draft.headline}", f"{word} was left out."
        path, section = article.address, article.section.get_absolute_url()
        where = [path, f"{path}history/", f"{path}story.json", "/", section, "/feed.xml", f"{section}feed.xml"]
        where += ["/fragments/latest/", "/corrections/", "/corrections/feed.xml", f"/search/?q={word}"]
        for each in where:
            get(site + each)
        revision = draft.save_revision()
        began = now(server)
        article.publish(revision, act=Act(ActKind.CORRECTION, f"{word} was left out."))
        took["correction"].append(until(lambda: all(word in get(site + each) for each in where), began, server))  # noqa: B023
        listed = [each for each in where if not each.startswith("/search/")]
        gone = lambda: not any(word in get(site + each) for each in listed) and found(site, word) == 0  # noqa: B023, E731
        began = now(server)
        article.withdraw()
        took["withdrawal"].append(until(gone, began, server))
        began = now(server)
        article.reinstate()
        back = [path, "/", "/feed.xml", f"/search/?q={word}"]
        took["undone"].append(until(lambda: all(word in get(site + each) for each in back), began, server))  # noqa: B023
        began = now(server)
        take_down(article, "A bench")
        took["takedown"].append(until(gone, began, server))
    return took


def now(server: Server) -> tuple[float, float]:
    """The clock, and the CPU seconds used so far by this process and the server."""
    return time.perf_counter(), time.process_time() + server.cpu_seconds()


def until(fresh: Any, began: tuple[float, float], server: Server) -> tuple[float, float]:
    """Seconds and CPU seconds from `began` until `fresh()`; the readers' requests that ask are in it."""
    while not fresh():
        if time.perf_counter() - began[0] > 60:
            raise SystemExit("Not fresh after 60 seconds.")
        time.sleep(0.005)
    ended = now(server)
    return ended[0] - began[0], ended[1] - began[1]


def get(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return str(error.read().decode()) if error.code == 410 else ""


def found(site: str, word: str) -> int:
    """How many results the public search has for `word`."""
    return get(f"{site}/search/?q={word}").count('class="found-about"')


if __name__ == "__main__":
    raise SystemExit(main())
