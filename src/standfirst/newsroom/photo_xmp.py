"""Reads the fields of IPTC Photo Metadata out of an XMP packet."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

MOST_BYTES = 1_000_000
"""A packet that is larger carries thumbnails or edit histories and is left alone."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"

_FIELDS = {
    "caption": (f"{_DC}description",),
    "creator": (f"{_DC}creator",),
    "credit": (f"{_PHOTOSHOP}Credit",),
    "source": (f"{_PHOTOSHOP}Source",),
    "copyright_notice": (f"{_DC}rights",),
    "usage_terms": (f"{_RIGHTS}UsageTerms", f"{_PHOTOSHOP}Instructions"),
    "alt_text": (f"{_IPTC}AltTextAccessibility",),
}
"""Our name of each field, and the properties it is read from, the first that says something."""


def read_xmp(packet: bytes) -> dict[str, str]:
    """The fields that `packet` says something of, by our names.

    Raises `ParseError` or defusedxml's errors for what is no XML or carries entities.
    """
    packet = packet.strip(b"\x00 \t\r\n")
    if not packet or len(packet) > MOST_BYTES:
        return {}
    said: dict[str, str] = {}
    for description in fromstring(packet).iter(f"{_RDF}Description"):
        for tag, text in description.attrib.items():
            said.setdefault(tag, text)
        for child in description:
            said.setdefault(child.tag, _text(child))
    found = {}
    for name, tags in _FIELDS.items():
        if text := next((said[tag] for tag in tags if said.get(tag, "").strip()), ""):
            found[name] = text
    return found


def _text(element: Element) -> str:
    """The words of a property: plain, a list, or alternatives by language."""
    items = list(element.iter(f"{_RDF}li"))
    if not items:
        return element.text or ""
    if element.find(f"{_RDF}Alt") is not None:
        default = next((item for item in items if item.get(_LANG, "").lower() == "x-default"), items[0])
        return default.text or ""
    return ", ".join(item.text.strip() for item in items if item.text and item.text.strip())
