"""A made picture goes out while something published shows it, and not a moment longer."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from django.test import Client
from django.utils import timezone

from standfirst.newsroom.models import Photo, PhotoRendition, User
from standfirst.newsroom.photo_copies import KEPT_FOR, sweep_retired
from standfirst.newsroom.photo_expiry import take_down_due
from standfirst.newsroom.photo_release import release
from standfirst.newsroom.roles import REPORTER, make_roles
from standfirst.press.pictures import WIDTHS
from standfirst.press.store import Store
from standfirst.press.worker import work_off
from tests.newsroom.core.picture_files import jpeg
from tests.press.engine.stories import draft
from tests.press.engine.test_composer import Put, Reader, ask

__all__ = ["ask"]
NAME = "ab/cdef0123.webp"
FIGURE = f'<img src="/pictures/{NAME}" srcset="/pictures/ab/cdef0123-2.webp 800w, /pictures/{NAME} 400w">'


@pytest.fixture
def file(tmp_path: Path, ask: Reader) -> Path:
    path = tmp_path / "pictures" / NAME
    path.parent.mkdir()
    path.write_bytes(b"picture")
    return path


def test_what_nothing_shows_is_left_to_django(ask: Reader, file: Path) -> None:
    assert ask(f"/pictures/{NAME}").status == 299


def test_what_a_page_shows_goes_out_until_the_page_is_gone(ask: Reader, put: Put, store: Store, file: Path) -> None:
    put("article/1", "/a/", FIGURE)
    put("feed/site", "/feed.xml", f"<media:content url='https://example.org/pictures/{NAME}'/>".encode())
    answer = ask(f"/pictures/{NAME}")
    assert (answer.status, answer.body) == (200, b"picture")
    assert answer.headers["cache-control"] == "public, max-age=86400, s-maxage=60"
    store.drop("article/1", store.ticket())
    assert ask(f"/pictures/{NAME}").status == 200  # the feed still shows it
    put("feed/site", "/feed.xml", "<rss/>")
    assert ask(f"/pictures/{NAME}").status == 299


def test_a_page_pushed_from_its_address_shows_nothing_any_more(ask: Reader, put: Put, file: Path) -> None:
    put("article/1", "/a/", FIGURE)
    put("article/2", "/a/", "<p>another</p>")
    assert ask(f"/pictures/{NAME}").status == 299


@pytest.mark.parametrize(
    "name", ["../secret.jpg", "ab/x.svg", "ab", "ab/.jpg", "zz/cdef0123.webp", "ab/cdef0123.webp/"]
)
def test_what_is_no_picture_is_refused_at_once(ask: Reader, put: Put, name: str) -> None:
    put("article/1", "/a/", f"/pictures/{name}")
    assert ask(f"/pictures/{name}").status == 404


def test_only_whole_names_count(store: Store, put: Put) -> None:
    put("article/1", "/a/", f"/pictures/{NAME}.bak /other/pictures/ab/x1.jpg pictures/ab/x2.jpg")
    assert store.shows("ab/x1.jpg") and not store.shows(NAME) and not store.shows("ab/x2.jpg")


@pytest.fixture
def photo(db: None, tmp_path: Path, settings: Any, output_store: Store) -> Photo:
    # Where the process keeps what it makes is settled before a test can say otherwise.
    settings.FOLDER.renditions.rmdir()
    settings.FOLDER.renditions.symlink_to(PhotoRendition._meta.get_field("file").storage.location)
    path = tmp_path / "wall.jpg"
    path.write_bytes(jpeg(size=(900, 600)))
    with path.open("rb") as opened:
        photo = Photo(title="The wall", file=ImageFile(opened, name="wall.jpg"), credit="Ines Marsh")
        photo.save()
    return photo


def made_of(photo: Photo) -> list[str]:
    return [each.file.name for each in photo.renditions.all()]


@pytest.fixture
def colleague(db: None) -> User:
    make_roles()
    user = User.objects.create_user("a-colleague", password="not told to anyone 1")
    user.groups.add(Group.objects.get(name=REPORTER))
    return user


def answers(client: Client, names: list[str]) -> set[int]:
    return {client.get(f"/pictures/{name}").status_code for name in names}


def with_picture(photo: Photo, headline: str = "The harbour wall") -> Any:
    article = draft(headline)
    article.pictures = [("picture", {"photo": photo})]
    article.save_revision(clean=False)
    return article


def test_from_publication_to_withdrawal(
    photo: Photo, output_store: Store, client: Client, colleague: User, django_capture_on_commit_callbacks: Callable
) -> None:
    article = with_picture(photo)
    thumb = photo.get_rendition("max-165x165").file.name
    assert client.get(f"/pictures/{thumb}").status_code == 404
    article.publish(article.latest_revision)
    work_off()
    shown = [name for name in made_of(photo) if output_store.shows(name)]
    assert len(shown) >= len([width for width in WIDTHS if width < 900])
    assert thumb not in shown
    assert answers(client, shown) == {200}
    with django_capture_on_commit_callbacks(execute=True):
        article.withdraw()
        release(article)
    work_off()
    assert not [name for name in shown if output_store.shows(name)]
    client.force_login(colleague)
    assert answers(client, shown) == {404}


def test_a_mended_credit_is_left_to_the_worker_and_the_old_copies_serve_until_it_has_been(
    photo: Photo, output_store: Store, django_capture_on_commit_callbacks: Callable
) -> None:
    article = with_picture(photo)
    article.publish(article.latest_revision)
    work_off()
    old = [name for name in made_of(photo) if output_store.shows(name)]
    with django_capture_on_commit_callbacks(execute=True):
        photo.credit = "Tom Reed"
        photo.save()
    assert old and all(output_store.shows(name) for name in old)
    work_off()
    new = [name for name in made_of(photo) if output_store.shows(name)]
    assert len(new) == len(old) and not set(new) & set(old)
    assert article.published_versions.last().story.pictures[0].credit == "Tom Reed"
    assert sweep_retired(time.time() + KEPT_FOR + 1) == len(old) and set(made_of(photo)) == set(new)


def test_to_the_end_of_its_rights(photo: Photo, output_store: Store) -> None:
    article = with_picture(photo)
    article.publish(article.latest_revision)
    work_off()
    shown = [name for name in made_of(photo) if output_store.shows(name)]
    assert shown and output_store.at("/") is not None
    ends = timezone.now() + timedelta(hours=1)
    Photo.objects.update(expires_at=ends)
    assert take_down_due() == 0 and output_store.shows(shown[0])
    Photo.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert take_down_due() == 1
    work_off()
    assert not [name for name in shown if output_store.shows(name)]
    renewed = Photo.objects.get()
    renewed.expires_at = ends + timedelta(days=1)
    renewed.save()
    work_off()
    assert [name for name in made_of(renewed) if output_store.shows(name)]


def test_a_colleague_sees_at_work_what_is_not_out(photo: Photo, client: Client, colleague: User) -> None:
    thumb = photo.get_rendition("max-165x165").file.name
    client.force_login(colleague)
    answer = client.get(f"/pictures/{thumb}")
    assert answer.status_code == 200 and answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Type"] == "image/jpeg" and answer.content[:2] == b"\xff\xd8"
    colleague.groups.clear()
    client.force_login(User.objects.get(pk=colleague.pk))
    assert client.get(f"/pictures/{thumb}").status_code == 404
