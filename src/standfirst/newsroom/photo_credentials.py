"""Content Credentials (C2PA) in a picture file: who says how it was made. Read and shown; never verified here.

C2PA Technical Specification 2.2, sections 8 (boxes), 10 (claims) and A (where a file keeps them): a store of JUMBF
boxes (ISO 19566-5) with a manifest for each program that had the picture in hand, the last the newest. A manifest
holds a claim and its assertions in CBOR, and a signature. Whether the signature holds, and whom it would bind, is for
a verifier to say: we keep the original whole, so that anybody can ask one.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any

from standfirst.newsroom.cbor import CborError, read_cbor
from standfirst.newsroom.photo_source_types import source_type_of

_BMFF_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_DEEPEST, _MOST_BOXES, _MOST_SHOWN = 8, 4_000, 20
_NAME_OIDS = (b"\x06\x03\x55\x04\x0a", b"\x06\x03\x55\x04\x03")
"""organizationName and commonName, as DER writes them in a certificate."""
_ACTIONS = {
    "created": "created",
    "opened": "opened",
    "edited": "edited",
    "edited.metadata": "metadata changed",
    "color_adjustments": "colours adjusted",
    "cropped": "cropped",
    "drawing": "drawn on",
    "filtered": "filtered",
    "orientation": "turned",
    "placed": "another picture placed in it",
    "published": "published",
    "redacted": "credentials redacted",
    "removed": "parts removed",
    "resized": "resized",
    "transcoded": "saved in another format",
    "converted": "saved in another format",
    "watermarked": "watermarked",
}


@dataclass(frozen=True, slots=True)
class Box:
    """One box of JUMBF: its type, the label of a superbox, its content or the boxes in it."""

    kind: bytes
    label: str
    content: bytes
    boxes: tuple[Box, ...]

    def find(self, beginning: str) -> Iterator[Box]:
        """The superboxes in it whose label begins so."""
        return (box for box in self.boxes if box.label.startswith(beginning))

    @property
    def said(self) -> Any:
        """What its first content box says, from CBOR or JSON; None if that cannot be read."""
        for box in self.boxes:
            with suppress(CborError, ValueError, RecursionError):
                if box.kind == b"cbor":
                    return read_cbor(box.content)
                if box.kind == b"json":
                    return json.loads(box.content)
        return None


def read_credentials(file: IO[bytes]) -> dict[str, Any]:
    """What the credentials in `file` say, fit for JSON; empty where it has none. Leaves `file` at its start.

    `generator`, `title`, `signed` and `signer` are of the newest manifest, `actions` of all, the oldest first, each
    with `what`, `by`, `when` and `source_type`. `problem` says so where they are there and cannot be read.
    """
    try:
        file.seek(0)
        store = _store(file.read())
    finally:
        file.seek(0)
    if not store:
        return {}
    try:
        return _told(store)
    except (ValueError, struct.error, TypeError, KeyError, RecursionError, AttributeError, IndexError):
        return {"problem": "They are damaged and cannot be read."}


def in_a_line(said: dict[str, Any]) -> str:
    """What credentials as `read_credentials` gives them say, for readers; "" where there are none."""
    if not said:
        return ""
    if "problem" in said:
        return "The file carries Content Credentials that are damaged and cannot be read."
    parts = [f"written by {said['generator']}"] if said.get("generator") else []
    if authors := said.get("authors"):
        parts.append(f"by {', '.join(authors)}")
    if acts := list(dict.fromkeys(each["what"] for each in said.get("actions", ()) if each.get("what"))):
        parts.append(", ".join(acts))
    if not said.get("signed"):
        parts.append("not signed")
    else:
        parts.append(f"signed in the name of {said['signer']}" if said.get("signer") else "signed")
    return f"The file’s own account of itself: {'; '.join(parts)}. We pass it on and have not verified it."


def _told(store: bytes) -> dict[str, Any]:
    manifests = [box for root in _boxes(store, 0, [0]) for box in root.boxes if box.boxes]
    if not manifests:
        return {"problem": "They are damaged and cannot be read."}
    newest = manifests[-1]
    claim = next((box.said for box in newest.find("c2pa.claim")), None)
    claim = claim if isinstance(claim, dict) else {}
    signature = next(newest.find("c2pa.signature"), None)
    actions = [action for manifest in manifests for action in _actions(manifest)][:_MOST_SHOWN]
    told = {
        "generator": _generator(claim),
        "title": _text(claim.get("dc:title")),
        "manifests": len(manifests),
        "actions": actions,
        "made_from": _ingredients(newest),
        "authors": _authors(newest),
        "signed": bool(signature and signature.boxes),
        "signer": _signer(signature),
        "source_type": _source_type(actions),
    }
    return {name: value for name, value in told.items() if value not in ("", [], None)}


def _generator(claim: dict[Any, Any]) -> str:
    info = claim.get("claim_generator_info")
    info = info[0] if isinstance(info, list) and info else info
    if isinstance(info, dict) and info.get("name"):
        return " ".join(filter(None, (_text(info["name"]), _text(info.get("version")))))
    return _text(claim.get("claim_generator")).replace("_", " ")


def _assertions(manifest: Box) -> Iterator[Box]:
    for store in manifest.find("c2pa.assertions"):
        yield from (box for box in store.boxes if box.label)


def _actions(manifest: Box) -> Iterator[dict[str, str]]:
    for box in _assertions(manifest):
        said = box.said if box.label.startswith("c2pa.actions") else None
        listed = said.get("actions") if isinstance(said, dict) else None
        for each in listed if isinstance(listed, list) else ():
            if not isinstance(each, dict):
                continue
            name = _text(each.get("action"))
            agent = each.get("softwareAgent")
            code = source_type_of(_text(each.get("digitalSourceType")))
            action = {
                "what": _ACTIONS.get(name.removeprefix("c2pa."), name),
                "by": _text(agent.get("name") if isinstance(agent, dict) else agent),
                "when": _text(each.get("when")),
                "source_type": code,
            }
            yield {key: text for key, text in action.items() if text}


def _source_type(actions: list[dict[str, str]]) -> str:
    """How it was made, by the newest action that says so; that a machine made it is not unsaid by later ones."""
    codes = [action["source_type"] for action in actions if "source_type" in action]
    made = [code for code in codes if "rainedAlgorithmicMedia" in code]
    return (made or codes or [""])[-1]


def _ingredients(manifest: Box) -> list[str]:
    said = [box.said for box in _assertions(manifest) if box.label.startswith("c2pa.ingredient")]
    return [title for each in said if isinstance(each, dict) and (title := _text(each.get("dc:title")))][:_MOST_SHOWN]


def _authors(manifest: Box) -> list[str]:
    names = []
    for box in _assertions(manifest):
        said = box.said if box.label.startswith("stds.schema-org.CreativeWork") else None
        listed = said.get("author") if isinstance(said, dict) else None
        for each in listed if isinstance(listed, list) else [listed]:
            if isinstance(each, dict) and (name := _text(each.get("name"))) and not name.startswith("@"):
                names.append(name)
    return list(dict.fromkeys(names))[:_MOST_SHOWN]


def _signer(signature: Box | None) -> str:
    """The organisation (or name) in the first certificate of the signature's chain, as it says of itself."""
    said = signature.said if signature else None
    if not (isinstance(said, list) and len(said) == 4):
        return ""
    heads = [said[1]]
    with suppress(CborError):
        heads.append(read_cbor(said[0]))
    for head in heads:
        chain = (head.get(33) or head.get("x5chain")) if isinstance(head, dict) else None
        certificate = chain[0] if isinstance(chain, list) and chain else chain
        if isinstance(certificate, bytes):
            return next((name for oid in _NAME_OIDS if (name := _last_name(certificate[:20_000], oid))), "")
    return ""


def _last_name(certificate: bytes, oid: bytes) -> str:
    """The value after the last `oid` before the public key: the issuer's name comes first, the subject's after it."""
    at = certificate.rfind(oid)
    if at < 0 or at + len(oid) + 2 > len(certificate):
        return ""
    length = certificate[at + len(oid) + 1]
    value = certificate[at + len(oid) + 2 :][:length]
    return _text(value.decode("utf-8", "replace")) if length < 128 else ""


def _text(value: Any) -> str:
    """`value` on one line, at most 200 characters, if it is a text."""
    return (
        " ".join("".join(c if c.isprintable() else " " for c in value[:400]).split())[:200]
        if isinstance(value, str)
        else ""
    )


# Boxes -----------------------------------------------------------------------------------------------


def _box_head(data: bytes, at: int) -> tuple[int, bytes, int]:
    """Of the box at `at`: its length in bytes (0 means to the end), its kind, and how long its head is."""
    length, kind = struct.unpack_from(">I4s", data, at)
    head = 8
    if length == 1 and at + 16 <= len(data):
        (length,) = struct.unpack_from(">Q", data, at + 8)
        head = 16
    return length or len(data) - at, kind, head


def _boxes(data: bytes, depth: int, count: list[int]) -> Iterator[Box]:
    at = 0
    while at + 8 <= len(data):
        length, kind, head = _box_head(data, at)
        count[0] += 1
        if length < head or at + length > len(data) or count[0] > _MOST_BOXES or depth > _DEEPEST:
            raise ValueError("A box is broken.")
        content = data[at + head : at + length]
        if kind == b"jumb":
            inner = tuple(_boxes(content, depth + 1, count))
            label = _label(inner[0].content) if inner and inner[0].kind == b"jumd" else ""
            yield Box(kind, label, b"", inner[1:])
        else:
            yield Box(kind, "", content, ())
        at += length


def _label(description: bytes) -> str:
    """The label of a superbox: after 16 bytes of type and a byte that says, with bit 1, that there is one."""
    if len(description) < 18 or not description[16] & 2:
        return ""
    return description[17:].partition(b"\0")[0].decode("utf-8", "replace")[:200]


# Where files keep them -------------------------------------------------------------------------------


def _store(data: bytes) -> bytes:
    if data.startswith(b"\xff\xd8"):
        return _in_jpeg(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return next((body for name, body in _png_chunks(data) if name == b"caBX"), b"")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return next((body for name, body in _riff_chunks(data) if name == b"C2PA"), b"")
    return _in_bmff(data) if data[4:8] == b"ftyp" else b""


def _in_jpeg(data: bytes) -> bytes:
    """APP11 segments: JP, the number of the box, that of the packet, the box in pieces, its head on each."""
    at, found = 2, {}
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            break
        (length,) = struct.unpack_from(">H", data, at + 2)
        body = data[at + 4 : at + 2 + length]
        if marker == 0xEB and body[:2] == b"JP" and len(body) > 16 and body[12:16] == b"jumb":
            number, packet = struct.unpack_from(">HI", body, 2)
            # Only the first piece needs the head that all have.
            found.setdefault(number, []).append((packet, body[8:] if not found.get(number) else body[16:]))
        at += 2 + length
    for pieces in found.values():
        joined = b"".join(piece for _, piece in sorted(pieces, key=lambda each: each[0]))
        if b"c2pa" in joined[:100]:
            return joined
    return b""


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, at + 4)
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _in_bmff(data: bytes) -> bytes:
    """A `uuid` box: the identifier, version and flags, what it is for, an offset, the store."""
    at = 0
    while at + 8 <= len(data):
        length, kind, head = _box_head(data, at)
        if length < head:
            break
        body = data[at + head : at + length]
        if kind == b"uuid" and body.startswith(_BMFF_UUID):
            purpose, _, rest = body[20:].partition(b"\0")
            if purpose == b"manifest":
                return rest[8:]
        at += length
    return b""
