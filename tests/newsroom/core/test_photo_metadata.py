"""What a picture file says of itself: XMP, then IIM, then EXIF."""

from __future__ import annotations

from io import BytesIO

import pytest

from standfirst.newsroom.photo_metadata import LONGEST, PhotoWords, read_words
from tests.conftest import SHARED
from tests.newsroom.core.picture_files import alternatives, jpeg, picture, xmp

UTF8 = (1, 90, b"\x1b%G")


def words(data: bytes) -> PhotoWords:
    return read_words(BytesIO(data))


FULL = xmp(
    alternatives("dc:description", de="Der Kai", x_default="The quay at dusk.")
    + "<dc:creator><rdf:Seq><rdf:li>Ines Marsh</rdf:li><rdf:li>Tom Reed</rdf:li></rdf:Seq></dc:creator>"
    + alternatives("dc:rights", x_default="© 2025 Harbour Authority")
    + alternatives("xmpRights:UsageTerms", x_default="One use only.")
    + alternatives("Iptc4xmpCore:AltTextAccessibility", x_default="A grey quay; gulls."),
    'photoshop:Credit="Harbour Authority via City News" photoshop:Source="Harbour Authority Press Office"',
)


def test_every_field_is_read_from_xmp():
    assert words(jpeg(packet=FULL)) == PhotoWords(
        caption="The quay at dusk.",
        credit="Harbour Authority via City News",
        creator="Ines Marsh, Tom Reed",
        source="Harbour Authority Press Office",
        distributor="City News",
        copyright_notice="© 2025 Harbour Authority",
        usage_terms="One use only.",
        alt_text="A grey quay; gulls.",
    )


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_xmp_is_read_from_every_format_that_carries_it(kind):
    from PIL.PngImagePlugin import PngInfo

    if kind == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", FULL.decode())
        data = picture("PNG", pnginfo=info)
    else:
        data = picture(kind, xmp=FULL)
    assert words(data).caption == "The quay at dusk."


def test_iim_speaks_where_xmp_is_silent_and_only_there():
    data = jpeg(
        packet=xmp(alternatives("dc:description", x_default="By XMP")),
        datasets=[UTF8, (2, 120, b"By IIM"), (2, 80, "Inês".encode()), (2, 110, b"Harbour Authority")],
        exif={0x010E: "By EXIF", 0x013B: "By EXIF", 0x8298: "Copyright by EXIF"},
    )
    said = words(data)
    assert (said.caption, said.creator, said.credit) == ("By XMP", "Inês", "Harbour Authority")
    assert said.copyright_notice == "Copyright by EXIF"


def test_exif_speaks_last():
    said = words(jpeg(exif={0x010E: "The quay", 0x013B: "Ines Marsh", 0x8298: "Copyright Ines Marsh"}))
    assert (said.caption, said.creator, said.copyright_notice) == ("The quay", "Ines Marsh", "Copyright Ines Marsh")


def test_exif_in_utf_8_is_read_so():
    data = jpeg(exif={0x010E: "Der Kai xx Abend"}).replace(b"xx", "ü".encode())
    assert words(data).caption == "Der Kai ü Abend"


@pytest.mark.parametrize("text", ["OLYMPUS DIGITAL CAMERA         ", "SONY DSC", "default", " "])
def test_what_a_camera_writes_into_every_picture_is_no_caption(text):
    assert words(jpeg(exif={0x010E: text})).caption == ""


@pytest.mark.parametrize(
    ("datasets", "caption"),
    [
        ([UTF8, (2, 120, "İstanbul, Ağustos".encode())], "İstanbul, Ağustos"),
        ([(2, 120, "Café à Genève".encode("latin-1"))], "Café à Genève"),
        ([(2, 120, "“Café” – 5 €".encode("cp1252"))], "“Café” – 5 €"),
        ([(2, 120, "İstanbul".encode())], "İstanbul"),
        ([UTF8, (2, 120, b"broken \xff here")], "broken \ufffd here"),
    ],
)
def test_the_letters_of_iim_are_read_as_they_were_written(datasets, caption):
    assert words(jpeg(datasets=datasets)).caption == caption


def test_several_bylines_of_iim_are_all_kept():
    assert words(jpeg(datasets=[UTF8, (2, 80, b"Ines Marsh"), (2, 80, b"Tom Reed")])).creator == "Ines Marsh, Tom Reed"


def test_a_credit_of_two_parties_names_source_and_distributor():
    said = words(jpeg(datasets=[(2, 110, b"Tom Reed/Harbour Authority via City News")]))
    assert (said.creator, said.source, said.distributor) == ("Tom Reed", "Harbour Authority", "City News")
    assert said.credit == "Tom Reed/Harbour Authority via City News"


def test_a_handout_is_told():
    assert words(
        jpeg(packet=xmp(alternatives("dc:description", x_default="The quay. Photo released by the Navy.")))
    ).handout
    assert not words(jpeg(packet=FULL)).handout


def test_terms_are_the_instructions_where_there_are_no_others():
    assert words(jpeg(packet=xmp("", 'photoshop:Instructions="No archive."'))).usage_terms == "No archive."
    assert words(jpeg(datasets=[(2, 40, b"NO SALES")])).usage_terms == "NO SALES"


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>' + xmp(
    "<dc:creator>&c;</dc:creator>"
)


@pytest.mark.parametrize(
    "packet",
    [b"no xml at all", xmp("<unclosed>"), BOMB, b"\x00" * 50, "<a/>".encode("utf-16"), xmp("<dc:creator/>")],
    ids=["text", "unclosed", "entities", "zeros", "utf-16", "empty"],
)
def test_a_packet_that_cannot_be_read_says_nothing_and_spoils_nothing(packet):
    said = words(jpeg(packet=packet, datasets=[(2, 120, b"By IIM")]))
    assert (said.caption, said.creator) == ("By IIM", "")


def test_a_broken_block_of_iim_spoils_nothing():
    data = jpeg(datasets=[(2, 120, b"By IIM")], exif={0x013B: "Ines Marsh"})
    at = data.index(b"\x1c\x02\x78")
    assert words(data[:at] + b"\x1c\xff\xff\xff\xff" + data[at + 5 :]).creator == "Ines Marsh"


def test_enormous_metadata_are_left_alone():
    assert words(jpeg(datasets=[(2, 120, b"x" * (LONGEST + 1)), (2, 80, b"Ines Marsh")])) == PhotoWords(
        creator="Ines Marsh"
    )
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", xmp(f"<dc:creator>{'y' * 2_000_000}</dc:creator>").decode(), zip=True)
    assert words(picture("PNG", pnginfo=info)) == PhotoWords()


def test_control_characters_and_line_ends_are_put_right():
    assert words(jpeg(datasets=[(2, 120, b"One\r\n two\x00\x07  three \x0b")])).caption == "One\ntwo three"


@pytest.mark.parametrize("data", [b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", jpeg()[:40]])
def test_what_is_no_picture_says_nothing(data):
    file = BytesIO(data)
    assert read_words(file) == PhotoWords()
    assert file.tell() == 0 and not file.closed


def test_real_pictures_are_read_without_an_error():
    files = [
        path
        for folder in sorted((SHARED / "data" / "wire").glob("img-*"))
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".avif", ".gif")
    ][:400]
    if not files:
        pytest.skip("the shared pictures are not on this machine")
    said = [words(path.read_bytes()) for path in files]
    assert sum(bool(each.caption or each.creator or each.credit) for each in said) > len(files) // 20
