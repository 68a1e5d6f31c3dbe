"""Every copy that readers get says whose it is, what it shows and on what terms, and nothing of the camera."""

from __future__ import annotations

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from standfirst.newsroom.models import Photo
from standfirst.newsroom.photo_metadata import read_words
from standfirst.newsroom.photo_packet import Stamp, iim_of, xmp_of
from standfirst.newsroom.photo_stamping import stamped, without_camera_notes
from tests.conftest import missing
from tests.newsroom.core.picture_files import alternatives, jpeg, picture, xmp

WORDS = {
    "caption": "The quay at dusk; İzmir & “gulls” <cranes>.",
    "credit": "Harbour Authority via City News",
    "creator": "Ines Marsh, Tom Reed",
    "source": "Harbour Authority",
    "copyright_notice": "© 2026 Harbour Authority",
    "usage_terms": "Editorial use only. NO SALES.",
    "source_type": "trainedAlgorithmicMedia",
}
STAMP = Stamp(**WORDS, alt_text="A grey quay.", expires="2026-06-01")


def gps_and_camera(kind: str) -> bytes:
    """A picture of that kind full of a camera's notes."""
    notes = Image.Exif()
    notes[0x010F], notes[0x0110] = "A camera", "Model 7"
    notes.get_ifd(0x8825).update({1: "N", 2: (41.0, 2.0, 21.0), 3: "E", 4: (29.0, 0.0, 1.0)})
    position = xmp("", 'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="41,2.35N"')
    return picture(kind, (320, 200), exif=notes, xmp=position)


def exiftool(data: bytes, suffix: str, folder: Path) -> dict[str, Any]:
    """What exiftool reads in it."""
    if not shutil.which("exiftool"):
        missing("exiftool", "install Debian's package libimage-exiftool-perl")
    path = folder / f"copy{suffix}"
    path.write_bytes(data)
    asked = subprocess.run(
        ["exiftool", "-j", "-G1", "-struct", "-n", "-charset", "iptc=utf8", str(path)], capture_output=True, check=True
    )
    (said,) = json.loads(asked.stdout)
    return said


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp")])
def test_exiftool_reads_our_words_and_nothing_of_the_camera(kind, suffix, tmp_path):
    said = exiftool(stamped(gps_and_camera(kind), STAMP), suffix, tmp_path)
    assert said["XMP-dc:Description"] == WORDS["caption"]
    assert said["XMP-photoshop:Credit"] == WORDS["credit"]
    assert said["XMP-photoshop:Source"] == WORDS["source"]
    assert said["XMP-dc:Creator"] == ["Ines Marsh", "Tom Reed"]
    assert said["XMP-dc:Rights"] == WORDS["copyright_notice"]
    assert said["XMP-xmpRights:UsageTerms"] == WORDS["usage_terms"]
    assert said["XMP-iptcCore:AltTextAccessibility"] == "A grey quay."
    assert said["XMP-iptcExt:DigitalSourceType"].endswith("/trainedAlgorithmicMedia")
    assert str(said["XMP-plus:LicenseEndDate"]).startswith("2026:06:01")
    assert not [name for name in said if "GPS" in name or name.startswith(("IFD0", "ExifIFD", "MakerNotes"))]
    assert not [name for name in said if name.endswith((":Warning", ":Error"))]


def test_a_jpeg_says_it_in_iim_too_with_its_digest(tmp_path):
    said = exiftool(stamped(gps_and_camera("JPEG"), STAMP), ".jpg", tmp_path)
    assert said["IPTC:Caption-Abstract"] == WORDS["caption"]
    assert said["IPTC:Credit"] == WORDS["credit"] and said["IPTC:By-line"] == "Ines Marsh, Tom Reed"
    assert said["IPTC:CopyrightNotice"] == WORDS["copyright_notice"]
    assert said["IPTC:SpecialInstructions"] == WORDS["usage_terms"]
    assert said["Photoshop:IPTCDigest"] == said["File:CurrentIPTCDigest"] if "File:CurrentIPTCDigest" in said else True


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("stamp", [STAMP, Stamp(), Stamp(credit="Ines Marsh")], ids=["full", "empty", "credit"])
def test_every_pixel_stays(kind, stamp):
    data = gps_and_camera(kind)
    made = stamped(data, stamp)
    with Image.open(BytesIO(made)) as after, Image.open(BytesIO(data)) as before:
        assert after.tobytes() == before.tobytes() and after.size == before.size
    assert b"GPSLatitude" not in made and b"A camera" not in made
    assert read_words(BytesIO(made)).credit == stamp.credit
    assert stamped(made, stamp) == made


@pytest.mark.parametrize(
    "data",
    [
        picture("WEBP", (31, 17)),
        picture("WEBP", (31, 17), lossless=True),
        picture("WEBP", (320, 200), icc_profile=b"x" * 131),
    ],
    ids=["lossy", "lossless", "extended"],
)
def test_every_form_of_webp_takes_them(data, tmp_path):
    made = stamped(data, STAMP)
    with Image.open(BytesIO(made)) as after, Image.open(BytesIO(data)) as before:
        assert after.tobytes() == before.tobytes()
        assert after.info.get("icc_profile") == before.info.get("icc_profile")
    assert read_words(BytesIO(made)).caption == WORDS["caption"]


def test_a_transparent_webp_stays_so():
    out = BytesIO()
    Image.new("RGBA", (20, 20), (9, 9, 9, 99)).save(out, "WEBP", lossless=True)
    with Image.open(BytesIO(stamped(out.getvalue(), STAMP))) as made:
        assert made.mode == "RGBA" and made.getpixel((1, 1))[3] == 99


def test_the_colour_profile_stays_and_comments_go():
    out = BytesIO()
    Image.new("RGB", (20, 20)).save(out, "JPEG", icc_profile=b"p" * 500, comment=b"shot from the 3rd floor")
    with Image.open(BytesIO(stamped(out.getvalue(), STAMP))) as made:
        assert made.info["icc_profile"] == b"p" * 500 and "comment" not in made.info


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff", jpeg()[:30], picture("PNG")[:40], b"GIF89a",
                                  b"RIFF\x04\x00\x00\x00WEBP", picture("WEBP")[:25]])  # fmt: skip
def test_what_breaks_off_is_no_error(data):
    stamped(data, STAMP)
    assert data.startswith(without_camera_notes(data)[:2])


def test_words_of_any_length_and_kind_fit():
    wild = Stamp(caption="\x00ü\ud800]]>" * 20_000, credit="<x>&amp;" * 20_000, usage_terms="é" * 50_000)
    made = stamped(jpeg(), wild)
    Image.open(BytesIO(made)).load()
    assert read_words(BytesIO(made)).credit.startswith("<x>&amp;<x>")
    assert len(xmp_of(wild)) < 65_000 and len(iim_of(wild)) < 10_000


@pytest.mark.django_db
@pytest.mark.parametrize(("form", "suffix"), [("jpeg", ".jpg"), ("png", ".png"), ("webp", ".webp"), ("avif", ".avif")])
@pytest.mark.parametrize("original", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_copy_of_every_original_carries_them(form, suffix, original, tmp_path):
    photo = Photo(title="Quay", file=ContentFile(gps_and_camera(original), name=f"quay.{original.lower()}"), **WORDS)
    photo.save()
    with photo.get_rendition(f"width-160|format-{form}").file.open("rb") as file:
        made = file.read()
    said = exiftool(made, suffix, tmp_path)
    assert said["XMP-photoshop:Credit"] == WORDS["credit"] and said["XMP-dc:Description"] == WORDS["caption"]
    assert said["XMP-iptcExt:DigitalSourceType"].endswith("/trainedAlgorithmicMedia")
    assert not [name for name in said if "GPS" in name or name.startswith(("IFD0", "ExifIFD"))]
    assert Image.open(BytesIO(made)).size == (160, 100)


@pytest.mark.django_db
def test_another_credit_is_another_address(tmp_path):
    data = jpeg(packet=xmp(alternatives("dc:description", x_default="The quay")))
    photo = Photo(title="Quay", file=ContentFile(data, name="quay.jpg"), credit="Ines Marsh")
    photo.save()
    first = photo.get_rendition("width-32|format-webp")
    name = first.file.name
    photo.delete_renditions()
    photo.credit = "Tom Reed"
    photo.save()
    assert photo.get_rendition("width-32|format-webp").file.name.split("_")[0] != name.split("_")[0].split(".")[0]
