"""Picture files for tests, made byte by byte where it matters."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image, TiffImagePlugin

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" {attributes}>{elements}</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def xmp(elements: str = "", attributes: str = "") -> bytes:
    """An XMP packet with these properties."""
    return XMP.format(elements=elements, attributes=attributes).encode()


def alternatives(tag: str, **by_language: str) -> str:
    """A property that says it in several languages; `x_default` is the default."""
    items = "".join(
        f'<rdf:li xml:lang="{language.replace("_", "-")}">{text}</rdf:li>' for language, text in by_language.items()
    )
    return f"<{tag}><rdf:Alt>{items}</rdf:Alt></{tag}>"


def iim(fields: list[tuple[int, int, bytes]]) -> bytes:
    """An APP13 segment that carries IIM datasets (record, number, value)."""
    data = b"".join(struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in fields)
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data + b"\x00" * (len(data) % 2)
    body = b"Photoshop 3.0\x00" + resource
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


def jpeg(
    *, packet: bytes = b"", datasets: list[tuple[int, int, bytes]] | None = None, exif: dict[int, object] | None = None,
    gps: bool = False, size: tuple[int, int] = (64, 48),
) -> bytes:  # fmt: skip
    """A JPEG with these metadata."""
    tags = Image.Exif()
    for tag, value in (exif or {}).items():
        tags[tag] = value
    if gps:
        rational = TiffImagePlugin.IFDRational
        place = {
            1: "N",
            2: (rational(41), rational(2), rational(21)),
            3: "E",
            4: (rational(29), rational(0), rational(1)),
        }
        tags.get_ifd(0x8825).update(place)
    out = BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, "JPEG", exif=tags, xmp=packet or None)
    made = out.getvalue()
    assert all(
        str(value).encode() in made for value in (exif or {}).values()
    )  # Pillow writes "?" for what is not ASCII
    return made[:2] + (iim(datasets) if datasets else b"") + made[2:]


def picture(kind: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    """A picture of that kind."""
    out = BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def gif_that_claims(width: int, height: int) -> bytes:
    """A whole, valid GIF of a few bytes whose header claims to be of that size."""
    return (
        b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\x00\x00\x00\x00\x00\xff\xff\xff"
        b"\x2c\x00\x00\x00\x00" + struct.pack("<HH", width, height) + b"\x00\x02\x02\x44\x01\x00\x3b"
    )  # fmt: skip
