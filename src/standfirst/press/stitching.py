"""Pages in pieces that are compressed once and joined into one gzip at serve time.

A piece of text is kept as a raw deflate run that ends on a byte boundary (`Z_FULL_FLUSH`, so it refers to
nothing before it). Runs put one after another between one gzip header and one end are a single gzip member,
which every client takes; whole gzip members put one after another are not (browsers show only the first).
Who does not take gzip gets the runs unpacked: the words are kept once, not twice (decision 010).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_INCLUDE = re.compile(rb'<esi:include\s+src="(/fragments/[^"<>\s]*)"\s*/>')
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
_LAST_BLOCK = b"\x03\x00"  # an empty deflate block that is marked as the last
# Of more than 5 kB Python lets others have the interpreter meanwhile, which takes longer than the sum.
_ZEROS = memoryview(bytes(1 << 12))
_COUNT = struct.Struct("<I")
_HEAD = struct.Struct("<BIII")  # kind, bytes kept, and of a text its length and its check
_TEXT, _PLACE = 0, 1


class Text(NamedTuple):
    """A piece that is the same for every reader until the page is made anew."""

    deflate: bytes
    """The raw deflate run."""
    length: int
    """How many bytes it unpacks to."""
    check: int
    """The CRC-32 of those bytes, xored with that of as many zeros: what `gzip_end` needs of it."""

    @property
    def identity(self) -> bytes:
        """The bytes themselves."""
        return zlib.decompressobj(-15).decompress(self.deflate)


class Place(NamedTuple):
    """A place where a fragment stands: the path of the fragment."""

    path: str


Piece = Text | Place


def text(identity: bytes) -> Text:
    """The piece for these bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    run = packer.compress(identity) + packer.flush(zlib.Z_FULL_FLUSH)
    return Text(run, len(identity), zlib.crc32(identity) ^ _past(0, len(identity)))


def include(path: str) -> bytes:
    """The tag by which the fragment at `path` is included."""
    return b'<esi:include src="%s"/>' % path.encode()


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
    """What follows the runs of `pieces`: the last block, then CRC-32 and length of the whole (RFC 1952).

    A CRC is linear: that of the whole is that of each piece, moved past what follows it. To move one past n bytes
    is to take up n zeros, which zlib does at a gigabyte a second; in Python the arithmetic would take five times as
    long. A piece's `check` has the zeros' own CRC taken out already.
    """
    crc = total = 0
    for _, length, check in pieces:
        crc = _past(crc, length) ^ check
        total += length
    return _LAST_BLOCK + struct.pack("<II", crc, total & 0xFFFFFFFF)


def gzip(pieces: Iterable[Text], end: bytes) -> bytes:
    """The runs of `pieces` as one gzip member; `end` is their `gzip_end`."""
    return b"".join((GZIP_HEADER, *(piece.deflate for piece in pieces), end))


def pack(pieces: Iterable[Piece]) -> bytes:
    """`pieces` as bytes to be kept: how many, a line about each, then what each holds."""
    heads, held = [], []
    for piece in pieces:
        if isinstance(piece, Text):
            heads.append(_HEAD.pack(_TEXT, len(piece.deflate), piece.length, piece.check))
            held.append(piece.deflate)
        else:
            path = piece.path.encode()
            heads.append(_HEAD.pack(_PLACE, len(path), 0, 0))
            held.append(path)
    return b"".join((_COUNT.pack(len(heads)), *heads, *held))


def unpack(packed: bytes) -> tuple[Piece, ...]:
    """The pieces that `pack` kept. Raises `ValueError` for bytes that are not its work."""
    pieces: list[Piece] = []
    try:
        (count,) = _COUNT.unpack_from(packed)
        at = end = _COUNT.size + count * _HEAD.size
        for kind, size, length, check in _HEAD.iter_unpack(packed[_COUNT.size : at]):
            end = at + size
            held = packed[at:end]
            pieces.append(Text(held, length, check) if kind == _TEXT else Place(held.decode()))
            at = end
    except (struct.error, UnicodeDecodeError) as error:
        raise ValueError("these are no pieces of a page") from error
    if len(pieces) != count or end != len(packed):
        raise ValueError("the pieces end in the middle of one")
    return tuple(pieces)


def _past(crc: int, length: int) -> int:
    """The CRC-32 `crc` after `length` zeros more."""
    while length > len(_ZEROS):
        crc = zlib.crc32(_ZEROS, crc)
        length -= len(_ZEROS)
    return zlib.crc32(_ZEROS[:length], crc)
