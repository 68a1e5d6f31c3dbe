"""Pictures come in by pieces: what breaks off goes on, what is no picture is refused, what is there is shown."""

from __future__ import annotations

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import UnreadablePostError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from standfirst.newsroom import photo_coming
from standfirst.newsroom.admin.photo_upload_views import lacking
from standfirst.newsroom.models import Photo, PhotoUpload, User
from standfirst.newsroom.photo_coming import OutOfStep, UploadRefused
from tests.newsroom.core.picture_files import alternatives, gif_that_claims, jpeg, xmp

TABLE = Path(__file__).parents[3] / "src" / "standfirst" / "demo" / "pictures" / "long-table.jpg"
CAPTIONED = jpeg(
    packet=xmp(
        alternatives("dc:description", x_default="The quay at dusk."),
        'photoshop:Credit="Harbour Authority via City News" photoshop:Headline="Dusk at the quay"',
    ),
    size=(640, 480),
)


@pytest.fixture(autouse=True)
def nothing_on_its_way() -> None:
    for path in photo_coming._folder().iterdir():
        path.unlink()


@pytest.fixture
def browser(client: Client, reporter: User) -> Client:
    client.force_login(reporter)
    return client


def begin(browser: Client, data: bytes, name: str = "quay.jpg", **fields: Any) -> Any:
    said = {"name": name, "size": len(data), "fingerprint": "f-1", **fields}
    return browser.post(reverse("picture_upload_begin"), said)


def put(browser: Client, address: str, offset: int, piece: bytes) -> Any:
    return browser.put(f"{address}?offset={offset}", piece, content_type="application/octet-stream")


def send(browser: Client, data: bytes, name: str = "quay.jpg", size: int = 3_000) -> Any:
    """Sends it in pieces; the last answer."""
    said = begin(browser, data, name).json()
    at, answer = said["received"], None
    while at < len(data):
        answer = put(browser, said["address"], at, data[at : at + size])
        at += size
    return answer


def test_a_picture_in_pieces_is_in_the_library_with_its_words(browser, reporter):
    answer = send(browser, CAPTIONED)
    photo = Photo.objects.get()
    assert answer.status_code == 201 and answer.json()["done"] == photo.pk
    assert (photo.title, photo.caption, photo.distributor) == ("Dusk at the quay", "The quay at dusk.", "City News")
    assert photo.uploaded_by_user == reporter and photo.file_size == len(CAPTIONED)
    with photo.open_file() as file:
        assert file.read() == CAPTIONED
    assert "It still needs alt text and terms of use." in " ".join(answer.json()["html"].split())
    assert not PhotoUpload.objects.exists() and not list(photo_coming._folder().iterdir())


def test_what_broke_off_goes_on_where_it_was(browser):
    said = begin(browser, CAPTIONED).json()
    assert put(browser, said["address"], 0, CAPTIONED[:1000]).json() == {"received": 1000}
    page = browser.get(reverse("wagtailimages:add_multiple")).content.decode()
    assert "Broken off" in page and "quay.jpg" in page
    again = begin(browser, CAPTIONED).json()
    assert again == {"address": said["address"], "received": 1000}
    assert put(browser, again["address"], 1000, CAPTIONED[1000:]).status_code == 201


def test_a_piece_out_of_step_is_told_where_to_go_on(browser):
    said = begin(browser, CAPTIONED).json()
    put(browser, said["address"], 0, CAPTIONED[:1000])
    for offset in (0, 500, 2000):
        answer = put(browser, said["address"], offset, b"x" * 10)
        assert (answer.status_code, answer.json()) == (409, {"received": 1000})
    assert browser.get(said["address"]).json() == {"received": 1000}


def test_a_piece_cut_off_on_the_way_is_not_kept(browser, monkeypatch):
    said = begin(browser, CAPTIONED).json()
    monkeypatch.setattr(WSGIRequest, "read", lambda self, size: b"short")
    answer = put(browser, said["address"], 0, CAPTIONED[:500])
    assert answer.status_code == 409 and answer.json() == {"received": 0}

    def gone(self: Any, size: int) -> bytes:
        raise UnreadablePostError("the browser is gone")

    monkeypatch.setattr(WSGIRequest, "read", gone)
    assert put(browser, said["address"], 0, CAPTIONED[:500]).json() == {"received": 0}


def test_files_of_uploads_that_are_gone_are_swept_away():
    left = photo_coming._folder() / "left"
    left.write_bytes(b"x")
    photo_coming.sweep()
    assert left.exists()
    os.utime(left, (0, 0))
    photo_coming.sweep()
    assert not left.exists()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"<svg onload='x'/>" * 9, "wall.svg", "is not a picture we can print"),
        (gif_that_claims(50_000, 50_000), "wall.gif", "100 million pixels"),
        (CAPTIONED[:-900], "wall.jpg", "damaged or breaks off"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence_and_leaves_nothing(browser, data, name, words):
    answer = send(browser, data, name)
    assert answer.status_code == 422 and words in answer.json()["error"]
    assert not Photo.objects.exists() and not PhotoUpload.objects.exists()
    assert not list(photo_coming._folder().iterdir())


@pytest.mark.parametrize("size", ["0", "-1", "x", "", "31457281", "9" * 30])
def test_a_size_that_cannot_be_is_refused_at_once(browser, size):
    answer = browser.post(reverse("picture_upload_begin"), {"name": "quay.jpg", "size": size})
    assert answer.status_code == 422 and "“quay.jpg” is" in answer.json()["error"]


def test_more_than_was_said_is_refused(browser):
    said = begin(browser, CAPTIONED, size=10).json()
    answer = put(browser, said["address"], 0, CAPTIONED[:20])
    assert answer.status_code == 422 and not PhotoUpload.objects.exists()


def test_nobody_sends_into_anothers_upload(browser, editor, client):
    said = begin(browser, CAPTIONED).json()
    client.force_login(editor)
    for answer in (client.get(said["address"]), put(client, said["address"], 0, b"x"), client.delete(said["address"])):
        assert answer.status_code == 404


def test_without_the_right_to_add_nothing_comes_in(client, reporter):
    reporter.groups.clear()
    client.force_login(User.objects.get(pk=reporter.pk))
    assert begin(client, CAPTIONED).status_code in (302, 403)
    assert client.get(reverse("wagtailimages:add_multiple")).status_code in (302, 403)


def test_what_nobody_goes_on_with_is_forgotten(browser):
    said = begin(browser, CAPTIONED).json()
    put(browser, said["address"], 0, CAPTIONED[:1000])
    PhotoUpload.objects.update(touched_at=timezone.now() - timedelta(days=3))
    assert photo_coming.sweep() == 1 and not list(photo_coming._folder().iterdir())
    assert browser.get(said["address"]).status_code == 404


def test_two_that_send_the_same_piece_leave_it_once(reporter):
    upload = photo_coming.begin(reporter, "../../etc/quay.jpg", 100, "")
    assert upload.name == "quay.jpg" and photo_coming.add(upload, 0, b"x" * 60) == 60
    with pytest.raises(OutOfStep) as out:
        photo_coming.add(upload, 0, b"x" * 60)
    assert out.value.received == 60
    with pytest.raises(UploadRefused):
        photo_coming.add(upload, 60, b"x" * 60)


def test_the_same_and_the_alike_are_shown_with_a_choice(browser, editor, client):
    send(browser, TABLE.read_bytes(), "table.jpg")
    small = BytesIO()
    with Image.open(TABLE) as image:
        image.convert("RGB").resize((300, 200)).save(small, "JPEG", quality=60)
    html = send(browser, small.getvalue(), "small.jpg").json()["html"]
    assert "looks the same" in html and "Keep both" in html
    html = send(browser, TABLE.read_bytes(), "again.jpg").json()["html"]
    assert "this very picture" in html
    newest = Photo.objects.order_by("pk").last()
    assert browser.post(reverse("picture_discard", args=[newest.pk])).status_code == 200
    assert not Photo.objects.filter(pk=newest.pk).exists()


def test_what_is_typed_beside_it_is_saved_and_what_is_wrong_is_said(browser):
    send(browser, CAPTIONED)
    photo = Photo.objects.get()
    url, prefix = reverse("picture_mend", args=[photo.pk]), f"picture-{photo.pk}"
    typed = {"title": "The quay", "caption": "The quay.", "credit": "Harbour Authority via City News"}
    said = {**typed, "description": "A quay.", "usage_terms": "One use.", "expires_at": "2027-06-01 10:00"}
    answer = browser.post(url, {f"{prefix}-{name}": value for name, value in said.items()}).json()
    photo.refresh_from_db()
    assert answer["saved"] and "with all print needs" in answer["html"]
    assert (photo.title, photo.usage_terms, lacking(photo)) == ("The quay", "One use.", [])
    assert photo.expires_at is not None
    wrong = {**said, "title": "", "expires_at": "soon"}
    answer = browser.post(url, {f"{prefix}-{name}": value for name, value in wrong.items()}).json()
    assert not answer["saved"] and "required" in answer["html"]


def test_a_reporter_mends_and_discards_only_what_is_theirs(browser, editor):
    send(browser, CAPTIONED)
    photo = Photo.objects.get()
    Photo.objects.update(uploaded_by_user=editor)
    for name in ("picture_mend", "picture_discard"):
        assert browser.post(reverse(name, args=[photo.pk])).status_code in (302, 403)
    assert Photo.objects.exists()
