"""The same picture saved anew is found; another one is not."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from standfirst.newsroom.models import Photo
from standfirst.newsroom.photo_likeness import MOST_BITS_APART, bits_apart, likeness, same_or_alike

DEMO = sorted((Path(__file__).parents[3] / "src" / "standfirst" / "demo" / "pictures").glob("*.jpg"))


def of(image: Image.Image, kind: str = "JPEG", **options: object) -> str:
    out = BytesIO()
    image.save(out, kind, **options)
    return likeness(out)


@pytest.mark.parametrize("path", DEMO[::5], ids=lambda path: path.stem)
def test_smaller_and_recompressed_it_is_the_same_picture(path):
    with path.open("rb") as file, Image.open(path) as image:
        mine, small = likeness(file), image.convert("RGB")
        small.thumbnail((400, 400))
        assert bits_apart(mine, of(small, "WEBP", quality=50)) <= MOST_BITS_APART
        assert bits_apart(mine, of(image.convert("RGB"), "JPEG", quality=30)) <= MOST_BITS_APART


def test_two_different_pictures_are_not():
    said = []
    for path in DEMO:
        with path.open("rb") as file:
            said.append(likeness(file))
    assert len(said) > 20 and min(bits_apart(one, other) for one, other in combinations(said, 2)) > MOST_BITS_APART


def test_a_plain_surface_and_a_plain_gradient_say_nothing():
    assert of(Image.new("RGB", (90, 60), (90, 120, 140))) == ""
    assert of(Image.linear_gradient("L").rotate(90)) == ""


def test_turned_by_exif_it_is_the_same_picture():
    with Image.open(DEMO[0]) as image:
        upright, notes = image.convert("RGB"), Image.Exif()
        notes[0x0112] = 6
        turned = of(upright.transpose(Image.Transpose.ROTATE_90), "JPEG", exif=notes)
        assert bits_apart(turned, of(upright)) <= MOST_BITS_APART


@pytest.mark.parametrize("data", [b"", b"no picture", DEMO[0].read_bytes()[:500]])
def test_what_is_no_picture_looks_like_nothing(data):
    file = BytesIO(data)
    assert likeness(file) == "" and file.tell() == 0


@pytest.mark.django_db
def test_the_library_finds_the_same_and_the_alike():
    def taken_in(data: bytes) -> Photo:
        photo = Photo(title="x", file=ContentFile(data, name="x.jpg"))
        photo.save()
        return photo

    data, out = DEMO[1].read_bytes(), BytesIO()
    with Image.open(DEMO[1]) as image:
        image.convert("RGB").resize((300, 200)).save(out, "JPEG", quality=60)
    first, small, _ = taken_in(data), taken_in(out.getvalue()), taken_in(DEMO[2].read_bytes())
    assert same_or_alike(taken_in(data)) == [(first, True), (small, False)]
    Photo.objects.filter(pk=small.pk).update(withheld=True)
    assert same_or_alike(first)[0][1] and small not in [photo for photo, _ in same_or_alike(first)]
