"""Corrections: one page and one feed of all that was put right or taken back, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape
from xml.etree import ElementTree as xml

from standfirst.newsroom.models import ArticleCorrection, Withdrawal
from standfirst.newsroom.visibility import readable_articles
from standfirst.press.changes import CORRECTED
from standfirst.press.outputs.made import Made, page
from standfirst.press.print_run import kept
from standfirst.press.site import Site
from standfirst.press.words import one_line

KIND = "corrections"
PATH = "/corrections/"
SHOWN = 100
"""How many of them stand on the page and in the feed."""

_ATOM = "http://www.w3.org/2005/Atom"
xml.register_namespace("atom", _ATOM)


@dataclass(frozen=True, slots=True)
class Entry:
    """One of them. `address` is empty for a story that was taken back, of which no word is repeated."""

    id: str
    at: datetime
    name: str
    text: str
    headline: str = ""
    address: str = ""


def ids() -> Iterator[str]:
    """The page and its feed."""
    yield KIND
    yield f"{KIND}/feed"


def make(output_id: str, rest: str) -> Made | None:
    """The page, or the feed; without a correction they say so."""
    if rest == "":
        return page(output_id, PATH, "site/corrections.html", entries=entries(), shown=SHOWN)
    if rest == "feed":
        return Made(output_id, f"{PATH}feed.xml", _feed(Site.load()), "application/rss+xml; charset=utf-8")
    raise LookupError(f"There is no output “{output_id}”: there is “{KIND}” and “{KIND}/feed”.")


def entries() -> list[Entry]:
    """What was corrected, clarified or withdrawn, newest first."""
    return kept("corrections", _read)


def _read() -> list[Entry]:
    rows = (
        ArticleCorrection.objects.filter(kind__in=CORRECTED, article__in=readable_articles())
        .select_related("article")
        .only("at", "kind", "text", "article__uuid", "article__headline", "article__address")
        .order_by("-at", "-pk")[:SHOWN]
    )
    found = [
        Entry(
            f"{row.article.uuid}:{row.pk}",
            row.at,
            row.kind.capitalize(),
            one_line(row.text),
            one_line(row.article.headline),
            row.article.address,
        )
        for row in rows
    ]
    gone = Withdrawal.objects.filter(quiet=False, undone_at=None, article__live=False)
    found += [
        Entry(f"{each.article.uuid}:withdrawn:{each.pk}", each.at, "Withdrawn", one_line(each.note))
        for each in gone.select_related("article").only("at", "note", "article__uuid").order_by("-at", "-pk")[:SHOWN]
    ]
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:SHOWN]


def _feed(site: Site) -> bytes:
    root = xml.Element("rss", version="2.0")
    channel = xml.SubElement(root, "channel")
    _text(channel, "title", f"{site.name}: corrections")
    _text(channel, "link", site.absolute(PATH))
    _text(channel, "description", "What was corrected, clarified or withdrawn.")
    _text(channel, "language", site.language)
    own = f"{site.absolute(PATH)}feed.xml"
    xml.SubElement(channel, f"{{{_ATOM}}}link", href=own, rel="self", type="application/rss+xml")
    for entry in entries():
        item = xml.SubElement(channel, "item")
        _text(item, "title", f"{entry.name}: {entry.headline}" if entry.headline else "A story was withdrawn")
        _text(item, "link", site.absolute(f"{entry.address}#corrections" if entry.address else PATH))
        _text(item, "guid", entry.id).set("isPermaLink", "false")
        _text(item, "pubDate", format_datetime(entry.at.astimezone(site.zone)))
        _text(item, "description", escape(entry.text, quote=False))
    return xml.tostring(root, encoding="utf-8", xml_declaration=True)


def _text(parent: xml.Element, name: str, text: str) -> xml.Element:
    element = xml.SubElement(parent, name)
    element.text = text
    return element
