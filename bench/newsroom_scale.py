"""What the admin costs at 100,000 stories against 1,000: listing, searching, opening a story, tonight's desk.

    python bench/newsroom_scale.py [LARGE [SMALL]]

Two newsrooms are filled by bulk insert and asked in turns, each in a process of its own; CPU time of the process
is compared, the median of the rounds. Prints a table and ends with 1 where a ratio is above 2.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID, uuid5

ROOT = Path(__file__).parents[1]
LARGE, SMALL, ROUNDS, MUST, AIM = 100_000, 1_000, 5, 2.0, 1.3
_AT_ONCE = 2_000
_NAMES = ("harbour", "council", "ferry", "school", "bridge", "market", "river", "tram", "library", "stadium")
_VERBS = ("opens", "closes", "votes", "waits", "floods", "reopens", "moves", "is sold", "is rebuilt", "wins")


@dataclass
class Newsroom:
    """A filled newsroom in a process of its own that answers what one asks it to measure."""

    process: subprocess.Popen[str]

    @classmethod
    def of(cls, stories: int, folder: Path) -> Newsroom:
        env = {name: value for name, value in os.environ.items() if not name.startswith("STANDFIRST_")}
        env |= {"PYTHONPATH": str(ROOT / "src"), "STANDFIRST_FOLDER": str(folder)}
        env["DJANGO_SETTINGS_MODULE"] = "standfirst.settings"
        command = [sys.executable, str(Path(__file__)), "--fill", str(stories)]
        return cls(subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))

    def ask(self, what: str) -> Any:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("a newsroom ended before it answered")
        return json.loads(line)


def main(large: int, small: int) -> int:
    """Measures and prints; 1 when something grows more than it may."""
    with tempfile.TemporaryDirectory(prefix="standfirst-scale-") as name:
        rooms = {size: Newsroom.of(size, Path(name) / str(size)) for size in (small, large)}
        for size, room in rooms.items():
            print(f"{size:,} stories are there after {room.answer():.0f} s.", file=sys.stderr, flush=True)
        took: dict[str, dict[int, list[float]]] = {}
        for _ in range(ROUNDS + 1):
            for size, room in rooms.items():
                for what, seconds in room.ask("measure").items():
                    took.setdefault(what, {}).setdefault(size, []).append(seconds)
        queries = {size: room.ask("queries") for size, room in rooms.items()}
        for room in rooms.values():
            room.process.terminate()
    print(f"{'':34}{small:>10,}{large:>12,}   ratio  queries")
    worst = 0.0
    for what, by_size in took.items():
        few, many = (median(by_size[size][1:]) for size in (small, large))  # the first round warms up
        worst = max(worst, many / few)
        counted = f"{queries[small][what]}/{queries[large][what]}"
        print(f"{what:34}{few * 1000:>7.0f} ms{many * 1000:>9.0f} ms{many / few:>7.2f}x  {counted}")
    print(f"must be at most {MUST}x, aim {AIM}x: {'reached' if worst <= MUST else 'NOT REACHED'}")
    return 0 if worst <= MUST else 1


def serve(stories: int) -> None:
    """Fills the newsroom of this process and answers on its standard output."""
    import django

    from standfirst.configuration.folder import Folder

    Folder(Path(os.environ["STANDFIRST_FOLDER"])).make()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()
    from django.core.management import call_command

    began = time.monotonic()
    call_command("migrate", verbosity=0)
    fill(stories)
    print(json.dumps(time.monotonic() - began), flush=True)
    client, acts = client_and_acts()
    for line in sys.stdin:
        if line.strip() == "measure":
            print(json.dumps({what: _cpu(client, address) for what, address in acts.items()}), flush=True)
        else:
            print(json.dumps({what: _queries(client, address) for what, address in acts.items()}), flush=True)


def _cpu(client: Any, address: str) -> float:
    began = time.process_time()
    answer = client.get(address)
    took = time.process_time() - began
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")
    return took


def _queries(client: Any, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    if os.environ.get("SLOW"):
        for query in sorted(asked.captured_queries, key=lambda query: -float(query["time"]))[:4]:
            print(query["time"], query["sql"][:900], file=sys.stderr)
    return len(asked)


def client_and_acts() -> tuple[Any, dict[str, str]]:
    """An editor's browser, and what is measured: name → address."""
    from django.contrib.auth.models import Group
    from django.test import Client

    from standfirst.newsroom.models import Article, SectionRight, User

    def browser(name: str) -> Any:
        user = User.objects.create_user(name, password="not-a-secret-here")
        user.groups.add(Group.objects.get(name="Editor"))
        client = Client()
        client.force_login(user)
        return client

    newest = Article.objects.order_by("-pk").values_list("pk", flat=True)[0]
    section = Article.objects.get(pk=newest).section_id
    client = browser("edda")
    limited = browser("olaf")
    SectionRight.objects.create(user=User.objects.get(username="olaf"), section_id=section)

    class Both:
        """One of the two browsers, by the mark at the end of the address."""

        def get(self, address: str) -> Any:
            return (limited if address.endswith("#section") else client).get(address.removesuffix("#section"))

    return Both(), {
        "list of stories": "/admin/stories/",
        "list, page 20": "/admin/stories/?p=20",
        "list of one section": f"/admin/stories/?section={section}",
        "list, drafts": "/admin/stories/?state=draft",
        "list, for a section's editor": "/admin/stories/#section",
        "search, many hits": "/admin/stories/?q=harbour",
        "search, one hit": "/admin/stories/?q=zephyrine",
        "search, no hit": "/admin/stories/?q=marrowmist",
        "search, for a section's editor": "/admin/stories/?q=zephyrine#section",
        "opening a story": f"/admin/stories/edit/{newest}/",
        "history of a story": f"/admin/stories/history/{newest}/",
        "choosing a story": "/admin/choose-story/",
        "choosing, searched": "/admin/choose-story/results/?q=zephyrine",
        "tonight’s desk": "/admin/",
    }


def fill(stories: int) -> None:
    """Puts `stories` stories into an empty newsroom, nine of ten live, with revision, address, author and version."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import transaction
    from django.utils import timezone
    from wagtail.models import ModelLogEntry, Revision

    from standfirst.newsroom.models import (
        Address,
        Article,
        ArticleAuthor,
        Person,
        PublishedVersion,
        Section,
        Storyline,
        User,
    )
    from standfirst.newsroom.roles import make_roles, make_site

    make_roles()
    make_site()
    sections = [Section.objects.create(name=f"Section {n}", slug=f"section-{n}") for n in range(12)]
    people = [Person.objects.create(name=f"Author {n}", slug=f"author-{n}") for n in range(30)]
    storylines = [Storyline.objects.create(name=f"Storyline {n}", slug=f"storyline-{n}") for n in range(200)]
    user = User.objects.create_user("writer", password="not-a-secret-here")
    kind = ContentType.objects.get_for_model(Article)
    # One and the same stretch of time for both sizes: no list may owe its length to the calendar.
    end = datetime.now(UTC) - timedelta(days=2)
    paragraphs = "".join(f'<p data-block-key="p{n}">The council spoke of the harbour, part {n}.</p>' for n in range(12))
    body = [{"type": "text", "value": paragraphs, "id": "8d6d5e3a-0000-4000-8000-000000000001"}]
    for start in range(1, stories + 1, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, stories + 1))
        rows, revisions, addresses, authors, versions, logs = [], [], [], [], [], []
        for n in numbers:
            live, at = n % 10 != 0, end - timedelta(minutes=5 * (stories - n))
            name = "Zephyrine" if n == stories // 2 else _NAMES[n % 10]
            headline = f"{name.capitalize()} {_VERBS[(n // 10) % 10]}, part {n}"
            path = f"/{at:%Y/%m/%d}/story-{n}/"
            row = Article(
                pk=n,
                uuid=uuid5(UUID(int=0), str(n)),
                headline=headline,
                standfirst=f"What stands under the headline of story {n}.",
                slug=f"story-{n}",
                section=sections[n % 12],
                storyline=storylines[n % 200],
                deep_look=json.dumps(body),
                first_published_at=at if live else None,
                last_published_at=at if live else None,
                latest_revision_id=n,
                has_unpublished_changes=not live,
                draft_section=sections[n % 12],
                address=path if live else "",
                version=1 if live else 0,
            )
            row.live = live
            rows.append(row)
            content = {**row.serializable_data(), "pk": n, "article_authors": [], "latest_revision": n}
            revisions.append(
                Revision(
                    pk=n,
                    content_type=kind,
                    base_content_type=kind,
                    object_id=str(n),
                    created_at=at,
                    user=user,
                    object_str=headline,
                    content=json.loads(json.dumps(content, default=str)),
                )
            )
            authors.append(ArticleAuthor(article_id=n, person=people[n % 30], sort_order=0))
            logs.append(
                ModelLogEntry(
                    content_type=kind,
                    object_id=str(n),
                    label=headline,
                    action="wagtail.edit",
                    timestamp=at,
                    user=user,
                    revision_id=n,
                )
            )
            if live:
                addresses.append(Address(path=path, article_id=n, current=True, opened_at=at))
                told = json.dumps({"uri": f"urn:uuid:{row.uuid}", "headline": headline, "version": 1})
                versions.append(
                    PublishedVersion(article_id=n, n=1, story_json=told, sha256="0" * 64, at=at, kind="first", by=user)
                )
        with transaction.atomic():
            Revision.objects.bulk_create(revisions)
            Article.objects.bulk_create(rows)
            for model, each in (
                (ArticleAuthor, authors),
                (Address, addresses),
                (PublishedVersion, versions),
                (ModelLogEntry, logs),
            ):
                model.objects.bulk_create(each)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    assert timezone.now() and Article.objects.count() == stories


if __name__ == "__main__":
    if sys.argv[1:2] == ["--fill"]:
        serve(int(sys.argv[2]))
    else:
        sizes = [int(each.replace(",", "").replace("_", "")) for each in sys.argv[1:]]
        raise SystemExit(main(*[*sizes, *(LARGE, SMALL)[len(sizes) :]]))
