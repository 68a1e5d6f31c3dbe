"""IPTC's older metadata, IIM 4.2, read from and written to the segment of a JPEG where picture desks keep it.

https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf; the image resources around it are those of Adobe's
file format specification: 0x0404 holds the IIM, 0x0425 the MD5 of the IIM that the XMP beside it was written from.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import md5

MOST_BYTES = 1_000_000
MOST_SETS = 2_000
"""What is larger or longer was made to hurt, and is not read on."""

NAMES = {
    5: "title",
    10: "urgency",
    25: "keywords",
    37: "expiration_date",
    38: "expiration_time",
    40: "usage_terms",  # “Special instructions”: where agencies write “NO SALES. NO ARCHIVES.”
    55: "date_created",
    60: "time_created",
    80: "creator",
    85: "creators_title",
    90: "city",
    92: "sublocation",
    95: "province",
    101: "country",
    103: "job_id",
    105: "headline",
    110: "credit",
    115: "source",
    116: "copyright_notice",
    118: "contact",
    120: "caption",
    122: "caption_writer",
}
"""The datasets of record 2 that are read, by our names."""
_LENGTHS = {5: 64, 25: 64, 40: 256, 80: 32, 105: 256, 110: 32, 115: 32, 116: 128, 120: 2000}
"""How many bytes the standard gives a value; a longer one is cut here and stands whole in the XMP."""
_NUMBERS = {name: number for number, name in NAMES.items()}
_UTF8 = b"\x1b%G"


@dataclass(frozen=True, slots=True)
class Iim:
    """What an IIM block says: the values of each name, in order. `cut` are those as long as the standard allows."""

    said: dict[str, list[str]] = field(default_factory=dict)
    cut: frozenset[str] = frozenset()

    def text(self, name: str) -> str:
        """The values of `name`, joined by commas."""
        return ", ".join(each for each in self.said.get(name, ()) if each.strip())


def read_iim(block: bytes) -> Iim:
    """What `block` says. A set that breaks off ends it; what stood before counts."""
    said: dict[str, list[str]] = {}
    cut = set()
    coded = b""
    for number, (record, dataset, value) in enumerate(_sets(block[:MOST_BYTES])):
        if number >= MOST_SETS:
            break
        if (record, dataset) == (1, 90):
            coded = value
        name = NAMES.get(dataset) if record == 2 else None
        if name is not None:
            said.setdefault(name, []).append(_decoded(value, coded))
            if len(value) >= _LENGTHS.get(dataset, 1 << 30):
                cut.add(name)
    return Iim(said, frozenset(cut))


def _sets(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 5 <= len(block) and block[at] == 0x1C:
        record, dataset, length = struct.unpack_from(">BBH", block, at + 1)
        at += 5
        if length & 0x8000:  # an extended dataset: the length of its length
            size = length & 0x7FFF
            if size > 4 or at + size > len(block):
                return
            length = int.from_bytes(block[at : at + size], "big")
            at += size
        if at + length > len(block):
            return
        yield record, dataset, block[at : at + length]
        at += length


def _decoded(value: bytes, coded: bytes) -> str:
    """Text of IIM: UTF-8 if dataset 1:90 says so or if it can be nothing else, else Latin-1 as Windows writes it."""
    if coded.startswith(_UTF8):
        return value.decode("utf-8", "replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return value.decode(encoding)
        except UnicodeDecodeError:
            continue
    return value.decode("latin-1")


def write_iim(words: dict[str, str]) -> bytes:
    """The IIM block that says `words`, by our names, in UTF-8; what is empty or has no place there is left out."""
    sets = [(1, 90, _UTF8), (2, 0, struct.pack(">H", 4))]
    for number, name in sorted((_NUMBERS[name], name) for name in words if name in _NUMBERS):
        if text := words[name]:
            sets.append((2, number, _fitted(text, _LENGTHS.get(number, 2000))))
    return b"".join(struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in sets)


def _fitted(text: str, most: int) -> bytes:
    """`text` in UTF-8, at most so many bytes, never half a letter."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore").encode()


def digest(block: bytes) -> bytes:
    """What resource 0x0425 holds for `block`."""
    return md5(block, usedforsecurity=False).digest()


def resources(block: bytes) -> bytes:
    """The body of the APP13 segment with `block` and its digest."""
    parts = b""
    for number, data in ((0x0404, block), (0x0425, digest(block))):
        parts += b"8BIM" + struct.pack(">HHI", number, 0, len(data)) + data + b"\x00" * (len(data) % 2)
    return b"Photoshop 3.0\x00" + parts
