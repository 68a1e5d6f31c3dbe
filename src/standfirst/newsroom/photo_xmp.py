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

_EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
_RESOURCE = f"{_RDF}resource"

_FIELDS = {
    "caption": (f"{_DC}description",),
    "creator": (f"{_DC}creator",),
    "credit": (f"{_PHOTOSHOP}Credit",),
    "source": (f"{_PHOTOSHOP}Source",),
    "copyright_notice": (f"{_DC}rights",),
    "usage_terms": (f"{_RIGHTS}UsageTerms", f"{_PHOTOSHOP}Instructions"),
    "alt_text": (f"{_IPTC}AltTextAccessibility",),
    "source_type": (f"{_EXT}DigitalSourceType", f"{_EXT}DigitalSourcefileType"),
    "taken": (f"{_PHOTOSHOP}DateCreated",),
    "expires": (f"{_PLUS}LicenseEndDate",),
    "title": (f"{_DC}title",),
    "headline": (f"{_PHOTOSHOP}Headline",),
    "keywords": (f"{_DC}subject",),
    "people": (f"{_EXT}PersonInImage",),
    "event": (f"{_EXT}Event",),
    "sublocation": (f"{_IPTC}Location",),
    "city": (f"{_PHOTOSHOP}City",),
    "province": (f"{_PHOTOSHOP}State",),
    "country": (f"{_PHOTOSHOP}Country",),
    "creators_title": (f"{_PHOTOSHOP}AuthorsPosition",),
    "caption_writer": (f"{_PHOTOSHOP}CaptionWriter",),
    "job_id": (f"{_PHOTOSHOP}TransmissionReference",),
    "rights_address": (f"{_RIGHTS}WebStatement",),
    "long_alt_text": (f"{_IPTC}ExtDescrAccessibility",),
    "copyright_owner": (f"{_PLUS}CopyrightOwner",),
    "licensor": (f"{_PLUS}Licensor",),
    "supplier": (f"{_PLUS}ImageSupplier",),
    "ai_system": (f"{_EXT}AISystemUsed",),
    "data_mining": (f"{_PLUS}DataMining",),
}
"""Our name of each field, and the properties it is read from, the first that says something."""
_PARTY = (f"{_PLUS}CopyrightOwnerName", f"{_PLUS}LicensorName", f"{_PLUS}ImageSupplierName")


def read_xmp(packet: bytes) -> dict[str, str]:
    """The fields that `packet` says something of, by our names.

    Raises `ParseError` or defusedxml's errors for what is no XML or carries entities.
    """
    packet = packet.strip(b"\x00 \t\r\n")
    if not packet or len(packet) > MOST_BYTES:
        return {}
    said: dict[str, str] = {}
    # Those that are values of a property are its own to read: looked at here too, a nest of them would take hours.
    for description in next(fromstring(packet).iter(f"{_RDF}RDF"), ()):
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
    if address := element.get(_RESOURCE):
        return address
    if named := [text for name in _PARTY for text in _named(element, name)]:
        return ", ".join(named)
    items = list(element.iter(f"{_RDF}li"))
    if not items:
        return element.text or ""
    if element.find(f"{_RDF}Alt") is not None:
        default = next((item for item in items if item.get(_LANG, "").lower() == "x-default"), items[0])
        return default.text or ""
    return ", ".join(item.text.strip() for item in items if item.text and item.text.strip())


def _named(element: Element, name: str) -> list[str]:
    """The names of parties in a structure, whether they are written as elements or as attributes."""
    found = [each.text or "" for each in element.iter(name)] + [each.get(name, "") for each in element.iter()]
    return [" ".join(text.split()) for text in found if text.strip()]
