"""Content Credentials in a file are read as they stand there, whatever stands there, and verified by nobody here."""

from __future__ import annotations

import json
import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.newsroom.cbor import CborError, read_cbor
from standfirst.newsroom.photo_credentials import read_credentials
from tests.conftest import SHARED
from tests.newsroom.core.picture_files import jpeg, picture

AI = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def cbor(value: Any) -> bytes:
    """A small encoder, for what the tests need."""

    def head(kind: int, count: int) -> bytes:
        return bytes([kind << 5 | count]) if count < 24 else bytes([kind << 5 | 25]) + struct.pack(">H", count)

    if isinstance(value, bool):
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, int):
        return head(0, value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    return head(5, len(value)) + b"".join(cbor(key) + cbor(each) for key, each in value.items())


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


def superbox(label: str, *content: bytes) -> bytes:
    return box(b"jumb", box(b"jumd", b"\0" * 16 + b"\x03" + label.encode() + b"\0") + b"".join(content))


def store(*actions: dict[str, Any], generator: Any = None, author: str = "") -> bytes:
    """A store with one manifest."""
    assertions = [superbox("c2pa.actions.v2", box(b"cbor", cbor({"actions": list(actions)})))]
    if author:
        work = json.dumps({"author": [{"@type": "Person", "name": author}]}).encode()
        assertions.append(superbox("stds.schema-org.CreativeWork", box(b"json", work)))
    claim = {"claim_generator_info": generator or [{"name": "Drawing Table", "version": "2"}], "dc:title": "quay.jpg"}
    certificate = b"\x30\x20" + b"\x06\x03\x55\x04\x0a\x0c\x06Issuer" + b"\x06\x03\x55\x04\x0a\x0c\x09City News"
    signature = cbor([cbor({33: [certificate]}), {}, b"", b"\1" * 64])
    return superbox(
        "c2pa",
        superbox(
            "urn:uuid:1",
            superbox("c2pa.assertions", *assertions),
            superbox("c2pa.claim", box(b"cbor", cbor(claim))),
            superbox("c2pa.signature", box(b"cbor", b"\xd2" + signature)),
        ),
    )


def in_jpeg(store: bytes, size: int = 60_000) -> bytes:
    """In pieces of `size` bytes, the last first in no case."""
    head, body = store[:8], store[8:]
    segments = b""
    for number, at in enumerate(range(0, len(body), size), 1):
        piece = b"JP" + struct.pack(">HI", 1, number) + head + body[at : at + size]
        segments += b"\xff\xeb" + struct.pack(">H", len(piece) + 2) + piece
    data = jpeg()
    return data[:2] + segments + data[2:]


def in_png(store: bytes) -> bytes:
    data, body = picture("PNG"), b"caBX" + store
    return data[:33] + struct.pack(">I", len(store)) + body + struct.pack(">I", zlib.crc32(body)) + data[33:]


def in_webp(store: bytes) -> bytes:
    data = picture("WEBP") + b"C2PA" + struct.pack("<I", len(store)) + store + b"\0" * (len(store) % 2)
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


def in_avif(store: bytes) -> bytes:
    purpose = b"\0\0\0\0manifest\0" + b"\0" * 8
    return picture("AVIF") + box(b"uuid", bytes.fromhex("d8fec3d61b0e483c92975828877ec481") + purpose + store)


MADE = {"action": "c2pa.created", "softwareAgent": {"name": "Picture Maker"}, "digitalSourceType": AI}
CROPPED = {"action": "c2pa.cropped", "when": "2026-05-01T10:00:00Z", "softwareAgent": "Drawing Table"}


@pytest.mark.parametrize("wrapped", [in_jpeg, in_png, in_webp, in_avif], ids=lambda each: each.__name__)
def test_they_are_read_from_every_format(wrapped):
    file = BytesIO(wrapped(store(MADE, CROPPED, author="Ines Marsh")))
    assert read_credentials(file) == {
        "generator": "Drawing Table 2",
        "title": "quay.jpg",
        "manifests": 1,
        "actions": [
            {"what": "created", "by": "Picture Maker", "source_type": "trainedAlgorithmicMedia"},
            {"what": "cropped", "by": "Drawing Table", "when": "2026-05-01T10:00:00Z"},
        ],
        "authors": ["Ines Marsh"],
        "signed": True,
        "signer": "City News",
        "source_type": "trainedAlgorithmicMedia",
    }
    assert file.tell() == 0


def test_in_several_segments_they_are_put_together():
    assert read_credentials(BytesIO(in_jpeg(store(*[CROPPED] * 40), size=300)))["generator"] == "Drawing Table 2"


def test_the_samples_of_the_c2pa_project_are_read():
    files = sorted((SHARED / "data" / "wire" / "c2pa-samples").rglob("*.jpg"))
    if not files:
        pytest.skip("the shared pictures are not on this machine")
    for path in files:
        with path.open("rb") as file:
            said = read_credentials(file)
        assert said["signed"] and said["generator"].startswith("make_test_images") and "problem" not in said
        assert [each["what"] for each in said["actions"]] == ["opened", "colours adjusted"]


@pytest.mark.parametrize("data", [b"", jpeg(), picture("PNG"), picture("WEBP"), picture("AVIF"), picture("GIF")])
def test_a_picture_without_any_has_none(data):
    assert read_credentials(BytesIO(data)) == {}


def deep(levels: int) -> bytes:
    return superbox("x", deep(levels - 1)) if levels else b""


BROKEN = {
    "no boxes": b"c2pa" * 9,
    "cut": store(MADE)[:-30],
    "a length of nothing": superbox("c2pa", b"\0\0\0\1jumb"),
    "deep": superbox("c2pa", deep(40)),
    "endless": superbox("c2pa", superbox("urn:uuid:1", b"\0\0\0\x08free" * 9_000)),
    "no manifest": superbox("c2pa"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_said_and_breaks_nothing(name):
    assert read_credentials(BytesIO(in_png(BROKEN[name]))) == {"problem": "They are damaged and cannot be read."}


def test_claims_of_the_wrong_kind_are_left_out():
    odd = store({"action": 7}, {"action": "x" * 900, "softwareAgent": 3}, generator=[7])  # type: ignore[arg-type]
    said = read_credentials(BytesIO(in_png(odd)))
    assert said["actions"] == [{}, {"what": "x" * 200}] or said["actions"] == [{"what": "x" * 200}]
    assert said["signed"]


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"\x18\x64", 100),
        (b"\x39\x03\xe7", -1000),
        (b"\x9f\x01\x82\x02\x03\xff", [1, [2, 3]]),
        (b"\x7f\x65strea\x64ming\xff", "streaming"),
        (b"\xbf\x61a\x01\xff", {"a": 1}),
        (b"\xf9\x3c\x00", 1.0),
        (b"\xc1\x1a\x51\x4b\x67\xb0", 1363896240),
        (b"\xa1\x81\x01\x02", {"[1]": 2}),
        (b"\xf6", None),
    ],
)
def test_cbor_is_read_as_the_standard_has_it(data, value):
    assert read_cbor(data) == value


@pytest.mark.parametrize("data", [b"", b"\x9b" + b"\xff" * 8, b"\x5a\xff\xff\xff\xff", b"\x81" * 100_000, b"\xff" * 2,
                                  b"\x9f", b"\x1f", b"\xbf\x01\xff"])  # fmt: skip
def test_cbor_that_lies_is_refused(data):
    with pytest.raises((CborError, TypeError)):
        value = read_cbor(data)
        len(value)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_no_bytes_break_it(noise, at, patch):
    whole = store(MADE, CROPPED)
    for body in (noise, whole[:at] + patch + whole[at + len(patch) :], whole[:at]):
        assert isinstance(read_credentials(BytesIO(in_png(body))), dict)
