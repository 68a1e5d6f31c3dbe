"""Whose a picture is, and until when we may show it, decides what goes out and what stays out."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.images.forms import get_image_form
from wagtail.models import ModelLogEntry

from standfirst.desk import Level
from standfirst.newsroom import photo_rights
from standfirst.newsroom.gate import PublishingHeld
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models import Article, OutboxRow, Person, Photo, PhotoRendition, Publication
from standfirst.newsroom.photo_copies import KEPT_FOR, sweep_retired
from standfirst.newsroom.photo_expiry import ending_soon, lately_taken_down, take_down_due
from tests.newsroom.core.conftest import draft, edited, let_out
from tests.newsroom.core.picture_files import alternatives, jpeg, xmp

pytestmark = pytest.mark.django_db


def photo(**fields: Any) -> Photo:
    made = Photo(title="The wall", file=ContentFile(jpeg(), name="wall.jpg"), **{"credit": "Ines Marsh", **fields})
    made.save()
    return made


def with_photo(shown: Photo, headline: str = "The wall", **said: Any) -> Article:
    article = draft(headline)
    article.pictures = [("picture", {"photo": shown, **said})]
    article.save_revision(clean=False)
    return article


def asked(article: Article) -> list[tuple[str, Level]]:
    drafted = article.get_latest_revision_as_object()
    return [(each.rule, each.level) for each in photo_rights.questions(drafted, handover(drafted))]


STOP = Level.STOP


@pytest.mark.parametrize(
    ("fields", "rules"),
    [
        ({}, []),
        ({"credit": "Harbour Authority via City News"}, [(photo_rights.NO_TERMS, STOP)]),
        ({"credit": "AP Photo/Tom Reed"}, [(photo_rights.NO_TERMS, STOP)]),
        ({"source": "Harbour Authority"}, [(photo_rights.NO_TERMS, STOP)]),
        ({"handout": True}, [(photo_rights.NO_TERMS, STOP)]),
        ({"source": "Harbour Authority", "usage_terms": "Editorial use."}, []),
        ({"source": "the quay gazette"}, []),
        ({"credit": "Ines Marsh for the Gazette"}, []),
        ({"credit": "Night desk"}, []),
        ({"where": "print"}, [(photo_rights.PRINT_ONLY, STOP)]),
        ({"where": "online"}, []),
        ({"expires_at": timezone.now() - timedelta(days=1)}, [(photo_rights.ENDED, STOP)]),
        ({"expires_at": timezone.now() + timedelta(days=3)}, [(photo_rights.ENDS_SOON, Level.QUERY)]),
        ({"expires_at": timezone.now() + timedelta(days=30)}, []),
    ],
)
def test_what_holds_a_picture_back(fields, rules):
    publication = Publication.load()
    publication.name = "The Quay Gazette"
    publication.save()
    assert asked(with_photo(photo(**fields))) == rules


def test_the_words_of_the_story_count_where_it_has_its_own():
    shown = photo(source="Harbour Authority")
    assert asked(with_photo(shown, usage_terms="One use.")) == []


def test_a_story_scheduled_after_the_end_of_the_rights_is_held():
    shown = photo(expires_at=timezone.now() + timedelta(days=3))
    article = with_photo(shown)
    article.go_live_at = timezone.now() + timedelta(days=4)
    article.save_revision(clean=False)
    assert asked(article) == [(photo_rights.ENDED, STOP)]


@pytest.mark.parametrize("fields", [{"source": "Harbour Authority"}, {"credit": ""}])
def test_without_terms_or_credit_it_does_not_go_out(fields):
    article = with_photo(photo(**fields))
    with pytest.raises(PublishingHeld, match="Picture 1"):
        let_out(article)
    article.refresh_from_db()
    assert not article.live


def test_what_is_in_print_holds_no_correction_up():
    shown = photo()
    article = let_out(with_photo(shown))
    Photo.objects.update(source="Harbour Authority", expires_at=timezone.now() - timedelta(hours=1))
    article.publish(edited(article, headline="The wall stands"))
    assert article.live and article.version == 2


def test_rights_that_end_are_read_from_the_file():
    plus = 'xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" plus:LicenseEndDate="2026-06-01"'
    terms = alternatives("xmpRights:UsageTerms", x_default="ONLINE ONLY. Not to be used after July 2, 2026.")
    both = Photo(title="x", file=ContentFile(jpeg(packet=xmp(terms, plus)), name="x.jpg"))
    both.save()
    said = Photo(title="x", file=ContentFile(jpeg(packet=xmp(terms)), name="x.jpg"))
    said.save()
    assert f"{both.expires_at:%Y-%m-%d %H:%M}" == "2026-06-02 00:00" and both.where == "online"
    assert f"{said.expires_at:%Y-%m-%d %H:%M}" == "2026-07-03 00:00"


class TestTheEndOfTheRights:
    def test_it_is_taken_down_once_and_its_stories_are_made_anew(self):
        shown = photo(expires_at=timezone.now() + timedelta(minutes=1))
        article = let_out(with_photo(shown))
        shown.get_rendition("width-32")
        OutboxRow.objects.all().delete()
        assert take_down_due() == 0 and list(ending_soon()) == [shown]
        later = timezone.now() + timedelta(minutes=2)
        assert take_down_due(later) == 1 and take_down_due(later) == 0
        assert [row.article_id for row in OutboxRow.objects.all()] == [article.pk]
        assert not PhotoRendition.objects.exists()
        entry = ModelLogEntry.objects.get(action="standfirst.picture_expired")
        assert entry.data == {"stories": [article.pk]}
        assert list(lately_taken_down(later)) == [shown]

    def test_a_renewed_right_brings_it_back(self):
        shown = photo(expires_at=timezone.now() - timedelta(minutes=1))
        Photo.objects.filter(pk=shown.pk).update(expires_at=None)
        article = let_out(with_photo(Photo.objects.get(pk=shown.pk)))
        Photo.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
        take_down_due()
        OutboxRow.objects.all().delete()
        renewed = Photo.objects.get(pk=shown.pk)
        renewed.expires_at = timezone.now() + timedelta(days=30)
        renewed.save()
        renewed.refresh_from_db()
        assert renewed.taken_down_at is None and renewed.may_be_shown()
        assert [row.article_id for row in OutboxRow.objects.all()] == [article.pk]

    def test_what_nothing_shows_is_taken_down_without_a_word(self):
        photo(expires_at=timezone.now() - timedelta(minutes=1))
        assert take_down_due() == 1 and not OutboxRow.objects.exists() and not list(lately_taken_down())


class TestMending:
    def test_a_new_credit_is_in_print_at_once_and_the_caption_is_not(self):
        shown = photo(caption="The old wall")
        article = let_out(with_photo(shown))
        before = article.published_versions.last().story
        OutboxRow.objects.all().delete()
        shown.credit, shown.caption = "Tom Reed", "Another wall"
        shown.save()
        article.refresh_from_db()
        story = article.published_versions.last().story
        assert article.version == story.version == 2 and story.version_created == before.version_created
        assert (story.pictures[0].credit, story.pictures[0].caption) == ("Tom Reed", "The old wall")
        assert story.but(version=1, pictures=before.pictures) == before
        assert {row.article_id for row in OutboxRow.objects.all()} == {article.pk}

    def test_words_the_story_has_of_its_own_stay(self):
        shown = photo()
        article = let_out(with_photo(shown, credit="Ines Marsh for the Gazette"))
        shown.credit = "Tom Reed"
        shown.save()
        assert article.published_versions.last().story.pictures[0].credit == "Ines Marsh for the Gazette"
        assert article.published_versions.count() == 1

    def test_a_draft_that_waits_does_not_go_out_with_it(self):
        shown = photo()
        article = let_out(with_photo(shown))
        edited(article, headline="Not yet")
        shown.credit = "Tom Reed"
        shown.save()
        assert article.published_versions.last().story.headline == "The wall"

    def test_what_changes_nothing_readers_see_prints_nothing(self):
        shown = photo()
        article = let_out(with_photo(shown))
        OutboxRow.objects.all().delete()
        shown.title = "Another name"
        shown.save()
        assert not OutboxRow.objects.exists() and article.published_versions.count() == 1

    def test_a_new_file_is_looked_at_and_its_stories_made_anew(self, colleague):
        from standfirst.newsroom.roles import EDITOR

        shown = photo(focal_point_x=32, focal_point_y=24, focal_point_width=16, focal_point_height=12)
        article = let_out(with_photo(shown))
        old = shown.get_rendition("width-32").file.name
        OutboxRow.objects.all().delete()
        fields = {"title": "The wall", "credit": "Ines Marsh", "collection": "1"}
        focal = {name: getattr(shown, name) for name in Photo.admin_form_fields if name.startswith("focal")}
        upload = SimpleUploadedFile("new.jpg", jpeg(size=(128, 96), packet=xmp("", 'photoshop:City="Galata"')))
        form = get_image_form(Photo)({**fields, **focal}, {"file": upload}, instance=shown, user=colleague(EDITOR))
        assert form.is_valid(), form.errors
        form.save()
        shown.refresh_from_db()
        assert (shown.focal_point_x, shown.focal_point_width) == (64, 32)
        assert shown.in_file == {"city": "Galata"}
        assert shown.get_rendition("width-32").file.name != old
        assert {row.article_id for row in OutboxRow.objects.all()} == {article.pk}
        assert article.published_versions.last().story.pictures[0].width == 128
        assert ModelLogEntry.objects.get(action="standfirst.picture_mended").user.username == "a-editor"

    def test_nobody_waits_for_new_copies_and_pages_have_the_old_ones_until_they_are_made(
        self, monkeypatch, django_capture_on_commit_callbacks
    ):
        shown = photo(focal_point_x=32, focal_point_y=24, focal_point_width=16, focal_point_height=12)
        article = let_out(with_photo(shown))
        specs = ("width-32|format-webp", "max-20x20", "fill-8x8")
        old, thumb, cut = (shown.get_rendition(spec).file for spec in specs)
        OutboxRow.objects.all().delete()

        def refuse(*args: Any, **kwargs: Any) -> None:
            raise AssertionError("somebody waits for a copy")

        with monkeypatch.context() as patched, django_capture_on_commit_callbacks(execute=True):
            patched.setattr(Photo, "generate_rendition_file", refuse)
            shown.credit = "Tom Reed"
            shown.save()
            assert shown.get_rendition("max-20x20").file.name == thumb.name
            assert shown.get_rendition("fill-8x8").file.name == cut.name
        assert Path(old.path).exists()
        (new,) = Photo.objects.prefetch_related("renditions").get().get_renditions(specs[0]).values()
        assert new.file.name != old.name and b"Tom Reed" in Path(new.file.path).read_bytes()

        # It stays while a page may still ask for it, and then goes, row and file.
        later = time.time() + KEPT_FOR + 1
        with django_capture_on_commit_callbacks(execute=True):
            assert sweep_retired() == 0 and sweep_retired(later) == 0
            OutboxRow.objects.filter(article_id=article.pk).update(done_at=timezone.now())
            assert sweep_retired(later) == 1
        assert not Path(old.path).exists() and Path(new.file.path).exists() and Path(thumb.path).exists()

        # Changed and changed back: the old copy and the new one are one file.
        for credit in ("Ines Marsh", "Tom Reed"):
            shown.credit = credit
            shown.save()
            again = shown.get_rendition(specs[0]).file
        OutboxRow.objects.update(done_at=timezone.now())
        with django_capture_on_commit_callbacks(execute=True):
            assert sweep_retired(later + KEPT_FOR) == 2
        assert again.name == new.file.name and Path(again.path).exists()

    def test_a_deleted_picture_is_gone_from_its_stories(self, django_capture_on_commit_callbacks):
        shown = photo()
        article = let_out(with_photo(shown))
        OutboxRow.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            shown.delete()
        assert [row.article_id for row in OutboxRow.objects.all()] == [article.pk]

    def test_a_portrait_or_logo_that_is_mended_has_the_site_made_anew(self):
        shown = photo()
        person = Person.objects.create(name="Ines Marsh", slug="ines-marsh", photo=shown)
        OutboxRow.objects.all().delete()
        shown.credit = "Tom Reed"
        shown.save()
        assert [row.kind for row in OutboxRow.objects.all()] == ["furniture"] and person.photo == shown


def test_the_end_of_a_right_is_typed_and_shown_in_the_newsrooms_zone_wherever_the_colleague_works():
    paper = Publication.load()
    paper.time_zone = "Europe/Istanbul"
    paper.save()
    shown = photo(expires_at=datetime(2027, 5, 31, 21, 0, tzinfo=UTC))
    kind = get_image_form(Photo, fields=["title", "expires_at", "collection"])
    with timezone.override("America/New_York"):
        field = kind(instance=shown)["expires_at"]
        assert "2027-06-01 00:00" in str(field) and "Europe/Istanbul" in field.help_text
        said = {"title": "The wall", "collection": shown.collection_id}
        same = kind({**said, "expires_at": "2027-06-01 00:00"}, instance=shown)
        assert same.is_valid() and same.changed_data == []
        form = kind({**said, "expires_at": "2027-06-30 18:00"}, instance=shown)
        assert form.is_valid(), form.errors
        form.save()
    shown.refresh_from_db()
    assert shown.expires_at == datetime(2027, 6, 30, 15, 0, tzinfo=UTC)
