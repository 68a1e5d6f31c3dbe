"""Which output an address asks for, where the store does not have it (yet)."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import QuerySet

from standfirst.newsroom.models import Edition, InformationPage, Person, Section
from standfirst.newsroom.visibility import readable_articles

_FIXED = {
    "/": "front/home",
    "/feed.xml": "feed/site",
    "/corrections/": "corrections",
    "/corrections/feed.xml": "corrections/feed",
    "/sitemap.xml": "sitemap",
    "/robots.txt": "robots",
    "/logo.webp": "logo",
    "/fragments/latest/": "fragment/latest",
    "/fragments/menu/": "fragment/menu",
}
_RATING = re.compile(r"/fragments/rating/(\d{1,18})/", re.ASCII)
_AUTHOR = re.compile(r"/authors/([^/]+)/")
_EDITION = re.compile(r"/editions/([^/]+)/")
_FEED = re.compile(r"/([^/]+)/feed\.xml")
_FRONT = re.compile(r"/([^/]+)/")


def output_at(path: str) -> str | None:
    """The id of the output that belongs at `path`, stories apart, whether or not there is anything to show of it."""
    if path in _FIXED:
        return _FIXED[path]
    if match := _RATING.fullmatch(path):
        return f"fragment/rating/{int(match[1])}"
    if match := _AUTHOR.fullmatch(path):
        return _numbered("author", Person.objects.filter(slug=match[1], bylines__article__in=readable_articles()))
    if match := _EDITION.fullmatch(path):
        named = (each.pk for each in Edition.objects.order_by("pk") if each.address_name == match[1])
        return f"edition/{pk}" if (pk := next(named, None)) is not None else None
    if match := _FEED.fullmatch(path):
        return _numbered("feed/section", Section.objects.filter(slug=match[1]))
    if match := _FRONT.fullmatch(path):
        front = _numbered("section", Section.objects.filter(slug=match[1]))
        return front or _numbered("page", InformationPage.objects.live().public().filter(slug=match[1]))
    return None


def _numbered(kind: str, rows: QuerySet[Any]) -> str | None:
    pk = rows.values_list("pk", flat=True).first()
    return None if pk is None else f"{kind}/{pk}"
