"""The words of a picture as they are written into every copy that readers get, in IPTC's properties.

https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata. Only what readers may know: whose it is, what
it shows, on what terms, how it was made. Nothing of the camera, nothing of the place it stood at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from standfirst.newsroom.photo_iim import write_iim
from standfirst.newsroom.photo_source_types import VOCABULARY

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 8_000
"""Characters of one field: a packet must fit into one segment of a JPEG, 65,502 bytes."""
_NAMESPACES = (
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("photoshop", "http://ns.adobe.com/photoshop/1.0/"),
    ("xmpRights", "http://ns.adobe.com/xap/1.0/rights/"),
    ("Iptc4xmpCore", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"),
    ("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"),
    ("plus", "http://ns.useplus.org/ldf/xmp/1.0/"),
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is written into a copy; what is empty is left out. `expires` is a day, as in 2026-06-01."""

    caption: str = ""
    credit: str = ""
    creator: str = ""
    source: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    alt_text: str = ""
    source_type: str = ""
    expires: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return self == Stamp()


def xmp_of(stamp: Stamp) -> bytes:
    """The XMP packet, UTF-8; `b""` for a stamp that says nothing."""
    if stamp.is_empty:
        return b""
    properties = [
        _alternatives("dc:description", stamp.caption),
        _sequence("dc:creator", stamp.creator),
        _alternatives("dc:rights", stamp.copyright_notice),
        _plain("photoshop:Credit", stamp.credit),
        _plain("photoshop:Source", stamp.source),
        "<xmpRights:Marked>True</xmpRights:Marked>" if stamp.copyright_notice else "",
        _alternatives("xmpRights:UsageTerms", stamp.usage_terms),
        _alternatives("Iptc4xmpCore:AltTextAccessibility", stamp.alt_text),
        _plain("Iptc4xmpExt:DigitalSourceType", stamp.source_type and VOCABULARY + stamp.source_type),
        _plain("plus:LicenseEndDate", stamp.expires),
    ]
    names = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES)
    body = "".join(properties)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{names}>{body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def iim_of(stamp: Stamp) -> bytes:
    """The IIM block for a JPEG; `b""` for a stamp that says nothing IIM has a place for."""
    names = ("caption", "credit", "creator", "source", "copyright_notice", "usage_terms")
    said = {name: text for name in names if (text := _fit(getattr(stamp, name)))}
    return write_iim(said) if said else b""


def _fit(text: str) -> str:
    return _FORBIDDEN.sub("", text)[:_LONGEST].strip()


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(_fit(text))}</{name}>" if _fit(text) else ""


def _alternatives(name: str, text: str) -> str:
    text = escape(_fit(text))
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></{name}>' if text else ""


def _sequence(name: str, text: str) -> str:
    items = "".join(f"<rdf:li>{escape(each)}</rdf:li>" for each in _fit(text).split(", ") if each.strip())
    return f"<{name}><rdf:Seq>{items}</rdf:Seq></{name}>" if items else ""
