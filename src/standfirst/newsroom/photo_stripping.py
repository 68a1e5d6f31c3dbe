"""Takes the camera's notes out of a picture before readers get it: they say where the photographer stood.

Wagtail copies EXIF, with its GPS position and serial numbers, into every JPEG and PNG it makes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_NOTES = frozenset((b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0"))


def without_camera_notes(data: bytes) -> bytes:
    """`data` of a JPEG or PNG without EXIF and XMP, every pixel as it was; other formats as they are.

    The picture must be upright by its pixels: what EXIF says of its orientation goes too.
    """
    if data.startswith(b"\xff\xd8"):
        return b"".join(_jpeg_segments(data))
    if data.startswith(_PNG):
        return _PNG + b"".join(_png_chunks(data))
    return data


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    """Start of image, the segments before the scan that are kept, and the rest. ITU-T T.81, annex B."""
    yield data[:2]
    at = 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if marker == 0xDA:
            break
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        if not (marker == 0xE1 and any(segment.startswith(name, 4) for name in _NOTES)):
            yield segment
        at += 2 + length
    yield data[at:]


def _png_chunks(data: bytes) -> Iterator[bytes]:
    """The chunks that are kept. https://www.w3.org/TR/png-3/#5Chunk-layout"""
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        chunk = data[at : at + 12 + length]
        if chunk[4:8] not in (b"eXIf", b"iTXt", b"tEXt", b"zTXt"):
            yield chunk
        at += 12 + length
