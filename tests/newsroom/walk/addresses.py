"""Every address the site knows, read from its own tables, and guesses at those it does not."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import ModelLogEntry, Revision, Task, TaskState, WorkflowState

from standfirst.newsroom.admin.both_kept import KEPT
from standfirst.newsroom.models import Address, Article, Edition, Person, Photo, Section, Storyline, User

GUESSES = 2000
_MOST_OF_ONE = 60
"""Addresses made from one pattern of the table of addresses."""


def known() -> list[str]:
    """From the table of addresses with the keys and slugs of everything there is, and the public ones of each story."""
    found = dict.fromkeys(public())
    for route, names in _patterns(get_resolver().url_patterns, "/"):
        for number, values in enumerate(product(*(_values(name, route) for name in names))):
            if number == _MOST_OF_ONE:
                break
            address = route
            for name, value in zip(names, values, strict=True):
                address = address.replace(f"<{name}>", str(value), 1)
            found[address] = None
    # One logs out, the other is Wagtail's own trial of its page for errors.
    return [each for each in found if "logout" not in each and "failwhale" not in each]


def public() -> Iterator[str]:
    """What readers ask for."""
    yield from ("/", "/feed.xml", "/sitemap.xml", "/robots.txt", "/fragments/latest/", "/fragments/menu/", "/search/")
    yield from ("/corrections/", "/corrections/feed.xml", "/authors/", "/latest.json", "/stories/", "/favicon.ico")
    for words in ("harbourside", "talks", "collapse", "noon", "Ines Vale", "ferry"):
        yield f"/search/?q={words}"
    for path in Address.objects.values_list("path", flat=True):
        yield from (path, path.rstrip("/"), f"{path}feed.xml", f"{path}history/", f"{path}?version=1", f"{path}amp/")
        yield f"{path}story.json"
    for row in (*Section.objects.all(), *Person.objects.all()):
        yield from (row.get_absolute_url(), row.get_absolute_url().rstrip("/"), f"{row.get_absolute_url()}feed.xml")
    for slug in Storyline.objects.values_list("slug", flat=True):
        yield from (f"/storylines/{slug}/", f"/storyline/{slug}/", f"/{slug}/")
    for article in Article.objects.all():
        yield from (f"/fragments/rating/{article.pk}/", f"/rate/{article.pk}/", f"/rate/{article.pk}/thanks/")
    for photo in Photo.objects.all():
        yield f"/pictures/{photo.file.name}"
        yield from (f"/pictures/{each.file.name}" for each in photo.renditions.all())


def _patterns(patterns: Any, before: str) -> Iterator[tuple[str, list[str]]]:
    """(address with <name> for each argument, the names) of each pattern in the table."""
    for each in patterns:
        route = before + _written(each)
        if isinstance(each, URLResolver):
            yield from _patterns(each.url_patterns, route)
        elif isinstance(each, URLPattern) and "path>" not in route and "(" not in route and ".*" not in route:
            yield route, re.findall(r"<(\w+)>", route)


def _written(pattern: Any) -> str:
    text = str(pattern.pattern)
    text = re.sub(r"<\w+:(\w+)>", r"<\1>", text)
    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", text)
    return text.replace("^", "").replace("$", "").replace("\\.", ".").replace("\\Z", "")


def _values(name: str, route: str) -> list[Any]:
    stories = list(Article.objects.values_list("pk", flat=True))
    by_name: dict[str, list[Any]] = {
        "revision_id": list(Revision.objects.values_list("pk", flat=True)),
        "kept": list(ModelLogEntry.objects.filter(action=KEPT).values_list("data__kept", flat=True)),
        "revision_id_a": ["earliest", "live"],
        "revision_id_b": ["latest", "live"],
        "task_state_id": list(TaskState.objects.values_list("pk", flat=True)),
        "workflow_state_id": list(WorkflowState.objects.values_list("pk", flat=True)),
        "task_id": list(Task.objects.values_list("pk", flat=True)),
        "image_id": list(Photo.objects.values_list("pk", flat=True)),
        "filter_spec": ["width-400"],
        "action_name": ["approve", "reject", "delete"],
        "action": ["delete"],
        "app_label": ["newsroom"],
        "app_name": ["newsroom"],
        "model_name": ["article", "photo", "section", "tag", "publication"],
        "token": ["nothing"],
        "article_id": stories,
        "object_id": stories,
        "session_id": [0, 1],
        "slug": list(Section.objects.values_list("slug", flat=True)),
    }
    if name in by_name:
        return by_name[name] or [1]
    if name in ("pk", "page_pk", "parent_page_id") or name.endswith(("_id", "_pk")):
        most = max(each.objects.order_by("-pk").values_list("pk", flat=True)[:1].get() for each in _counted())
        return list(range(1, min(most, 20) + 1))
    return ["1", "nothing"]


def _counted() -> list[Any]:
    return [model for model in (Article, Section, Person, User, Edition, Photo) if model.objects.exists()]


def guesses(count: int = GUESSES) -> list[str]:
    """Addresses a curious reader might try, the same at every run."""
    dice = random.Random(2026)
    one, many = dice.choice, dice.randint
    paths = list(Address.objects.values_list("path", flat=True))
    slugs = [path.rstrip("/").rpartition("/")[2] for path in paths]
    days = sorted({path[:12] for path in paths})
    endings = ("amp/", "print/", "preview/", "index.html", "draft/", ".json", "feed.xml", "history/")
    words = ("noon", "harbourside", "collapse", "left", "the", "talks", "accord", "room", "waited", "road")
    filters = ("q=noon", "state=held", "state=scheduled", "section=1", "storyline=1", "o=headline", "q=collapse")
    forms: tuple[Callable[[], str], ...] = (
        lambda: f"{one(days)}{one(slugs)}-{many(2, 9)}/",
        lambda: f"{one(paths)}{one(endings)}",
        lambda: f"{one(paths)}?{one(('preview', 'draft', 'version', 'embargo'))}={many(0, 9)}",
        lambda: f"/{one(slugs)}{one(('', '/', '.html', '.json', '.xml'))}",
        lambda: f"/{one(('stories', 'story', 'article', 'articles', 'p', 'node'))}/{many(0, 40)}/",
        lambda: f"/api/{one(('v1', 'v2', 'v3', 'main'))}/{one(('pages', 'articles'))}/{many(0, 40)}/",
        lambda: f"/admin/stories/{one(('edit', 'inspect', 'preview', 'notes', 'hold'))}/{many(0, 40)}/",
        lambda: f"/admin/choose-story/chosen/{many(0, 40)}/",
        lambda: f"/admin/api/main/{one(('pages', 'images', 'documents'))}/{many(0, 40)}/",
        lambda: f"/admin/stories/?{one(filters)}",
        lambda: f"/rate/{many(0, 40)}/{one(('', 'thanks/'))}",
        lambda: f"/fragments/{one(('rating', 'story', 'card', 'article'))}/{many(0, 40)}/",
        lambda: f"/pictures/{dice.randbytes(1).hex()}/{dice.randbytes(4).hex()}.{one(('webp', 'jpg', 'avif'))}",
        lambda: f"/search/?q={one(words)}&page={many(1, 3)}",
        lambda: f"{one(days)}{one(('', 'feed.xml', 'sitemap.xml'))}",
        lambda: f"/{one(('world', 'sport', 'authors/ines-vale'))}/{one(('page/2/', 'drafts/', '?all=1'))}",
    )
    found: dict[str, None] = {}
    while len(found) < count:
        guess = one(forms)()
        if guess in found:  # some forms have few: a query makes another address of it
            guess += f"{'&' if '?' in guess else '?'}x={many(0, 9999)}"
        found[guess] = None
    return list(found)
