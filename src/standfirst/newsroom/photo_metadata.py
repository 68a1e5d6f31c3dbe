"""What a picture file says of itself: XMP first, then IIM, then EXIF, as the Metadata Working Group orders them.

https://web.archive.org/web/20180919181934/http://www.metadataworkinggroup.org/pdf/mwg_guidance.pdf, chapter 5;
the fields are those of https://www.iptc.org/std/photometadata/specification/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import IO, Any

from PIL import Image
from PIL.IptcImagePlugin import getiptcinfo

from standfirst.newsroom.photo_xmp import read_xmp
from standfirst.wire.page.credits import is_handout, read_credit

LONGEST = 10_000
"""Characters. A longer field is somebody's data, not words to print, and is left alone."""

_IIM = {  # record 2 of IIM 4.2
    "caption": 120,
    "creator": 80,
    "credit": 110,
    "source": 115,
    "copyright_notice": 116,
    "usage_terms": 40,  # “Special instructions”: where agencies write “NO SALES. NO ARCHIVES.”
}
_EXIF = {"caption": 0x010E, "creator": 0x013B, "copyright_notice": 0x8298}
_CAMERA_SAYS = frozenset(
    (
        *("olympus digital camera", "minolta digital camera", "konica minolta digital camera", "samsung"),
        *("kodak digital still camera", "sony dsc", "casio computer", "digital camera", "digital still camera"),
        *("dcf 1.0", "default", "untitled", "image", "photo", "exif_jpeg_picture", "screenshot", "oznor", "cof", "nor"),
    )
)
"""What cameras and telephones write where a caption should stand."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """The words of a picture file; what it does not say is empty."""

    caption: str = ""
    credit: str = ""
    creator: str = ""
    source: str = ""
    distributor: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    alt_text: str = ""
    handout: bool = False


def read_words(file: IO[bytes]) -> PhotoWords:
    """The words that the picture in `file` carries, each from the first place that has it.

    A credit "X via Y" also names source and distributor where the file does not. Metadata that cannot be read
    counts as none. Leaves `file` at its start.
    """
    words: dict[str, str] = {}
    try:
        file.seek(0)
        with Image.open(file) as image:
            for said in _each_place(image):
                for name, text in said.items():
                    text = _clean(text)
                    if text and len(text) <= LONGEST:
                        words.setdefault(name, text)
    except Exception:  # whether it is a picture at all is not this module's question
        return PhotoWords()
    finally:
        file.seek(0)
    if words.get("credit"):
        parties = read_credit(" ".join(words["credit"].split()))
        for name in ("creator", "source", "distributor"):
            if said_there := getattr(parties, name):
                words.setdefault(name, said_there)
    handed_out = is_handout(words.get("caption", ""), words.get("credit", ""), words.get("usage_terms", ""))
    known = {each.name for each in fields(PhotoWords)}
    return PhotoWords(**{name: text for name, text in words.items() if name in known}, handout=handed_out)


def _each_place(image: Image.Image) -> Iterator[dict[str, str]]:
    for read in (_xmp, _iim, _exif):
        try:
            yield read(image)
        except Exception:  # noqa: S112 - one broken block of metadata does not spoil the others
            continue


def _xmp(image: Image.Image) -> dict[str, str]:
    raw = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return read_xmp(raw.encode() if isinstance(raw, str) else raw)


def _iim(image: Image.Image) -> dict[str, str]:
    datasets: dict[Any, Any] = getiptcinfo(image) or {}  # type: ignore[arg-type]
    coded = datasets.get((1, 90), b"")
    said = {}
    for name, number in _IIM.items():
        value = datasets.get((2, number))
        if value:
            several = value if isinstance(value, list) else [value]
            said[name] = ", ".join(_decoded(each, coded) for each in several)
    return said


def _decoded(value: bytes, coded: bytes) -> str:
    """Text of IIM: UTF-8 if dataset 1:90 says so or if it can be nothing else, else Latin-1 as Windows writes it."""
    if coded.startswith(b"\x1b%G"):
        return value.decode("utf-8", "replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return value.decode(encoding)
        except UnicodeDecodeError:
            continue
    return value.decode("latin-1")


def _exif(image: Image.Image) -> dict[str, str]:
    exif = image.getexif()
    said = {}
    for name, tag in _EXIF.items():
        text = str(exif.get(tag) or "")
        with suppress(UnicodeError):
            text = text.encode("latin-1").decode("utf-8")  # Pillow reads the bytes as Latin-1; most are UTF-8
        if not (name == "caption" and text.strip(" \x00").casefold() in _CAMERA_SAYS):
            said[name] = text
    return said


def _clean(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in _UNPRINTABLE.sub("", text).splitlines()).strip()
