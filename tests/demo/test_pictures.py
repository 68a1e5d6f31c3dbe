"""The demo's pictures: there, drawn by us, and saying in their own metadata what the story prints under them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat, IptcImagePlugin

from standfirst.demo import draw, iptc
from standfirst.story import Picture

PICTURES = {picture.href: picture for picture in draw.pictures()}
HREFS = sorted(PICTURES)


def metadata(path: Path) -> tuple[dict[str, Any], dict[tuple[int, int], bytes]]:
    """XMP and IIM of a picture, read by Pillow."""
    with Image.open(path) as image:
        xmp = image.getxmp()["xmpmeta"]["RDF"]["Description"]
        return xmp, IptcImagePlugin.getiptcinfo(image) or {}


def text(value: Any) -> str:
    """The words of an XMP language alternative."""
    words = value["Alt"]["li"]
    return str(words["text"] if isinstance(words, dict) else words)


def test_every_drawing_is_used_and_every_picture_of_a_story_is_drawn() -> None:
    assert {Path(href).stem for href in HREFS} == set(draw.SCENES)
    assert {path.stem for path in (draw.HERE / "pictures").iterdir()} == set(draw.SCENES)
    assert all(href == f"pictures/{Path(href).stem}.jpg" for href in HREFS)


@pytest.mark.parametrize("href", HREFS)
def test_a_picture_opens_at_the_size_its_story_gives(href: str) -> None:
    path = draw.HERE / href
    with Image.open(path) as image:
        image.load()
        assert image.format == "JPEG"
        assert image.size == (PICTURES[href].width, PICTURES[href].height) == (1600, 1067)
        assert min(ImageStat.Stat(image.convert("L")).stddev) > 10, "a picture shows something"
    assert path.stat().st_size < 150_000


def test_all_pictures_together_stay_light() -> None:
    assert sum(path.stat().st_size for path in (draw.HERE / "pictures").iterdir()) < 2_500_000


@pytest.mark.parametrize("href", HREFS)
def test_a_picture_says_in_xmp_what_its_story_says(href: str) -> None:
    picture = PICTURES[href]
    xmp, _ = metadata(draw.HERE / href)
    assert text(xmp["description"]) == picture.caption != ""
    assert text(xmp["AltTextAccessibility"]) == picture.alt_text != ""
    assert text(xmp["UsageTerms"]) == picture.usage_terms != ""
    assert text(xmp["rights"]) == draw.RIGHTS
    assert xmp["creator"]["Seq"]["li"] == picture.creator != ""
    assert xmp["Credit"] == picture.credit != ""
    assert xmp["Source"] == picture.source != ""
    assert xmp["DigitalSourceType"].endswith("/digitalsourcetype/digitalCreation")


@pytest.mark.parametrize("href", HREFS)
def test_a_picture_says_in_iim_what_its_story_says(href: str) -> None:
    picture = PICTURES[href]
    _, iim = metadata(draw.HERE / href)
    said = {key: iim[key].decode() for key in ((2, 120), (2, 80), (2, 110), (2, 115), (2, 116), (2, 40))}
    assert iim[1, 90] == b"\x1b%G"
    assert said == {
        (2, 120): picture.caption,
        (2, 80): picture.creator,
        (2, 110): picture.credit,
        (2, 115): picture.source,
        (2, 116): draw.RIGHTS,
        (2, 40): picture.usage_terms,
    }


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
def test_exiftool_reads_the_same_caption_and_credit_from_both() -> None:
    fields = ("XMP-dc:Description", "IPTC:Caption-Abstract", "XMP-photoshop:Credit", "IPTC:Credit", "Warning", "Error")
    command = ["exiftool", "-j", "-G1", *(f"-{field}" for field in fields), str(draw.HERE / "pictures")]
    rows = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert len(rows) == len(HREFS)
    for row in rows:
        picture = PICTURES[f"pictures/{Path(row['SourceFile']).name}"]
        assert row["XMP-dc:Description"] == row["IPTC:Caption-Abstract"] == picture.caption
        assert row["XMP-photoshop:Credit"] == row["IPTC:Credit"] == picture.credit
        assert not [key for key in row if "Warning" in key or "Error" in key]


def test_a_credit_with_two_parties_names_source_and_distributor() -> None:
    parted = [picture for picture in PICTURES.values() if picture.distributor]
    assert parted
    for picture in parted:
        assert picture.credit == f"{picture.source} via {picture.distributor}"


def test_alternative_text_is_not_the_caption_over_again() -> None:
    for picture in PICTURES.values():
        assert len(picture.alt_text) >= 40
        assert picture.alt_text != picture.caption


@pytest.mark.parametrize("name", sorted(draw.SCENES))
def test_a_drawing_comes_out_the_same_twice(name: str) -> None:
    once, again = draw.scene(name, scale=1), draw.scene(name, scale=1)
    assert ImageChops.difference(once, again).getbbox() is None


def test_a_committed_picture_is_the_drawing_of_its_name(tmp_path: Path) -> None:
    with Image.open(draw.HERE / "pictures" / "drowned-village.jpg") as printed:
        difference = ImageChops.difference(printed.convert("RGB"), draw.scene("drowned-village"))
    assert max(ImageStat.Stat(difference).mean) < 4


def test_draw_all_makes_the_folder_and_fills_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = PICTURES["pictures/trial-chart.jpg"]
    monkeypatch.setattr(draw, "pictures", lambda: iter((one,)))
    draw.draw_all(tmp_path / "new" / "folder")
    xmp, iim = metadata(tmp_path / "new" / "folder" / "trial-chart.jpg")
    assert text(xmp["description"]) == iim[2, 120].decode() == one.caption


def test_markup_in_a_caption_stays_text(tmp_path: Path) -> None:
    picture = Picture(id="p", caption="Ålesund <b>&</b> “quotes”", credit="A/B", creator="A", source="B", alt_text="x")
    path = tmp_path / "p.jpg"
    path.write_bytes(draw.developed(Image.new("RGB", (60, 40), (20, 60, 90)), picture))
    xmp, iim = metadata(path)
    assert text(xmp["description"]) == iim[2, 120].decode() == picture.caption


def test_a_value_longer_than_the_standard_allows_is_refused() -> None:
    with pytest.raises(ValueError, match="2:110 holds 32 bytes"):
        iptc.iim(credit="x" * 33)


def test_iim_is_set_into_a_jpeg_only() -> None:
    with pytest.raises(ValueError, match="JPEG"):
        iptc.with_iim(b"\x89PNG", b"")


def test_the_iim_block_is_padded_to_an_even_length() -> None:
    for caption in ("even", "uneven!"):
        segment = iptc.app13(iptc.iim(caption=caption))
        assert segment[:2] == b"\xff\xed"
        assert int.from_bytes(segment[2:4], "big") == len(segment) - 2
        length = int.from_bytes(segment[26:30], "big")
        assert len(segment) == 30 + length + length % 2
