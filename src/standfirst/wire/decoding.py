"""Bytes to text: which encoding a file of text is in, and a clear refusal when it is in none.

UTF-8 (with or without its mark) and UTF-16 with its mark are read as they are. Windows-1252 is read only if no
part of the bytes is UTF-8, and then it is noted as doubtful: https://encoding.spec.whatwg.org/#windows-1252
"""

from __future__ import annotations

import re

from standfirst.story import Note, NoteKind
from standfirst.wire.errors import WireError

_KNOWN = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word document, an OpenDocument file or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "a database"),
)
_UNMAPPED = frozenset(b"\x81\x8d\x8f\x90\x9d")
_CONTROLS = frozenset(range(0x20)) - frozenset(b"\t\n\r\x0b\x0c\x1a\x1b\x85")
_CUT_OFF = frozenset(b"\xc2\xc3\xc4\xc5\xe2")  # how the commonest characters of UTF-8 copy begin
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_SAVE_AS_TEXT = "save it as plain text (UTF-8), or copy its words into the paste box"


def decode(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The text that `data` holds, without a byte-order mark, and what is doubtful about it.

    Raises `WireError` for nothing at all, for known kinds of files that are not text, for other
    binary data, and for text in no encoding this function knows, with the first byte that says so.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise WireError("there is nothing in it; check that the file was saved.")
    for magic, what in _KNOWN:
        if data.startswith(magic):
            raise WireError(f"this is {what}, not text; {_SAVE_AS_TEXT}.")
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return _utf16(data[2:], codec), ()
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    control = next((offset for offset, byte in enumerate(data) if byte in _CONTROLS), None) if _binary(data) else None
    if control is not None:
        raise WireError(f"this is not text: byte {control} is 0x{data[control]:02X}; {_SAVE_AS_TEXT}.")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _windows(data, error.start)


def _binary(data: bytes) -> bool:
    # A stray control character in copy is taken out later; a NUL or many of them is no copy.
    return b"\x00" in data or 50 * sum(map(data.count, map(_byte, sorted(_CONTROLS)))) > len(data)


def _byte(value: int) -> bytes:
    return bytes((value,))


def _utf16(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise WireError(
            f"it begins as UTF-16 text but byte {error.start + 2} does not fit; save it again as UTF-8."
        ) from error


def _windows(data: bytes, start: int) -> tuple[str, tuple[Note, ...]]:
    line = data.count(b"\n", 0, start) + 1
    where = f"byte {start} (line {line}) is 0x{data[start]:02X}"
    runs = _HIGH_RUN.findall(data)
    if start == len(data) - 1 and data[start] in _CUT_OFF:
        raise WireError(f"it ends in the middle of a character: {where}; the file is truncated, fetch it again.")
    if any(_is_utf8(run) for run in runs if len(run) > 1):
        raise WireError(f"most of it is UTF-8 but {where}; the file is damaged or mixed: save it again as UTF-8.")
    high = sum(map(len, runs))
    letters = sum(run.decode("cp1252", "replace").isprintable() for run in runs)
    if any(byte in _UNMAPPED for run in runs for byte in run) or high * 5 > len(data) or letters < len(runs):
        raise WireError(f"it is neither UTF-8 nor Windows-1252: {where}; save it again as UTF-8.")
    note = Note(
        NoteKind.DOUBTFUL,
        f"The text is not UTF-8 ({where}); it was read as Windows-1252: check accents and quotation marks.",
        line=line,
    )
    return data.decode("cp1252"), (note,)


def _is_utf8(run: bytes) -> bool:
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
