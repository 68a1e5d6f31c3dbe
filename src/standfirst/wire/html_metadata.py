"""What a web page says of its story in its head: JSON-LD first, then Open Graph and other meta elements.

https://schema.org/NewsArticle, https://ogp.me/#type_article
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from standfirst.story import Note, NoteKind, plain_text
from standfirst.wire.html_tree import Node

_KINDS = ("article", "newsarticle", "blogposting", "reportage", "liveblogposting", "report", "review")


@dataclass
class Metadata:
    """What was said; empty where nothing was."""

    headline: str = ""
    description: str = ""
    authors: list[str] = field(default_factory=list)
    section: str = ""
    tags: list[str] = field(default_factory=list)
    language: str = ""
    copyright: str = ""
    kind: str = ""
    first_published: datetime | None = None
    version_created: datetime | None = None
    notes: list[Note] = field(default_factory=list)


def read_metadata(root: Node) -> Metadata:
    """The metadata of the page. Times without a zone are noted and left out."""
    found = Metadata()
    meta = _meta(root)
    data = next(_articles(root, found.notes), {})
    found.kind = _text(data.get("@type")).lower()
    found.headline = _text(data.get("headline")) or meta.get("og:title", "")
    found.description = _text(data.get("description")) or meta.get("og:description", "") or meta.get("description", "")
    found.authors = (
        _names(data.get("author"))
        or [name for key in ("author", "article:author") if (name := meta.get(key, "")) and "://" not in name][:1]
    )
    sections = _names(data.get("articleSection"))
    found.section = sections[0] if sections else meta.get("article:section", "")
    keywords = data.get("keywords")
    found.tags = (
        [part.strip() for part in keywords.split(",") if part.strip()]
        if isinstance(keywords, str)
        else _names(keywords)
    )[:30]
    holder = _names(data.get("copyrightHolder"))
    found.copyright = _text(data.get("copyrightNotice")) or (f"© {holder[0]}" if holder else "")
    html = root.find("html")
    found.language = _text(data.get("inLanguage")) or (html.attributes.get("lang", "") if html else "")
    found.first_published = _when(_text(data.get("datePublished")) or meta.get("article:published_time", ""), found)
    found.version_created = _when(_text(data.get("dateModified")) or meta.get("article:modified_time", ""), found)
    return found


def _meta(root: Node) -> dict[str, str]:
    out: dict[str, str] = {}
    for node in root.walk():
        if node.tag == "meta":
            key = node.attributes.get("property") or node.attributes.get("name") or ""
            out.setdefault(key.lower(), _clean(node.attributes.get("content", "")))
    return out


def _articles(root: Node, notes: list[Note]) -> Iterator[dict[str, Any]]:
    for node in root.walk():
        if node.tag != "script" or "ld+json" not in node.attributes.get("type", "").lower():
            continue
        try:
            data = json.loads("".join(child for child in node.children if isinstance(child, str)))
        except (ValueError, RecursionError):
            notes.append(Note(NoteKind.DOUBTFUL, "The page's JSON-LD cannot be read and was left out."))
            continue
        stack = [data]
        while stack:
            each = stack.pop()
            if isinstance(each, list):
                stack.extend(reversed(each))
            elif isinstance(each, dict):
                if any(
                    kind in _KINDS or kind.endswith("newsarticle") for kind in map(str.lower, _names(each.get("@type")))
                ):
                    yield each
                stack.extend(value for key, value in each.items() if key in ("@graph", "mainEntity"))


def _names(value: Any) -> list[str]:
    """Texts, or the names of things, from what JSON-LD allows: one or a list, as text or as objects."""
    out = []
    for each in value if isinstance(value, list) else [value]:
        text = _text(each.get("name") if isinstance(each, dict) else each)
        if text:
            out.append(text)
    return out


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name", "")
    return _clean(plain_text(value)) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _when(value: str, found: Metadata) -> datetime | None:
    if not value:
        return None
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        when = None
    if when is None or when.utcoffset() is None:
        found.notes.append(
            Note(NoteKind.DOUBTFUL, "A time of the page has no zone, or is none; it was left out.", words=value[:80])
        )
        return None
    return when
