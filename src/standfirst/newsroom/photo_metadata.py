"""What a picture file says of itself: EXIF, IIM and XMP reconciled as the Metadata Working Group orders them.

MWG Guidelines for Handling Image Metadata 2.0, chapter 5
(https://web.archive.org/web/20180919181934/http://www.metadataworkinggroup.org/pdf/mwg_guidance.pdf). Caption,
creator, copyright and time: EXIF speaks first, but for what cameras write by themselves. Then XMP, unless the file's
digest of its IIM shows that a program has changed the IIM since and did not know of the XMP. All other fields have
no place in EXIF: XMP and IIM, in the same order. The fields are those of
https://www.iptc.org/std/photometadata/specification/.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field, fields
from typing import IO, Any

from PIL import Image

from standfirst.newsroom.photo_iim import Iim, digest, read_iim
from standfirst.newsroom.photo_source_types import source_type_of
from standfirst.newsroom.photo_terms import where_of
from standfirst.newsroom.photo_xmp import read_xmp
from standfirst.wire.page.credits import is_handout, read_credit

LONGEST = 10_000
"""Characters. A longer field is somebody's data, not words to print, and is left alone."""

_EXIF = {"caption": 0x010E, "creator": 0x013B, "copyright_notice": 0x8298}
_EXIF_IFD, _TAKEN, _OFFSET = 0x8769, 0x9003, 0x9011
_CAMERA_SAYS = frozenset(
    (
        *("olympus digital camera", "minolta digital camera", "konica minolta digital camera", "samsung"),
        *("kodak digital still camera", "sony dsc", "casio computer", "digital camera", "digital still camera"),
        *("dcf 1.0", "default", "untitled", "image", "photo", "exif_jpeg_picture", "screenshot", "oznor", "cof", "nor"),
    )
)
"""What cameras and telephones write where a caption should stand."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_IN_FILE = (
    *("title", "headline", "people", "event", "sublocation", "city", "province", "country", "keywords"),
    *("creators_title", "caption_writer", "job_id", "urgency", "contact", "copyright_owner", "licensor", "supplier"),
    *("rights_address", "data_mining", "ai_system", "long_alt_text"),
)
"""What is kept for colleagues and has no field of its own, in the order it is shown."""


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
    source_type: str = ""
    """A code of `photo_source_types`."""
    taken: str = ""
    """As the file has it, in ISO 8601 as far as it can be read so."""
    expires: str = ""
    """When the right to show it ends, as the file has it; see `photo_terms.moment_of`."""
    where: str = ""
    """`online` or `print` where the terms say "only" so."""
    in_file: dict[str, str] = field(default_factory=dict)
    """What else it says, by our names, in the order of the list above."""


def read_words(file: IO[bytes]) -> PhotoWords:
    """The words that the picture in `file` carries, each from the place that MWG gives it.

    A credit "X via Y" also names source and distributor where the file does not. Metadata that cannot be read
    counts as none. Leaves `file` at its start.
    """
    try:
        file.seek(0)
        with Image.open(file) as image:
            words = _reconciled(image)
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
    words["where"] = where_of(words.get("usage_terms", ""))
    words["source_type"] = source_type_of(words.get("source_type", ""))
    known = {each.name for each in fields(PhotoWords)} - {"in_file", "handout"}
    return PhotoWords(
        **{name: text for name, text in words.items() if name in known},
        handout=handed_out,
        in_file={name: words[name] for name in _IN_FILE if words.get(name)},
    )


def _reconciled(image: Image.Image) -> dict[str, str]:
    """The words of all three places, by our names, without those that are empty or too long."""
    exif, xmp, iim, is_newer = _try(_exif, image), _try(_xmp, image), Iim(), False
    with suppress(Exception):
        iim, is_newer = _iim(image)
    older = {name: iim.text(name) for name in iim.said}
    if date := older.pop("date_created", ""):
        older["taken"] = _iso(date, older.pop("time_created", ""))
    if date := older.pop("expiration_date", ""):
        older["expires"] = " ".join((date, older.pop("expiration_time", "")))
    older, xmp, exif = _fit(older), _fit(xmp), _fit(exif)
    words = {**older, **xmp}
    if is_newer:
        for name, text in older.items():
            # A value as long as IIM allows was cut to fit; where the XMP only says more, it is the same.
            if not (name in iim.cut and xmp.get(name, "").startswith(text)):
                words[name] = text
    return words | exif


def _try(read: Any, image: Image.Image) -> dict[str, str]:
    try:
        found: dict[str, str] = read(image)
    except Exception:  # one broken block of metadata does not spoil the others
        return {}
    return found


def _fit(said: dict[str, str]) -> dict[str, str]:
    cleaned = ((name, _clean(text)) for name, text in said.items() if len(text) <= 2 * LONGEST)
    return {name: text for name, text in cleaned if text and len(text) <= LONGEST}


def _xmp(image: Image.Image) -> dict[str, str]:
    raw = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return read_xmp(raw.encode() if isinstance(raw, str) else raw)


def _iim(image: Image.Image) -> tuple[Iim, bool]:
    """What the IIM says, and whether it was changed since the XMP beside it was written."""
    found: dict[int, bytes] = image.info.get("photoshop") or {}
    block = found.get(0x0404, b"")
    noted = found.get(0x0425, b"")
    return read_iim(block), bool(block and len(noted) == 16 and any(noted) and noted != digest(block))


def _exif(image: Image.Image) -> dict[str, str]:
    exif = image.getexif()
    said = {}
    for name, tag in _EXIF.items():
        text = str(exif.get(tag) or "")
        with suppress(UnicodeError):
            text = text.encode("latin-1").decode("utf-8")  # Pillow reads the bytes as Latin-1; most are UTF-8
        if name == "caption" and text.strip(" \x00").casefold() in _CAMERA_SAYS:
            continue
        said[name] = _people(text) if name == "creator" else text
    with suppress(Exception):
        details = exif.get_ifd(_EXIF_IFD)
        if taken := str(details.get(_TAKEN) or "").strip(" \x00:"):
            said["taken"] = _iso(taken, str(details.get(_OFFSET) or ""))
    return {name: text for name, text in said.items() if text.strip(" \x00")}


def _people(text: str) -> str:
    """Several creators as MWG writes them into EXIF's one field: "A; B", quoted where a name has a semicolon."""
    return ", ".join(part.strip(' "') for part in text.split("; ") if part.strip(' "'))


def _iso(day: str, time: str = "") -> str:
    """`2026:06:01 10:00:00` or `20260601` with `100000+0200` as `2026-06-01T10:00:00+02:00`; else as it is."""
    match = re.match(r"(\d{4})\D?(\d\d)\D?(\d\d)(?:[ T](\d\d:\d\d:\d\d))?", day)
    if match is None or match[2] == "00":
        return (day + time)[:32]
    zone = re.search(r"([+-]\d\d):?(\d\d)$", time)
    clock = match[4] or (re.sub(r"^(\d\d)(\d\d)(\d\d).*", r"\1:\2:\3", time) if re.match(r"\d{6}", time) else "")
    at = f"{match[1]}-{match[2]}-{match[3]}"
    return f"{at}T{clock}{f'{zone[1]}:{zone[2]}' if zone else ''}" if clock else at


def _clean(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in _UNPRINTABLE.sub("", text).splitlines()).strip()
