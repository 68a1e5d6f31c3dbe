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

from servers import environment, free_port, running

MUST = 1.0


def main() -> int:
    """Measures and prints; 1 when something takes longer than it may."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory(prefix="standfirst-bench-") as name:
        folder, port = Path(name) / "newsroom", free_port()
        command = ["standfirst.cli", "run", "--folder", str(folder), "--port", str(port)]
        with running(command, port, "/", Path(name) / "log") as server:
            os.environ.update(
                environment(), STANDFIRST_FOLDER=str(folder), DJANGO_SETTINGS_MODULE="standfirst.settings"
            )
            import django

            django.setup()
            took = measure(server.site, rounds)
    late = False
    for act, seconds in took.items():
        worst = max(seconds)
        late |= worst > MUST
        print(
            f"{act:12} median {median(seconds) * 1000:6.0f} ms  slowest {worst * 1000:6.0f} ms  must {MUST * 1000:.0f}"
        )
    return 1 if late else 0


def measure(site: str, rounds: int) -> dict[str, list[float]]:
    """Seconds from the call of the act to the last fresh address, for each act and round."""
    from standfirst.newsroom.acts import Act
    from standfirst.newsroom.models import ActKind, Article
    from standfirst.newsroom.takedown import take_down

    took: dict[str, list[float]] = {"correction": [], "withdrawal": [], "undone": [], "takedown": []}
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
        began = time.perf_counter()
        article.publish(revision, act=Act(ActKind.CORRECTION, f"{word} was left out."))
        took["correction"].append(until(lambda: all(word in get(site + each) for each in where), began))  # noqa: B023
        listed = [each for each in where if not each.startswith("/search/")]
        gone = lambda: not any(word in get(site + each) for each in listed) and found(site, word) == 0  # noqa: B023, E731
        began = time.perf_counter()
        article.withdraw()
        took["withdrawal"].append(until(gone, began))
        began = time.perf_counter()
        article.reinstate()
        back = [path, "/", "/feed.xml", f"/search/?q={word}"]
        took["undone"].append(until(lambda: all(word in get(site + each) for each in back), began))  # noqa: B023
        began = time.perf_counter()
        take_down(article, "A bench")
        took["takedown"].append(until(gone, began))
    return took


def until(fresh: Any, began: float) -> float:
    """Seconds from `began`, when the act was called, until `fresh()`; the readers' requests that ask are in it."""
    while not fresh():
        if time.perf_counter() - began > 20:
            raise SystemExit("Not fresh after 20 seconds.")
        time.sleep(0.005)
    return time.perf_counter() - began


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
