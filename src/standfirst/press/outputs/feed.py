"""RSS: the newest stories of the site or of a section, with standfirst, authors and lead picture.

RSS 2.0 (https://www.rssboard.org/rss-specification), Dublin Core for authors, Media RSS 1.5.1 for pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from html import escape
from xml.etree import ElementTree as xml

from standfirst.newsroom.models import Section, TaggedArticle
from standfirst.press.cards import Card, cards
from standfirst.press.lists import FEED, live
from standfirst.press.outputs.made import Made
from standfirst.press.outputs.numbers import number
from standfirst.press.print_run import kept_each
from standfirst.press.site import Site
from standfirst.press.words import one_line

KIND = "feed"

_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_MEDIA = "http://search.yahoo.com/mrss/"
for _prefix, _namespace in (("atom", _ATOM), ("dc", _DC), ("media", _MEDIA)):
    xml.register_namespace(_prefix, _namespace)


def ids() -> Iterator[str]:
    """The site's feed and one for each section."""
    yield f"{KIND}/site"
    for pk in Section.objects.order_by("pk").values_list("pk", flat=True):
        yield f"{KIND}/section/{pk}"


def make(output_id: str, rest: str) -> Made | None:
    """The feed; one without stories is a feed all the same."""
    site = Site.load()
    if rest == "site":
        title, path, about, out = site.name, "/", site.tagline, live()
    else:
        kind, _, pk = rest.partition("/")
        if kind != "section":
            raise LookupError(f"There is no output “{output_id}”: a feed is of the site or of a section.")
        section = Section.objects.filter(pk=number(output_id, pk)).first()
        if section is None:
            return None
        title, path, about = f"{site.name}: {section.name}", section.get_absolute_url(), section.description
        out = live().filter(section=section)
    found = cards(out[:FEED])
    tags = kept_each("tags", [card.pk for card in found], _tags)
    body = _feed(site, title, path, about or f"News from {title}", found, tags)
    return Made(output_id, f"{path}feed.xml", body, "application/rss+xml; charset=utf-8")


def _tags(stories: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    tagged = TaggedArticle.objects.filter(content_object__in=stories).order_by("pk")
    for pk, name in tagged.values_list("content_object_id", "tag__name"):
        found.setdefault(pk, []).append(name)
    return found


def _feed(site: Site, title: str, path: str, about: str, found: list[Card], tags: dict[int, list[str]]) -> bytes:
    root = xml.Element("rss", version="2.0")
    channel = xml.SubElement(root, "channel")
    _text(channel, "title", title)
    _text(channel, "link", site.absolute(path))
    _text(channel, "description", about)
    _text(channel, "language", site.language)
    if found:
        _text(channel, "lastBuildDate", _date(max(card.changed_at for card in found), site))
    own = f"{site.absolute(path)}feed.xml"
    xml.SubElement(channel, f"{{{_ATOM}}}link", href=own, rel="self", type="application/rss+xml")
    for card in found:
        _item(channel, card, tags.get(card.pk, []), site)
    return xml.tostring(root, encoding="utf-8", xml_declaration=True)


def _item(channel: xml.Element, card: Card, tags: list[str], site: Site) -> None:
    item = xml.SubElement(channel, "item")
    _text(item, "title", card.headline)
    _text(item, "link", site.absolute(card.address))
    _text(item, "guid", card.uri).set("isPermaLink", "false")
    _text(item, "pubDate", _date(card.at, site))
    # Readers take a description for HTML: words that look like markup must stay words.
    told = [card.standfirst, f"{card.put_right}: see the story." if card.put_right else ""]
    _text(item, "description", escape(" ".join(filter(None, told)), quote=False))
    if card.changed_at > card.at:
        # RSS has no word for it; feed readers know Atom's, and show the item anew.
        _text(item, f"{{{_ATOM}}}updated", card.changed_at.astimezone(site.zone).isoformat(timespec="seconds"))
    for author in card.authors:
        _text(item, f"{{{_DC}}}creator", author)
    for name in [*([card.section.name] if card.section else []), *tags]:
        _text(item, "category", name)
    if card.picture and card.picture.file:
        file, words = card.picture.file, card.picture.picture
        media = xml.SubElement(
            item,
            f"{{{_MEDIA}}}content",
            url=site.absolute(file.address),
            type="image/jpeg",
            medium="image",
            width=str(file.width),
            height=str(file.height),
        )
        for name, text in (("description", words.caption), ("credit", words.credit)):
            if text:
                _text(media, f"{{{_MEDIA}}}{name}", text)


def _text(parent: xml.Element, name: str, text: str) -> xml.Element:
    element = xml.SubElement(parent, name)
    element.text = one_line(text)
    return element


def _date(at: datetime, site: Site) -> str:
    """RFC 822, in the publication's zone."""
    return format_datetime(at.astimezone(site.zone))
