"""A picture's XMP: caption, people, rights and alternative text in IPTC's properties.

https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata
"""

from __future__ import annotations

from html import escape

DIGITAL_CREATION = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation"
"""IPTC's word for a picture made by hand with digital tools: a drawing, not a photograph."""


def packet(
    *,
    caption: str,
    creator: str,
    credit: str,
    source: str,
    rights: str,
    usage_terms: str,
    alt_text: str,
    source_type: str = DIGITAL_CREATION,
) -> bytes:
    """The XMP packet, UTF-8, for the APP1 segment of a JPEG."""

    def language(name: str, text: str) -> str:
        return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'

    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
{language("dc:description", caption)}
<dc:creator><rdf:Seq><rdf:li>{escape(creator)}</rdf:li></rdf:Seq></dc:creator>
{language("dc:rights", rights)}
<photoshop:Credit>{escape(credit)}</photoshop:Credit>
<photoshop:Source>{escape(source)}</photoshop:Source>
<xmpRights:Marked>True</xmpRights:Marked>
{language("xmpRights:UsageTerms", usage_terms)}
{language("Iptc4xmpCore:AltTextAccessibility", alt_text)}
<Iptc4xmpExt:DigitalSourceType>{escape(source_type)}</Iptc4xmpExt:DigitalSourceType>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
