"""Pictures come in examined, described by their own words, and go out under addresses nobody can guess."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.forms import get_image_form

from standfirst.newsroom.handover import handover
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import Article, Photo
from standfirst.newsroom.photo_check import MAX_FRAMES, examine
from standfirst.newsroom.photo_stamping import without_camera_notes
from standfirst.newsroom.roles import REPORTER
from standfirst.story import Block, BlockKind, Picture, Story
from tests.conftest import SHARED
from tests.newsroom.core.picture_files import alternatives, gif_that_claims, jpeg, picture, xmp

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
CAPTIONED = jpeg(
    packet=xmp(
        alternatives("dc:description", x_default="The quay at dusk.")
        + alternatives("Iptc4xmpCore:AltTextAccessibility", x_default="A grey quay."),
        'photoshop:Credit="Harbour Authority via City News"',
    ),
    gps=True,
)


def many_frames(count: int) -> bytes:
    out = BytesIO()
    frames = [Image.new("P", (1, 1), number % 256) for number in range(count)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], loop=0, optimize=False)
    return out.getvalue()


HOSTILE = {
    "empty": (b"", "is empty"),
    "text": (b"Dear editor, please find attached", "is not a picture we can print"),
    "svg": (SVG, "is not a picture we can print"),
    "svg with a declaration": (b'<?xml version="1.0"?>' + SVG, "is not a picture we can print"),
    "html": (b"<html><script>alert(1)</script>", "is not a picture we can print"),
    "pdf": (b"%PDF-1.7\n1 0 obj<<>>endobj", "is not a picture we can print"),
    "tiff": (picture("TIFF"), "is not a picture we can print"),
    "gif bomb": (gif_that_claims(50_000, 50_000), "says it has more than 100 million pixels"),
    "gif a little too large": (gif_that_claims(10_001, 10_000), "says it has more than 100 million pixels"),
    "png bomb": (
        picture("PNG").replace(b"\x00\x00\x00\x40\x00\x00\x00\x30", b"\x00\x00\xff\xff\x00\x00\xff\xff", 1),
        "100 million pixels|not a picture",
    ),
    "truncated jpeg": (jpeg(size=(640, 480))[:-900], "is damaged or breaks off"),
    "truncated png": (picture("PNG", (640, 480))[:-900], "is damaged or breaks off"),
    "truncated webp": (picture("WEBP", (640, 480), lossless=True)[:-90], "is damaged or breaks off|not a picture"),
    "header alone": (jpeg()[:100], "is not a picture|is damaged"),
    "too many frames": (many_frames(MAX_FRAMES + 1), "has more than 1000 frames"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name):
    data, problem = HOSTILE[name]
    file = BytesIO(data)
    with pytest.raises(ValidationError) as refused:
        examine(file, "../../etc/wall.png")
    (sentence,) = refused.value.messages
    assert re.search(problem, sentence) and sentence.startswith("“wall.png” ") and sentence.endswith(".")
    assert file.tell() == 0


def test_a_file_that_is_too_big_is_refused_before_it_is_read(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    with pytest.raises(ValidationError, match=r"is too big: .* and a picture may have 1000"):
        examine(BytesIO(jpeg(size=(640, 480))), "wall.jpg")


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (jpeg(), ".jpg"),
        (picture("PNG"), ".png"),
        (picture("WEBP"), ".webp"),
        (picture("GIF"), ".gif"),
        (picture("AVIF"), ".avif"),
        (many_frames(3), ".gif"),
    ],
)
def test_the_content_decides_what_it_is(data, suffix):
    assert examine(BytesIO(data), "wall.exe") == suffix


def test_real_hostile_pictures_are_refused_or_read_in_time():
    files = sorted(path for path in (SHARED / "data" / "wire" / "img-hostile-pillow").rglob("*") if path.is_file())
    if not files:
        pytest.skip("the shared pictures are not on this machine")
    for path in files:
        try:
            examine(BytesIO(path.read_bytes()), path.name)
        except ValidationError as refused:
            assert refused.messages[0].endswith(".")


def stored() -> set[str]:
    return set(default_storage.listdir("")[1])


def form(data: bytes, name: str, **fields: str):
    upload = SimpleUploadedFile(name, data, "image/jpeg")
    return get_image_form(Photo)({"title": "The wall", **fields}, {"file": upload})


@pytest.mark.django_db
class TestTheForm:
    @pytest.mark.parametrize("name", HOSTILE)
    def test_a_hostile_file_is_an_error_on_the_field(self, name):
        before = stored()
        filled = form(HOSTILE[name][0], "wall.png")
        assert not filled.is_valid() and list(filled.errors) == ["file"]
        assert stored() == before and not Photo.objects.exists()

    def test_a_suffix_that_lies_is_put_right(self):
        filled = form(jpeg(), "wall.png")
        assert filled.is_valid(), filled.errors
        photo = filled.save()
        assert photo.file.name.endswith(".jpg") and photo.width == 64

    def test_a_suffix_that_says_jpeg_is_left(self):
        filled = form(jpeg(), "wall.JPEG")
        assert filled.is_valid(), filled.errors

    def test_what_nobody_typed_is_read_from_the_file(self):
        filled = form(CAPTIONED, "wall.jpg", credit="City Archive")
        assert filled.is_valid(), filled.errors
        photo = Photo.objects.get(pk=filled.save().pk)
        assert photo.credit == "City Archive"
        assert (photo.caption, photo.description) == ("The quay at dusk.", "A grey quay.")
        assert (photo.source, photo.distributor) == ("Harbour Authority", "City News")

    def test_what_was_taken_out_later_is_not_put_back(self):
        filled = form(CAPTIONED, "wall.jpg")
        assert filled.is_valid(), filled.errors
        photo = filled.save()
        photo.caption = ""
        photo.save()
        photo.refresh_from_db()
        assert photo.caption == ""

    def test_the_whole_view_takes_a_picture_and_refuses_a_bomb(self, client, colleague):
        client.force_login(colleague(REPORTER))
        url = reverse("wagtailimages:add")
        collection = {"title": "The wall", "collection": "1"}
        bomb = SimpleUploadedFile("wall.gif", gif_that_claims(50_000, 50_000), "image/gif")
        refused = client.post(url, {**collection, "file": bomb})
        assert "100 million pixels" in refused.content.decode() and not Photo.objects.exists()
        taken = client.post(url, {**collection, "file": SimpleUploadedFile("wall.jpg", CAPTIONED, "image/jpeg")})
        assert taken.status_code == 302 and Photo.objects.get().caption == "The quay at dusk."


@pytest.mark.django_db
class TestTakingPicturesIn:
    def story(self, *hrefs: str, **fields: str) -> Story:
        return Story(pictures=[Picture(f"pic{number}", href=href, **fields) for number, href in enumerate(hrefs)])

    def test_it_becomes_a_photo_with_the_storys_words_first(self, tmp_path):
        (tmp_path / "wall.png").write_bytes(CAPTIONED)
        article = take_in(self.story("wall.png", credit="City Archive", alt_text="The wall"), pictures=tmp_path)
        photo = Photo.objects.get()
        assert (photo.credit, photo.description, photo.caption) == ("City Archive", "The wall", "The quay at dusk.")
        assert photo.file.name.endswith(".jpg") and "wall" not in photo.file.name
        (seen,) = handover(article).pictures
        assert (seen.href, seen.id, seen.width, seen.height) == (f"photo:{photo.pk}", "pic0", 64, 48)
        assert (seen.caption, seen.credit, seen.alt_text) == ("The quay at dusk.", "City Archive", "The wall")

    def test_mended_in_the_library_it_is_mended_in_the_draft(self, tmp_path):
        (tmp_path / "wall.jpg").write_bytes(jpeg())
        article = take_in(self.story("wall.jpg", caption="The wal"), pictures=tmp_path)
        Photo.objects.update(caption="The wall")
        assert handover(Article.objects.get(pk=article.pk)).pictures[0].caption == "The wall"

    @pytest.mark.parametrize("name", HOSTILE)
    def test_a_hostile_file_costs_the_photo_alone_and_is_noted(self, name, tmp_path):
        data, problem = HOSTILE[name]
        (tmp_path / "bad.png").write_bytes(data)
        (tmp_path / "good.jpg").write_bytes(jpeg())
        before = stored()
        article = take_in(self.story("bad.png", "good.jpg", caption="The wall"), pictures=tmp_path)
        bad, good = handover(article).pictures
        assert bad.href == "" and bad.caption == "The wall" and good.href.startswith("photo:")
        (note,) = handover(article).notes
        assert re.search(problem, note.message) and note.words == "bad.png" and note.message.startswith("Picture 1: ")
        assert len(stored() - before) == 1

    @pytest.mark.parametrize(
        "href",
        [
            *(
                "missing.jpg",
                "../secret.jpg",
                "/etc/passwd",
                ".",
                "photo:1",
                "x" * 5000,
                "a\tb",
                "~root",
                "pictures/../../s",
            ),
            *("https://example.org/wall.jpg", "file:///etc/passwd"),
        ],
    )
    def test_what_is_not_beside_the_story_is_not_looked_for_elsewhere(self, href, tmp_path):
        (tmp_path / "secret.jpg").write_bytes(jpeg())
        beside = tmp_path / "stories"
        beside.mkdir()
        article = take_in(self.story(href, caption="The wall"), pictures=beside)
        (note,) = handover(article).notes
        assert note.words == href and "put it in the library by hand" in note.message
        assert handover(article).pictures[0].caption == "The wall" and not Photo.objects.exists()

    def test_a_link_out_of_the_folder_is_not_followed(self, tmp_path):
        (tmp_path / "secret.jpg").write_bytes(jpeg())
        beside = tmp_path / "stories"
        beside.mkdir()
        (beside / "wall.jpg").symlink_to(tmp_path / "secret.jpg")
        take_in(self.story("wall.jpg"), pictures=beside)
        assert not Photo.objects.exists()

    def test_in_the_text_it_stands_in_the_text(self, tmp_path):
        (tmp_path / "wall.jpg").write_bytes(jpeg())
        story = self.story("wall.jpg").but(deep_look=[Block("p1", kind=BlockKind.PICTURE, picture="pic0")])
        seen = handover(take_in(story, pictures=tmp_path))
        (block,) = seen.deep_look
        assert seen.picture(block.picture).href == f"photo:{Photo.objects.get().pk}"

    def test_an_error_half_way_leaves_no_file(self, tmp_path, monkeypatch):
        (tmp_path / "wall.jpg").write_bytes(jpeg())
        before = stored()
        monkeypatch.setattr(Article, "save_revision", lambda self, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            take_in(self.story("wall.jpg"), pictures=tmp_path)
        assert stored() == before and not Photo.objects.exists()


@pytest.mark.django_db
class TestRenditions:
    @pytest.fixture
    def photo(self) -> Photo:
        filled = form(CAPTIONED, "council-secret-plan.jpg")
        assert filled.is_valid(), filled.errors
        return filled.save()

    def test_it_has_an_address_that_tells_and_betrays_nothing(self, photo):
        made = photo.get_rendition("width-32|format-webp")
        assert re.fullmatch(r"/pictures/[0-9a-f]{2}/[0-9a-f]{30}(_\w{7})?\.webp", made.url)
        assert (Path(settings.FOLDER.renditions) / made.file.name).exists()
        other = photo.get_rendition("width-16|format-webp")
        assert made.url.split("/")[-1][:6] != other.url.split("/")[-1][:6]

    def test_the_original_is_served_nowhere(self, photo, client):
        assert "council" not in photo.file.name
        assert (Path(settings.FOLDER.originals) / photo.file.name).exists()
        for root in ("/", "/pictures/", "/pictures/originals/", "/media/", "/static/"):
            assert client.get(root + photo.file.name).status_code == 404

    @pytest.mark.parametrize(
        "spec", ["width-32", "width-32|format-webp", "original", "width-32|format-jpeg", "max-64x64"]
    )
    def test_it_does_not_say_where_the_photographer_stood(self, photo, spec):
        with photo.file.open("rb") as file, Image.open(file) as image:
            assert image.getexif().get_ifd(0x8825)
        with photo.get_rendition(spec).file.open("rb") as file, Image.open(file) as image:
            assert not image.getexif().get_ifd(0x8825)

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
    @pytest.mark.parametrize("spec", ["original", "width-32"])
    def test_from_any_format(self, kind, spec):
        notes = Image.Exif()
        notes[0x010F] = "A camera"
        position = xmp("", 'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="41,2.35N"')
        filled = form(picture(kind, exif=notes, xmp=position), "wall.jpg")
        assert filled.is_valid(), filled.errors
        with filled.save().get_rendition(spec).file.open("rb") as file:
            made = file.read()
        assert b"A camera" not in made and b"GPSLatitude" not in made
        Image.open(BytesIO(made)).load()

    def test_a_picture_taken_upright_stands_upright(self):
        notes = Image.Exif()
        notes[0x0112] = 6
        filled = form(picture("JPEG", exif=notes), "wall.jpg")
        assert filled.is_valid(), filled.errors
        made = filled.save().get_rendition("original")
        assert (made.width, made.height) == (48, 64)


def test_stripping_leaves_every_pixel():
    for data in (jpeg(packet=xmp(), gps=True, datasets=[(2, 120, b"The wall")]), picture("PNG", exif=Image.Exif())):
        stripped = without_camera_notes(data)
        assert Image.open(BytesIO(stripped)).tobytes() == Image.open(BytesIO(data)).tobytes()
    for broken in (b"", b"\xff\xd8", b"\xff\xd8\xff", jpeg()[:30], picture("PNG")[:40], b"GIF89a"):
        assert broken.startswith(without_camera_notes(broken)[:2])
