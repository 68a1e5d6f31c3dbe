"""Which published stories show a picture is known, and what only a withdrawn story showed is let go."""

from __future__ import annotations

from pathlib import Path

import pytest

from standfirst.newsroom.models import Article, Photo, PhotoRendition, PhotoUse
from standfirst.newsroom.photo_release import give_back, release
from standfirst.newsroom.photo_uses import have_made_anew, photos_of, stories_with
from standfirst.story import Picture, Story
from tests.newsroom.core.conftest import BODY, edited, let_out
from tests.newsroom.core.picture_files import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    (tmp_path / "wall.jpg").write_bytes(jpeg())
    (tmp_path / "quay.jpg").write_bytes(jpeg(size=(80, 60)))
    return tmp_path


def story(headline: str, *hrefs: str) -> Story:
    pictures = [Picture(f"x{n}", href=href, credit="Ines Marsh", alt_text="It.") for n, href in enumerate(hrefs)]
    return Story(headline=headline, deep_look=BODY, pictures=pictures)


def published(beside: Path, headline: str, *hrefs: str) -> Article:
    from standfirst.newsroom.intake import take_in

    return let_out(take_in(story(headline, *hrefs), pictures=beside))


def shares(article: Article, photo: Photo) -> None:
    """Publishes `article` with `photo` as its only picture."""
    article.publish(edited(article, pictures=[("picture", {"photo": photo})]))


def test_what_went_out_says_which_pictures_are_in_use(beside):
    article = published(beside, "The wall", "wall.jpg", "quay.jpg")
    assert {use.photo_id for use in PhotoUse.objects.all()} == photos_of(article.published_versions.last().story)
    assert list(stories_with(Photo.objects.first())) == [article]
    article.publish(edited(article, pictures=article.pictures.raw_data[:1]))
    assert PhotoUse.objects.count() == 1
    article.withdraw()
    assert not PhotoUse.objects.exists()


def test_a_draft_is_no_use(beside):
    article = published(beside, "The wall", "wall.jpg")
    edited(article, pictures=[])
    assert PhotoUse.objects.count() == 1


def test_a_withdrawn_story_lets_go_of_what_only_it_showed(beside, django_capture_on_commit_callbacks):
    article = published(beside, "The wall", "wall.jpg", "quay.jpg")
    other = published(beside, "The quay")
    wall, quay = Photo.objects.order_by("pk")
    shares(other, quay)
    files = {photo.pk: Path(photo.get_rendition("width-32").file.path) for photo in (wall, quay)}
    with django_capture_on_commit_callbacks(execute=True):
        article.withdraw()
        assert release(article) == [wall]
    assert not files[wall.pk].exists() and files[quay.pk].exists()
    assert set(PhotoRendition.objects.values_list("image_id", flat=True)) == {quay.pk}
    assert list(Photo.objects.order_by("pk")) == [wall, quay]


def test_a_takedown_withholds_them_from_everybody_until_they_are_given_back(beside):
    article = published(beside, "The wall", "wall.jpg")
    article.publish(edited(article, pictures=[]))  # an earlier version showed it
    (wall,) = release(article, for_good=True)
    assert not Photo.objects.exists() and Photo.everything.get() == wall and not wall.may_be_shown()
    give_back(wall)
    assert Photo.objects.get().may_be_shown()


def test_the_press_is_told_of_each_story_once(beside):
    from standfirst.newsroom.models import OutboxRow

    article = published(beside, "The wall", "wall.jpg")
    OutboxRow.objects.all().delete()
    assert have_made_anew(stories_with(Photo.objects.get())) == 1
    row = OutboxRow.objects.get()
    assert (row.kind, row.article_id) == ("article", article.pk) and row.before == row.after != {}


def test_a_newsroom_of_before_learns_what_is_in_print(beside):
    from importlib import import_module

    from django.apps import apps

    article = published(beside, "The wall", "wall.jpg", "quay.jpg")
    published(beside, "Gone", "wall.jpg").withdraw()
    PhotoUse.objects.all().delete()
    migration = import_module("standfirst.newsroom.migrations.0008_pictures_hold_their_rights")
    for _ in range(2):
        migration.note_what_is_out(apps, None)
        assert {use.photo_id for use in PhotoUse.objects.all()} == photos_of(article.published_versions.last().story)


def test_what_was_taken_down_is_in_no_backup(beside, settings):
    from django.core.files.storage import default_storage

    from standfirst.newsroom.backup import _pictures

    article = published(beside, "The wall", "wall.jpg", "quay.jpg")
    (kept, *_) = released = release(article, for_good=True)
    assert len(released) == 2
    give_back(kept)
    there = {path.name for path in _pictures(settings.FOLDER)}
    assert kept.file.name in there and not {photo.file.name for photo in released[1:]} & there
    assert all(default_storage.exists(photo.file.name) for photo in released)
