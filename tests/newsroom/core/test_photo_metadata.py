"""What a picture file says of itself, in the order of the Metadata Working Group."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
from io import BytesIO
from pathlib import Path

import pytest

from standfirst.newsroom.photo_iim import digest
from standfirst.newsroom.photo_metadata import _CAMERA_SAYS, LONGEST, PhotoWords, read_words
from tests.conftest import SHARED
from tests.newsroom.core.picture_files import alternatives, jpeg, picture, xmp

UTF8 = (1, 90, b"\x1b%G")


def words(data: bytes) -> PhotoWords:
    return read_words(BytesIO(data))


def block_of(data: bytes) -> bytes:
    """The IIM block of a JPEG of `picture_files`."""
    at = data.index(b"8BIM\x04\x04") + 8
    (length,) = struct.unpack_from(">I", data, at)
    return data[at + 4 : at + 4 + length]


def with_digest(data: bytes, noted: bytes) -> bytes:
    """The JPEG with the digest that a program noted of its IIM."""
    body = b"Photoshop 3.0\x00" + b"8BIM\x04\x25\x00\x00" + struct.pack(">I", 16) + noted
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + data[2:]


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


def test_exif_speaks_first_of_its_three_then_xmp_then_iim():
    said = words(
        jpeg(
            packet=xmp(
                alternatives("dc:description", x_default="By XMP") + alternatives("dc:rights", x_default="© XMP")
            ),
            datasets=[UTF8, (2, 120, b"By IIM"), (2, 80, "Inês".encode()), (2, 110, b"Harbour Authority")],
            exif={0x010E: "By EXIF", 0x8298: "Copyright by EXIF"},
        )
    )
    assert (said.caption, said.copyright_notice) == ("By EXIF", "Copyright by EXIF")
    assert (said.creator, said.credit) == ("Inês", "Harbour Authority")


def test_without_exif_xmp_comes_before_iim():
    packet = xmp(alternatives("dc:description", x_default="By XMP"))
    assert words(jpeg(packet=packet, datasets=[UTF8, (2, 120, b"By IIM"), (2, 5, b"The quay")])).caption == "By XMP"


def test_iim_that_was_changed_after_the_xmp_was_written_comes_before_it():
    packet = xmp(alternatives("dc:description", x_default="By XMP"), 'photoshop:Credit="By XMP"')
    data = jpeg(packet=packet, datasets=[UTF8, (2, 120, b"By IIM")])
    same = with_digest(data, digest(block_of(data)))
    changed = with_digest(data, b"\x01" * 16)
    assert words(same).caption == "By XMP"
    assert (words(changed).caption, words(changed).credit) == ("By IIM", "By XMP")


def test_iim_that_was_only_cut_to_its_length_does_not_shorten_the_xmp():
    long = "The quay at dusk. " * 200
    packet = xmp(alternatives("dc:description", x_default=long))
    data = jpeg(packet=packet, datasets=[UTF8, (2, 120, long.encode()[:2000])])
    assert words(with_digest(data, b"\x01" * 16)).caption == long.strip()


def test_several_creators_of_exif_are_told_apart():
    assert words(jpeg(exif={0x013B: 'Ines Marsh; "Tom Reed"'})).creator == "Ines Marsh, Tom Reed"


def test_the_exiftool_project_s_own_sample_of_the_order_is_read_right():
    path = SHARED / "data" / "wire" / "img-exiftool" / "dev" / "MWG.jpg"
    if not path.exists():
        pytest.skip("the shared pictures are not on this machine")
    said = words(path.read_bytes())
    assert said.caption == "RIGHT-EXIF-Description"
    assert said.creator == "RIGHT1of2-EXIF-Creator, RIGHT2of2-EXIF-Creator"
    assert said.copyright_notice == "RIGHT-XMP-Copyright"


def test_exiftool_reads_real_pictures_as_we_do():
    """By its own MWG tags: description, creator and copyright of every sample that has one."""
    if not shutil.which("exiftool"):
        pytest.skip("exiftool is not on this machine")
    folders = [str(path) for path in (SHARED / "data" / "wire").glob("img-*") if "hostile" not in path.name]
    if not folders:
        pytest.skip("the shared pictures are not on this machine")
    tags = ["-MWG:Description", "-MWG:Creator", "-MWG:Copyright", "-XMP-photoshop:Credit"]
    kinds = ["-ext", "jpg", "-ext", "webp"]
    asked = subprocess.run(
        ["exiftool", "-r", "-q", "-j", "-sep", ", ", *tags, *kinds, *folders], capture_output=True, check=False
    )
    read = differs = 0
    for each in json.loads(asked.stdout):
        said = words(Path(each["SourceFile"]).read_bytes())
        for ours, theirs in (
            (said.caption, "Description"),
            (said.copyright_notice, "Copyright"),
            (said.credit, "Credit"),
        ):
            wanted = " ".join(str(each.get(theirs, "")).split())
            if wanted and wanted.casefold() not in _CAMERA_SAYS and "\ufffd" not in wanted:
                read += 1
                differs += " ".join(ours.split()) != wanted
    assert read > 20 and differs <= read // 20


def test_what_has_no_field_of_its_own_is_kept_by_name():
    ext = 'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
    packet = xmp(
        "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Ada Kaya</rdf:li><rdf:li>Bo Lind</rdf:li></rdf:Bag>"
        "</Iptc4xmpExt:PersonInImage><plus:CopyrightOwner><rdf:Seq><rdf:li rdf:parseType='Resource'>"
        "<plus:CopyrightOwnerName>City News</plus:CopyrightOwnerName></rdf:li></rdf:Seq></plus:CopyrightOwner>"
        "<Iptc4xmpExt:DigitalSourceType "
        'rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>',
        f'{ext} photoshop:City="Galata" plus:LicenseEndDate="2026-06-01" photoshop:DateCreated="2026-05-02T10:00:00Z"',
    )
    said = words(jpeg(packet=packet, datasets=[UTF8, (2, 25, b"harbour"), (2, 25, b"cranes"), (2, 103, b"X77")]))
    assert said.in_file == {
        "people": "Ada Kaya, Bo Lind",
        "city": "Galata",
        "keywords": "harbour, cranes",
        "job_id": "X77",
        "copyright_owner": "City News",
    }
    assert (said.source_type, said.expires, said.taken) == (
        "trainedAlgorithmicMedia",
        "2026-06-01",
        "2026-05-02T10:00:00Z",
    )


def test_times_of_exif_and_iim_are_told_in_one_form():
    assert words(jpeg(datasets=[(2, 55, b"20260501"), (2, 60, b"101500+0300")])).taken == "2026-05-01T10:15:00+03:00"
    assert words(jpeg(datasets=[(2, 37, b"20260601"), (2, 38, b"120000+0000")])).expires == "20260601 120000+0000"


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


def in_png(packet: bytes, *, packed: bool = False) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet.decode(), zip=packed)
    return picture("PNG", pnginfo=info)


LAUGHS = (
    "<!DOCTYPE lolz [<!ENTITY a 'lol'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(9))
    + "]>"
).encode()
HOSTILE = {
    "a billion laughs": LAUGHS + xmp("<dc:creator>&j;</dc:creator>"),
    "a file of the server": b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    + xmp("<dc:creator>&x;</dc:creator>"),
    "deep": xmp("<a>" * 100_000 + "</a>" * 100_000),
    "descriptions in descriptions": xmp("<rdf:Description>" * 14_000 + "</rdf:Description>" * 14_000),
    "lists in lists": xmp("<dc:x>" + "<rdf:Bag><rdf:li>" * 20_000 + "</rdf:li></rdf:Bag>" * 20_000 + "</dc:x>"),
    "many properties": xmp("<dc:x>y</dc:x>" * 50_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xmp_says_nothing_and_takes_no_time(name):
    assert words(in_png(HOSTILE[name])) == PhotoWords()


def test_hostile_iim_is_read_no_further_than_it_makes_sense():
    many = words(jpeg(datasets=[(2, 25, b"k")] * 10_000))
    assert len(many.in_file.get("keywords", "")) <= LONGEST
    lying = jpeg(datasets=[(2, 120, b"The quay")]).replace(b"\x1c\x02\x78\x00\x08", b"\x1c\x02\x78\xff\xff")
    assert words(lying) == PhotoWords()


def test_a_packet_that_unpacks_to_a_flood_is_not_unpacked():
    assert words(in_png(b"x" * 60_000_000, packed=True)) == PhotoWords()
