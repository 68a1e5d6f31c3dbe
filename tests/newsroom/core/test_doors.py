"""Publish, correct and withdraw: each is one transaction, and there is no other way out or back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import TaskState, WorkflowState

from standfirst.newsroom import signals
from standfirst.newsroom.gate import PublishingHeld
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models import (
    Address,
    AppendOnlyError,
    Article,
    ArticleCorrection,
    EverPublished,
    HeldBack,
    NotByTheDoor,
    OutboxRow,
    Person,
    Publication,
    PublishedVersion,
    Section,
    User,
)
from standfirst.newsroom.roles import EDITOR, REPORTER
from standfirst.story import Correction, CorrectionKind, PubStatus, from_json
from tests.newsroom.core.conftest import UPDATE, draft, edited, let_out

pytestmark = pytest.mark.django_db


def everything() -> dict[str, list]:
    """All that a door could have written."""
    tables = (Article, PublishedVersion, OutboxRow, Address, ArticleCorrection, HeldBack)
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in tables}


class TestPublishing:
    def test_it_writes_one_version_one_address_and_one_row_for_the_press(self):
        before = timezone.now()
        story = let_out(draft(section="Harbour"))
        assert story.live and story.version == 1 and story.pub_status == "usable"
        (version,) = PublishedVersion.objects.all()
        assert (version.article, version.n, version.kind) == (story, 1, "first")
        assert before <= version.at == story.first_published_at == story.last_published_at <= timezone.now()
        (address,) = Address.objects.all()
        assert (address.path, address.article, address.current) == (story.address, story, True)
        (row,) = OutboxRow.objects.filter(kind="article")
        assert (row.article_id, row.before) == (story.pk, {})
        assert row.after["address"] == story.address and row.after["section"] == story.section_id

    def test_the_record_holds_the_words_that_went_out(self):
        story = let_out(draft(quick_looks=["The council met on Tuesday evening"], slugline="WALL"))
        version = PublishedVersion.objects.get()
        assert version.sha256 == sha256(version.story_json.encode()).hexdigest()
        slug = story.address.split("/")[-2]
        assert version.story == from_json(version.story_json) == handover(story).but(slug=slug)
        assert (version.story.version, version.story.version_created) == (1, version.at)

    def test_again_is_the_next_version_and_the_first_time_stands(self):
        story = let_out(draft())
        first, address = story.first_published_at, story.address
        edited(story, headline="Council votes for the harbour wall")
        let_out(story)
        assert [each.kind for each in story.published_versions.all()] == ["first", "update"]
        assert (story.first_published_at, story.address, story.version) == (first, address, 2)
        assert story.last_published_at > first
        assert story.published_versions.last().story.headline == "Council votes for the harbour wall"
        before, after = OutboxRow.objects.values_list("before", "after").last()
        assert before == after != {}

    def test_by_wagtails_own_call_goes_through_the_door(self):
        story = draft()
        story.latest_revision.publish()
        story.refresh_from_db()
        assert story.live and story.published_versions.count() == 1

    def test_an_older_draft_brings_back_its_words_and_nothing_of_its_life(self, django_user_model):
        story = draft(headline="The wall, a first try")
        oldest = story.latest_revision
        edited(story, headline="The wall, a second try")
        let_out(story)
        colleague = django_user_model.objects.create_user("sub")
        Article.objects.filter(pk=story.pk).update(locked=True, locked_by=colleague)
        address, first = story.address, story.first_published_at
        story.publish(oldest, act=UPDATE)
        assert story.headline == "The wall, a first try" and story.version == 2
        assert (story.address, story.first_published_at, story.live) == (address, first, True)
        assert story.locked and story.locked_by == colleague
        assert story.has_unpublished_changes and story.live_revision == oldest

    def test_an_older_draft_set_for_later_does_not_take_the_live_story_off(self):
        story = draft()
        oldest = edited(story, go_live_at=timezone.now() + timedelta(days=1))
        edited(story, go_live_at=None)
        let_out(story)
        story.publish(oldest)
        assert story.live and story.version == 1 and story.scheduled_revision == oldest

    def test_an_unusable_colleague_is_no_colleague(self, django_user_model):
        from django.contrib.auth.models import AnonymousUser

        story = draft()
        with pytest.raises(PermissionDenied):
            let_out(story, user=AnonymousUser())
        assert not PublishedVersion.objects.exists()

    def test_the_record_names_who_let_it_out(self, colleague):
        editor = colleague(EDITOR)
        let_out(draft(), user=editor)
        assert PublishedVersion.objects.get().by == editor

    def test_a_reporter_may_not(self, colleague):
        story = draft()
        before = everything()
        with pytest.raises(PublishPermissionError):
            let_out(story, user=colleague(REPORTER))
        assert everything() == before

    @pytest.mark.parametrize("model", [PublishedVersion, OutboxRow, Address, Article])
    def test_a_failure_anywhere_leaves_nothing_half_written(self, model):
        story = draft()
        before = everything()

        def fails(sender: type[models.Model], **kwargs: object) -> None:
            raise OSError("the disk is full")

        post_save.connect(fails, sender=model)
        try:
            with pytest.raises(OSError, match="the disk is full"):
                let_out(story)
        finally:
            post_save.disconnect(fails, sender=model)
        assert everything() == before
        assert let_out(story).version == 1

    def test_the_press_hears_of_it_after_the_commit(self, django_capture_on_commit_callbacks):
        heard = []
        story = draft()
        Publication.load()

        def listens(**kwargs: object) -> None:
            heard.append(PublishedVersion.objects.count())

        signals.outbox_filled.connect(listens)
        with django_capture_on_commit_callbacks(execute=True):
            let_out(story)
            assert heard == []
        assert heard == [1]

    def test_a_press_that_fails_does_not_unpublish(self, django_capture_on_commit_callbacks, caplog):
        def breaks(**kwargs: object) -> None:
            raise RuntimeError("the press is on fire")

        signals.outbox_filled.connect(breaks)
        with django_capture_on_commit_callbacks(execute=True):
            story = let_out(draft())
        assert story.live
        assert "the press is on fire" in caplog.text

    def test_what_was_published_elsewhere_first_keeps_its_time(self):
        then = datetime.fromisoformat("2025-05-16T21:30:00+03:00")
        story = let_out(draft(), at=then)
        assert story.first_published_at == story.last_published_at == then
        assert story.published_versions.get().at == story.published_versions.get().story.version_created == then
        assert story.address.startswith("/2025/05/16/")

    def test_nothing_went_out_in_the_future(self):
        with pytest.raises(PublishingHeld, match="still to come"):
            let_out(draft(), at=timezone.now() + timedelta(hours=1))
        assert not Article.objects.filter(live=True).exists()


class TestTheGate:
    def test_no_headline_holds_and_names_the_place(self):
        story = draft(headline="")
        before = everything()
        with pytest.raises(PublishingHeld) as held:
            let_out(story)
        assert [hold.place for hold in held.value.holds] == ["headline"]
        assert everything() == before

    def test_the_embargo_holds_unless_the_story_waits_for_it(self):
        lifted = timezone.now() + timedelta(hours=3)
        story = draft(embargoed_until=lifted)
        with pytest.raises(PublishingHeld, match="under embargo until"):
            let_out(story)
        edited(story, go_live_at=lifted - timedelta(minutes=1))
        with pytest.raises(PublishingHeld, match="under embargo until"):
            let_out(story)
        edited(story, go_live_at=lifted)
        let_out(story)
        assert not story.live and story.scheduled_revision

    def test_the_embargo_is_told_in_the_papers_time(self):
        from standfirst.newsroom.models import Publication

        paper = Publication.load()
        paper.time_zone = "Europe/Istanbul"
        paper.save()
        story = draft(embargoed_until=datetime.fromisoformat("2099-05-16T22:30:00+00:00"))
        with pytest.raises(PublishingHeld, match="17 May 2099, 01:30"):
            let_out(story)

    def test_a_lifted_embargo_holds_nothing(self):
        assert let_out(draft(embargoed_until=timezone.now() - timedelta(seconds=1))).live

    def test_what_would_have_expired_before_it_is_out_is_held(self):
        story = draft()
        edited(story, expire_at=timezone.now() - timedelta(minutes=1))
        with pytest.raises(PublishingHeld, match="expires on") as held:
            let_out(story)
        assert held.value.holds[0].place == "expire_at"

    def test_what_a_form_would_refuse_is_held(self):
        story = draft()
        edited(story, slug="../admin")
        with pytest.raises(PublishingHeld, match="Slug: Only small letters") as held:
            let_out(story)
        assert held.value.holds[0].place == "slug"

    def test_a_stop_of_the_desk_holds(self, monkeypatch):
        from standfirst import desk
        from standfirst.desk import Finding, Level, Span

        stop = Finding(
            rule="claims.made_up",
            level=Level.STOP,
            message="No word bears this out.",
            spans=(Span("headline", 0, 3, "Cou"),),
        )
        monkeypatch.setattr(
            desk,
            "check_analysed",
            lambda *args, **kwargs: [stop, replace(stop, level=Level.QUERY, message="Is it so?")],
        )
        with pytest.raises(PublishingHeld) as held:
            let_out(draft())
        assert [(hold.message, hold.place) for hold in held.value.holds] == [("No word bears this out.", "headline")]


class TestCorrecting:
    def word(self) -> Correction:
        return Correction(timezone.now(), CorrectionKind.CORRECTION, "The vote was on Monday.")

    def test_it_goes_out_with_a_dated_word_to_the_readers(self, colleague):
        story = let_out(draft())
        editor = colleague(EDITOR)
        word = self.word()
        story.correct(edited(story, standfirst="On Monday."), word, editor)
        version = story.published_versions.last()
        assert (version.n, version.kind, version.by) == (2, "correction", editor)
        assert version.story.corrections == (word,) and version.story.standfirst == "On Monday."
        story.publish(edited(story, standfirst="On Monday night."))
        assert story.published_versions.last().story.corrections == (word,)

    def test_only_what_was_published_can_be_corrected(self):
        story = draft()
        before = everything()
        with pytest.raises(PublishingHeld, match="Only a story that was published"):
            story.correct(story.latest_revision, self.word())
        assert everything() == before

    def test_it_cannot_wait(self):
        story = let_out(draft())
        later = edited(story, go_live_at=timezone.now() + timedelta(days=1))
        before = everything()
        with pytest.raises(PublishingHeld, match="goes out at once"):
            story.correct(later, self.word())
        assert everything() == before

    def test_a_correction_with_a_word_processors_line_ends_can_be_printed(self):
        story = let_out(draft())
        ArticleCorrection.objects.create(article=story, at=timezone.now(), kind="update", text="One\r\ntwo\x07.")
        assert handover(story).corrections[0].text == "One\ntwo."


class TestWithdrawing:
    def test_it_is_on_record_without_its_words(self, colleague):
        story = let_out(draft(headline="A name that must not be named"))
        editor = colleague(EDITOR)
        story.withdraw(editor)
        assert not story.live and story.pub_status == "canceled" and story.version == 2
        first, last = story.published_versions.all()
        assert (last.kind, last.by, last.story.pub_status) == ("withdrawal", editor, PubStatus.CANCELED)
        assert "must not be named" not in last.story_json and last.story.uri == first.story.uri
        assert last.sha256 == sha256(last.story_json.encode()).hexdigest()
        row = OutboxRow.objects.last()
        assert row.before["address"] == story.address and row.after == {}

    def test_wagtails_word_for_it_is_the_same_door(self):
        story = let_out(draft())
        story.unpublish()
        assert [each.kind for each in story.published_versions.all()] == ["first", "withdrawal"]

    def test_a_draft_is_not_withdrawn(self):
        story = draft()
        before = everything()
        story.withdraw()
        assert everything() == before

    def test_it_cancels_what_was_to_come(self):
        story = let_out(draft())
        story.publish(edited(story, headline="More tomorrow", go_live_at=timezone.now() + timedelta(days=1)))
        assert story.revisions.filter(approved_go_live_at__isnull=False).exists()
        story.withdraw()
        assert not story.revisions.filter(approved_go_live_at__isnull=False).exists()

    def test_a_story_that_only_waits_is_taken_from_the_schedule(self):
        story = draft()
        edited(story, go_live_at=timezone.now() + timedelta(days=1))
        let_out(story)
        story.withdraw()
        assert not story.revisions.filter(approved_go_live_at__isnull=False).exists()
        assert not PublishedVersion.objects.exists()

    def test_a_reporter_may_not(self, colleague):
        story = let_out(draft())
        with pytest.raises(PermissionDenied):
            story.withdraw(colleague(REPORTER))
        story.refresh_from_db()
        assert story.live

    def test_published_again_it_has_its_address_and_its_first_time(self):
        story = let_out(draft())
        address, first = story.address, story.first_published_at
        story.withdraw()
        edited(story, headline="Council votes on another wall")
        let_out(story)
        assert story.live and story.pub_status == "usable" and story.version == 3
        assert (story.address, story.first_published_at) == (address, first)
        assert [each.n for each in story.published_versions.all()] == [1, 2, 3]

    @pytest.mark.parametrize("model", [PublishedVersion, OutboxRow])
    def test_a_failure_leaves_the_story_out(self, model):
        story = let_out(draft())
        before = everything()

        def fails(**kwargs: object) -> None:
            raise OSError("the disk is full")

        post_save.connect(fails, sender=model)
        try:
            with pytest.raises(OSError, match="disk"):
                story.withdraw()
        finally:
            post_save.disconnect(fails, sender=model)
        assert everything() == before


class TestNoOtherWay:
    def test_a_new_story_is_not_live(self):
        assert Article().live is False
        with pytest.raises(NotByTheDoor):
            Article(headline="Out at once", live=True).save()

    def test_a_draft_is_not_saved_live(self):
        story = draft()
        story.live = True
        with pytest.raises(NotByTheDoor):
            story.save()

    def test_a_live_story_is_not_saved_away(self):
        story = let_out(draft())
        with pytest.raises(NotByTheDoor):
            UnpublishAction(Article.objects.get(pk=story.pk)).execute()
        story.refresh_from_db()
        assert story.live

    def test_a_form_opened_before_publishing_changes_nothing_that_readers_see(self):
        story = draft(headline="What went out")
        form = Article.objects.get(pk=story.pk).get_latest_revision_as_object()
        let_out(story)
        form.headline = "What somebody still writes"
        form.save()
        form.save_revision()
        row = Article.objects.get(pk=story.pk)
        assert (row.live, row.version, row.address) == (True, 1, story.address)
        assert row.headline == "What went out" and row.has_unpublished_changes
        assert row.get_latest_revision_as_object().headline == "What somebody still writes"

    def test_a_form_of_a_draft_saves_the_draft(self):
        section = Section.objects.create(name="Harbour", slug="harbour")
        person = Person.objects.create(name="Ines Marsh", slug="ines-marsh")
        form = draft(tags=["wall"]).get_latest_revision_as_object()
        form.headline, form.section = "Another headline", section
        form.article_authors.create(person=person)
        form.tags.add("sea")
        form.save()
        row = Article.objects.get(pk=form.pk)
        assert (row.headline, row.section, row.author_names) == ("Another headline", section, "Ines Marsh")
        assert sorted(row.tags.names()) == ["sea", "wall"]

    def test_a_draft_has_no_say_in_the_storys_life(self):
        story = let_out(draft())
        story.withdraw()
        form = Article.objects.get(pk=story.pk)
        form.version, form.address, form.pub_status, form.first_published_at = 99, "/elsewhere/", "usable", None
        form.headline = "A headline"
        form.save()
        row = Article.objects.get(pk=story.pk)
        assert (row.version, row.address, row.pub_status) == (2, story.address, "canceled")
        assert row.first_published_at == story.first_published_at and row.headline == "A headline"

    def test_a_draft_that_names_what_is_gone_can_be_opened(self):
        story = let_out(draft())
        section = Section.objects.create(name="Harbour", slug="harbour")
        gone, there = (Person.objects.create(name=name, slug=name) for name in ("gone", "there"))
        form = Article.objects.get(pk=story.pk)
        form.section = section
        form.article_authors.create(person=gone)
        form.article_authors.create(person=there)
        form.save_revision()
        section.delete()
        gone.delete()
        form = Article.objects.get(pk=story.pk).get_latest_revision_as_object()
        assert form.section is None and form.author_names == "there"
        let_out(story, act=UPDATE)


class TestDeleting:
    def test_what_was_published_stays(self):
        story = let_out(draft())
        for _ in range(2):
            with pytest.raises(EverPublished, match="was published, and what readers read stays on record"):
                story.delete()
            story.withdraw()
        with pytest.raises(models.ProtectedError):
            Article.objects.filter(pk=story.pk).delete()
        assert Article.objects.filter(pk=story.pk).exists()

    def test_a_draft_goes_with_all_that_is_its_own(self):
        story = draft(tags=["wall"])
        edited(story, go_live_at=timezone.now() + timedelta(days=1))
        let_out(story)
        story.delete()
        assert not Article.objects.exists() and not Address.objects.exists()


class TestTheRecord:
    def test_a_version_is_never_changed(self):
        version = let_out(draft()).published_versions.get()
        version.story_json = "{}"
        for change in (
            version.save,
            version.delete,
            lambda: PublishedVersion.objects.update(n=7),
            lambda: PublishedVersion.objects.all().delete(),
            lambda: PublishedVersion.objects.bulk_update([version], ["n"]),
        ):
            with pytest.raises(AppendOnlyError):
                change()
        assert PublishedVersion.objects.get().story.headline

    def test_it_outlives_the_colleague(self, django_user_model):
        editor = User.objects.create_superuser("editor")
        let_out(draft(), user=editor)
        editor.delete()
        assert PublishedVersion.objects.get().by is None


class TestTheCopyDesk:
    def submitted(self, colleague, **fields: object) -> tuple[Article, User, TaskState]:
        reporter, editor = colleague(REPORTER), colleague(EDITOR)
        story = draft(**fields)
        story.get_workflow().start(story, reporter)
        return story, editor, story.current_workflow_task_state

    def test_approving_publishes_through_the_door(self, colleague):
        story, editor, task = self.submitted(colleague)
        task.approve(user=editor)
        story.refresh_from_db()
        assert story.live and story.published_versions.get().by == editor
        assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED

    def test_what_is_held_stays_with_the_desk(self, colleague):
        _, editor, task = self.submitted(colleague, headline="")
        with pytest.raises(PublishingHeld):
            task.approve(user=editor)
        assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
        assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
        assert not PublishedVersion.objects.exists()

    def test_publishing_past_the_desk_ends_its_work_in_the_same_transaction(self, colleague):
        story, editor, _ = self.submitted(colleague)
        let_out(story, user=editor)
        assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED

        def fails(**kwargs: object) -> None:
            raise OSError("the disk is full")

        story = draft()
        story.get_workflow().start(story, editor)
        post_save.connect(fails, sender=PublishedVersion)
        try:
            with pytest.raises(OSError, match="disk"):
                let_out(story, user=editor)
        finally:
            post_save.disconnect(fails, sender=PublishedVersion)
        assert story.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
