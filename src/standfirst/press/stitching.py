"""Pages in pieces that are compressed once and joined into one gzip at serve time.

A piece of text is kept as a raw deflate run that ends on a byte boundary (`Z_FULL_FLUSH`, so it refers to
nothing before it). Runs put one after another between one gzip header and one end are a single gzip member,
which every client takes; whole gzip members put one after another are not (browsers show only the first).
The CRC of the whole is combined from those of the pieces as zlib's `crc32_combine` does it.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_INCLUDE = re.compile(rb'<esi:include\s+src="(/fragments/[^"<>\s]*)"\s*/>')
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
_LAST_BLOCK = b"\x03\x00"  # an empty deflate block that is marked as the last
_POLYNOMIAL = 0xEDB88320  # CRC-32 of RFC 1952, bits reversed
_ONE = 1 << 31  # x^0 in that notation
_TEXT, _PLACE = b"T", b"P"


@dataclass(frozen=True, slots=True)
class Text:
    """A piece that is the same for every reader until the page is made anew."""

    identity: bytes
    deflate: bytes
    crc: int
    shift: int
    """x to the power of 8 x length, modulo the polynomial: moves the CRC of what stands before past this piece."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a fragment stands: the path of the fragment."""

    path: str


Piece = Text | Place


def text(identity: bytes) -> Text:
    """The piece for these bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    run = packer.compress(identity) + packer.flush(zlib.Z_FULL_FLUSH)
    return Text(identity, run, zlib.crc32(identity), _power(8 * len(identity)))


def cut(body: bytes) -> tuple[Piece, ...]:
    """`body` cut at its `<esi:include src="/fragments/..."/>` tags, without empty pieces."""
    pieces: list[Piece] = []
    for number, part in enumerate(_INCLUDE.split(body)):
        if number % 2:
            pieces.append(Place(part.decode()))
        elif part:
            pieces.append(text(part))
    return tuple(pieces)


def places(body: bytes) -> list[str]:
    """The paths of the fragments that `body` includes, in order."""
    return [path.decode() for path in _INCLUDE.findall(body)]


def fill(body: bytes, fragments: dict[str, bytes]) -> bytes:
    """`body` with each include replaced by its fragment; by nothing where `fragments` has none."""
    return _INCLUDE.sub(lambda match: fragments.get(match[1].decode(), b""), body)


def gzip_end(pieces: Iterable[Text]) -> bytes:
    """What follows the runs of `pieces`: the last block, then CRC-32 and length of the whole (RFC 1952)."""
    crc = length = 0
    for piece in pieces:
        crc = _times(piece.shift, crc) ^ piece.crc
        length += len(piece.identity)
    return _LAST_BLOCK + struct.pack("<II", crc, length & 0xFFFFFFFF)


def gzip(pieces: Iterable[Text], end: bytes) -> bytes:
    """The runs of `pieces` as one gzip member; `end` is their `gzip_end`."""
    return b"".join((_GZIP_HEADER, *(piece.deflate for piece in pieces), end))


def pack(pieces: Iterable[Piece]) -> bytes:
    """`pieces` as bytes to be kept."""
    packed = []
    for piece in pieces:
        if isinstance(piece, Text):
            head = struct.pack("<IIII", len(piece.identity), len(piece.deflate), piece.crc, piece.shift)
            packed += [_TEXT, head, piece.identity, piece.deflate]
        else:
            path = piece.path.encode()
            packed += [_PLACE, struct.pack("<I", len(path)), path]
    return b"".join(packed)


def unpack(packed: bytes) -> tuple[Piece, ...]:
    """The pieces that `pack` kept. Raises `ValueError` for bytes that are not its work."""
    pieces: list[Piece] = []
    at = 0
    try:
        while at < len(packed):
            kind, at = packed[at : at + 1], at + 1
            if kind == _TEXT:
                plain, run, crc, shift = struct.unpack_from("<IIII", packed, at)
                at += 16
                pieces.append(Text(packed[at : at + plain], packed[at + plain : at + plain + run], crc, shift))
                at += plain + run
            elif kind == _PLACE:
                (length,) = struct.unpack_from("<I", packed, at)
                at += 4
                pieces.append(Place(packed[at : at + length].decode()))
                at += length
            else:
                raise ValueError(f"no piece begins with {kind!r}")
    except struct.error as error:
        raise ValueError("the pieces end in the middle of one") from error
    if at != len(packed):
        raise ValueError("the pieces end in the middle of one")
    return tuple(pieces)


def _times(a: int, b: int) -> int:
    """a x b modulo the polynomial (zlib's `multmodp`)."""
    product = 0
    mask = _ONE
    while a:
        if a & mask:
            product ^= b
            a ^= mask
        mask >>= 1
        b = (b >> 1) ^ _POLYNOMIAL if b & 1 else b >> 1
    return product


def _power(n: int) -> int:
    """x to the power of `n`, modulo the polynomial."""
    power, square = _ONE, _ONE >> 1
    while n:
        if n & 1:
            power = _times(square, power)
        square = _times(square, square)
        n >>= 1
    return power
