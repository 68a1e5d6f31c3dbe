"""Takes the camera's notes out of a copy and writes ours in: into JPEG, PNG and WebP, every pixel as it was.

An AVIF gets its packet when it is made (`photo_copies`). What a camera notes says where the photographer stood;
Wagtail copies it, GPS position and serial numbers and all, into every JPEG and PNG it makes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from standfirst.newsroom.photo_iim import resources
from standfirst.newsroom.photo_packet import Stamp, iim_of, xmp_of

_PNG = b"\x89PNG\r\n\x1a\n"
_ICC = b"ICC_PROFILE\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_ADOBE = 0xEE
_KEPT_CHUNKS = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD"),
        *(b"pHYs", b"hIST", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT"),
    )
)
_WEBP_NOTES = frozenset((b"EXIF", b"XMP ", b"C2PA"))
_WEBP_XMP, _WEBP_EXIF, _WEBP_ALPHA = 0x04, 0x08, 0x10


def stamped(data: bytes, stamp: Stamp) -> bytes:
    """`data` of a JPEG, PNG or WebP with the words of `stamp` alone; any other format as it is.

    The picture must be upright by its pixels: what EXIF says of its orientation goes too.
    """
    if data.startswith(b"\xff\xd8"):
        return b"".join(_jpeg(data, stamp))
    if data.startswith(_PNG):
        return _PNG + b"".join(_png(data, stamp))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data, stamp)
    return data


def without_camera_notes(data: bytes) -> bytes:
    """`data` without any words in it."""
    return stamped(data, Stamp())


def _jpeg(data: bytes, stamp: Stamp) -> Iterator[bytes]:
    """Start of image, JFIF, our words, the segments before the scan that are needed, the rest. ITU-T T.81, annex B.

    Kept are the tables, JFIF, the colour profile and Adobe's note on the colour transform; no other APP segment
    and no comment.
    """
    yield data[:2]
    at, segments, head = 2, [], []
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if marker == 0xDA:
            break
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        if marker == 0xE0 and segment[4:9] == b"JFIF\0":
            head.append(segment)
        elif not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker == _ADOBE or segment[4:16] == _ICC:
            segments.append(segment)
        at += 2 + length
    yield from head
    if packet := xmp_of(stamp):
        yield _segment(0xE1, _XMP + packet)
    if block := iim_of(stamp):
        yield _segment(0xED, resources(block))
    yield from segments
    yield data[at:]


def _segment(marker: int, body: bytes) -> bytes:
    if len(body) > 0xFFFD:
        return b""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _png(data: bytes, stamp: Stamp) -> Iterator[bytes]:
    """The chunks that are needed, and our words after the first. https://www.w3.org/TR/png-3/#5Chunk-layout"""
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        chunk = data[at : at + 12 + length]
        name = chunk[4:8]
        if name in _KEPT_CHUNKS:
            yield chunk
        if name == b"IHDR" and (packet := xmp_of(stamp)):
            body = b"iTXt" + b"XML:com.adobe.xmp\0\0\0\0\0" + packet
            yield struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
        at += 12 + length


def _webp(data: bytes, stamp: Stamp) -> bytes:
    """The container with our XMP at its end. https://developers.google.com/speed/webp/docs/riff_container"""
    chunks = [each for each in _riff(data) if each[0] not in _WEBP_NOTES]
    packet = xmp_of(stamp)
    extended = next((body for name, body in chunks if name == b"VP8X"), b"")
    if len(extended) < 10 and packet:
        extended = _canvas(chunks)
        if not extended:
            return data
    if len(extended) >= 10:
        flags = extended[0] & ~(_WEBP_XMP | _WEBP_EXIF) | (_WEBP_XMP if packet else 0)
        rest = [each for each in chunks if each[0] != b"VP8X"]
        chunks = [(b"VP8X", bytes([flags]) + extended[1:]), *rest]
    if packet:
        chunks.append((b"XMP ", packet))
    body = b"".join(name + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2) for name, part in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, at + 4)
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _canvas(chunks: list[tuple[bytes, bytes]]) -> bytes:
    """The body of the VP8X chunk that a simple file lacks: flags and size; `b""` if the picture is not understood."""
    for name, body in chunks:
        if name == b"VP8 " and body[3:6] == b"\x9d\x01\x2a" and len(body) >= 10:
            width, height = (each & 0x3FFF for each in struct.unpack_from("<HH", body, 6))
            return _vp8x(0, width, height)
        if name == b"VP8L" and body[:1] == b"\x2f" and len(body) >= 5:
            (bits,) = struct.unpack_from("<I", body, 1)
            width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
            return _vp8x(_WEBP_ALPHA if bits >> 28 & 1 else 0, width, height)
    return b""


def _vp8x(flags: int, width: int, height: int) -> bytes:
    return struct.pack("<I", flags) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
