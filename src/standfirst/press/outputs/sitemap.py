"""`sitemap.xml`: every page a search engine may show."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as xml

from django.db.models import Exists, OuterRef

from standfirst.newsroom.models import Edition, Person, Section
from standfirst.newsroom.visibility import readable_articles
from standfirst.press.outputs import corrections
from standfirst.press.outputs.made import Made
from standfirst.press.site import Site
from standfirst.press.times import for_machines

KIND = "sitemap"

MOST = 50_000
"""What one file may hold. https://www.sitemaps.org/protocol.html"""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def ids() -> Iterator[str]:
    """There is one."""
    yield KIND


def make(output_id: str, rest: str) -> Made | None:
    """The file: fronts, editions, authors, information pages, then stories newest first, as many as it may hold."""
    if rest:
        raise LookupError(f"There is no output “{output_id}”: there is one “{KIND}”.")
    site = Site.load()
    root = xml.Element("urlset", xmlns=_NAMESPACE)
    people = Person.objects.filter(bylines__article__in=readable_articles()).distinct()
    editions = Edition.objects.filter(Exists(readable_articles().filter(edition=OuterRef("pk"))))
    for path in (
        "/",
        *(section.get_absolute_url() for section in Section.objects.all()),
        *(edition.get_absolute_url() for edition in editions if not edition.has_elder_twin()),
        corrections.PATH,
        *(link.address for link in site.pages),
        *(person.get_absolute_url() for person in people),
    ):
        _add(root, site.absolute(path))
    out = readable_articles().order_by("-first_published_at", "-pk")
    rows = out.values_list("address", "first_published_at", "last_published_at", "version")
    for address, first, last, version in rows[: MOST - len(root)].iterator():
        _add(root, site.absolute(address), for_machines(last if version > 1 and last else first, site.zone))
    body = xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return Made(output_id, "/sitemap.xml", body, "application/xml; charset=utf-8")


def _add(root: xml.Element, address: str, changed: str = "") -> None:
    url = xml.SubElement(root, "url")
    xml.SubElement(url, "loc").text = address
    if changed:
        xml.SubElement(url, "lastmod").text = changed
