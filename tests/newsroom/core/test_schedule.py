"""What is scheduled: nothing of it goes out before its time, and at its time it goes out once."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from standfirst.newsroom import schedule
from standfirst.newsroom.addresses import leads_to
from standfirst.newsroom.gate import PublishingHeld
from standfirst.newsroom.models import (
    Address,
    Article,
    HeldBack,
    HomePage,
    InformationPage,
    OutboxRow,
    PublishedVersion,
)
from standfirst.newsroom.roles import EDITOR, make_site
from standfirst.newsroom.schedule import RETRY_AFTER, held_back, publish_due
from tests.newsroom.core.conftest import at_once, draft, edited, let_out

TOMORROW = timedelta(days=1)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    """Moves the newsroom's time on."""
    real = timezone.now

    def move(by: timedelta) -> None:
        moved = real() + by
        monkeypatch.setattr(timezone, "now", lambda: moved + (real() - moved + by))

    yield move
    schedule._resting.clear()


def scheduled(article: Article, after: timedelta = TOMORROW, **changes: object) -> Article:
    edited(article, go_live_at=timezone.now() + after, **changes)
    return let_out(article)


pytestmark = pytest.mark.django_db


class TestAFirstPublication:
    def test_nothing_of_it_goes_out_today(self):
        story = scheduled(draft(), section=None)
        assert not story.live and story.version == 0 and story.address == ""
        assert story.first_published_at is None
        assert not PublishedVersion.objects.exists()
        assert not OutboxRow.objects.filter(kind="article").exists()
        assert publish_due() == 0
        assert not Article.objects.filter(live=True).exists()

    def test_its_address_is_kept_and_leads_nowhere_yet(self):
        story = scheduled(draft())
        (address,) = Address.objects.all()
        assert address.article == story and not address.current and address.opened_at is None
        assert leads_to(address.path) is None
        assert address.path.startswith(f"/{timezone.now() + TOMORROW:%Y/%m/%d}/")

    def test_it_goes_out_when_it_is_due_and_once(self, clock, colleague):
        editor = colleague(EDITOR)
        story = draft()
        edited(story, go_live_at=timezone.now() + TOMORROW)
        let_out(story, user=editor)
        kept = Address.objects.get().path
        clock(TOMORROW + timedelta(seconds=1))
        assert publish_due() == 1
        assert publish_due() == 0
        story.refresh_from_db()
        assert story.live and story.address == kept and leads_to(kept) == story
        assert [(each.kind, each.by) for each in story.published_versions.all()] == [("first", editor)]
        assert OutboxRow.objects.filter(kind="article").count() == 1
        assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()

    def test_wagtails_command_goes_by_the_door(self, clock, capsys):
        scheduled(draft())
        clock(TOMORROW + timedelta(seconds=1))
        call_command("publish_scheduled")
        assert capsys.readouterr().out == "1 published or taken back.\n"
        assert PublishedVersion.objects.count() == 1

    def test_moved_to_another_day_it_keeps_one_address(self):
        story = scheduled(draft())
        scheduled(story, after=5 * TOMORROW)
        (address,) = Address.objects.all()
        assert address.path.startswith(f"/{timezone.now() + 5 * TOMORROW:%Y/%m/%d}/")
        assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1

    def test_cancelled_it_never_goes_out_and_its_address_is_free(self, clock):
        story = scheduled(draft(slug="the-wall"))
        revision = story.scheduled_revision
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])  # as Wagtail's view does
        other = scheduled(draft(slug="the-wall"))
        assert Address.objects.get().article == other
        clock(TOMORROW + timedelta(seconds=1))
        assert publish_due() == 1
        story.refresh_from_db()
        assert not story.live

    def test_an_address_kept_for_it_is_taken_for_others(self):
        scheduled(draft(slug="the-wall"))
        edited(other := draft(slug="the-wall"), go_live_at=timezone.now() + TOMORROW)
        with pytest.raises(PublishingHeld, match="“the-wall-2”"):
            let_out(other)


class TestAChangeOfALiveStory:
    def test_nothing_changes_until_it_is_due(self, clock):
        story = let_out(draft(slug="the-wall"))
        before = Article.objects.values().get()
        scheduled(story, headline="The wall stands", slug="the-wall-stands")
        row = Article.objects.values().get()
        changed = {name for name in row if row[name] != before[name]}
        assert changed <= {"latest_revision_id", "has_unpublished_changes"}
        assert story.published_versions.count() == 1
        assert OutboxRow.objects.filter(kind="article").count() == 1
        assert leads_to(before["address"]) == story
        old = before["address"]
        new = old.replace("the-wall", "the-wall-stands")
        assert leads_to(new) is None
        clock(TOMORROW + timedelta(seconds=1))
        assert publish_due() == 1
        story.refresh_from_db()
        assert (story.headline, story.address) == ("The wall stands", new)
        assert leads_to(old) == leads_to(new) == story
        assert Address.objects.get(current=True).path == new


class TestWhatIsHeldAtItsTime:
    def held_at_six(self, clock) -> Article:
        """A story that has lost its headline since it was scheduled."""
        story = scheduled(draft(headline="No headline soon"))
        revision = story.scheduled_revision
        revision.content = {**revision.content, "headline": ""}
        revision.save()
        clock(TOMORROW + timedelta(seconds=1))
        return story

    def test_it_stays_waiting_with_its_reasons_and_stands_in_nobodys_way(self, clock, caplog):
        story = self.held_at_six(clock)
        clock(timedelta(0))
        other = scheduled(draft(headline="Market rents frozen"))
        clock(TOMORROW + timedelta(seconds=1))
        with caplog.at_level(logging.WARNING):
            assert publish_due() == 1
        other.refresh_from_db()
        story.refresh_from_db()
        assert other.live and not story.live
        ((pk, reasons),) = held_back().items()
        assert pk == story.pk and [each.place for each in reasons] == ["headline"]
        assert story.scheduled_revision and str(story.held_back).startswith(str(story))
        assert [record.levelname for record in caplog.records if f"number {story.pk}" in record.message] == ["WARNING"]

    def test_it_is_not_tried_again_at_once_and_not_complained_of_twice(self, clock, caplog, monkeypatch):
        self.held_at_six(clock)
        publish_due()
        tried = HeldBack.objects.get().tried_at
        caplog.clear()
        for _ in range(5):
            publish_due()
        assert HeldBack.objects.get().tried_at == tried
        clock(TOMORROW + RETRY_AFTER + timedelta(seconds=2))
        assert publish_due() == 0
        assert HeldBack.objects.get().tried_at > tried
        assert "held back" not in caplog.text

    def test_mended_it_goes_out(self, clock):
        story = self.held_at_six(clock)
        publish_due()
        revision = story.scheduled_revision
        revision.content = {**revision.content, "headline": "A headline after all"}
        revision.save()
        clock(TOMORROW + RETRY_AFTER + timedelta(seconds=2))
        assert publish_due() == 1
        assert held_back() == {} and not HeldBack.objects.exists()

    def test_published_by_hand_it_is_no_longer_held(self, clock):
        story = self.held_at_six(clock)
        publish_due()
        story.publish(edited(story, headline="By hand", go_live_at=None))
        assert not HeldBack.objects.exists()

    def test_cancelled_it_is_no_longer_held(self, clock):
        story = self.held_at_six(clock)
        publish_due()
        story.revisions.update(approved_go_live_at=None)
        assert held_back() == {}
        publish_due()
        assert not HeldBack.objects.exists()

    def test_an_error_of_the_program_holds_that_story_alone(self, clock, monkeypatch, caplog):
        story, other = scheduled(draft()), scheduled(draft(headline="Market rents frozen"))
        clock(TOMORROW + timedelta(seconds=1))
        real = Article.publish

        def breaks(self, revision, **options):
            if self.pk == story.pk:
                raise ZeroDivisionError("by nothing")
            real(self, revision, **options)

        monkeypatch.setattr(Article, "publish", breaks)
        assert publish_due() == 1
        other.refresh_from_db()
        assert other.live
        assert "An error of the program kept it from going out (by nothing)." in held_back()[story.pk][0].message
        assert "ZeroDivisionError" in caplog.text


class TestWhatExpires:
    def test_it_is_taken_back_by_the_door(self, clock):
        story = draft()
        edited(story, expire_at=timezone.now() + TOMORROW)
        let_out(story)
        assert publish_due() == 0
        clock(TOMORROW + timedelta(seconds=1))
        assert publish_due() == 1
        assert publish_due() == 0
        story.refresh_from_db()
        assert not story.live and story.expired and story.pub_status == "withheld"
        assert [each.kind for each in story.published_versions.all()] == ["first", "withdrawal"]

    def test_one_that_cannot_be_taken_back_does_not_stop_the_others(self, clock, monkeypatch, caplog):
        stories = [draft(headline=f"Story {number}") for number in range(2)]
        for story in stories:
            edited(story, expire_at=timezone.now() + TOMORROW)
            let_out(story)
        clock(TOMORROW + timedelta(seconds=1))
        real = Article.withdraw

        def breaks(self, *args, **options):
            if self.pk == stories[0].pk:
                raise ZeroDivisionError("by nothing")
            real(self, *args, **options)

        monkeypatch.setattr(Article, "withdraw", breaks)
        assert publish_due() == 1
        assert "could not be taken back" in caplog.text
        caplog.clear()
        assert publish_due() == 0
        assert caplog.text == ""


def test_information_pages_are_let_out_and_taken_back(clock):
    make_site()
    page = HomePage.objects.get().add_child(instance=InformationPage(title="Standards", slug="standards", live=False))
    page.go_live_at = timezone.now() + TOMORROW
    page.expire_at = timezone.now() + 2 * TOMORROW
    page.save_revision().publish()
    assert publish_due() == 0
    clock(TOMORROW + timedelta(seconds=1))
    assert publish_due() == 1
    assert Page.objects.get(pk=page.pk).live
    clock(2 * TOMORROW + timedelta(seconds=1))
    assert publish_due() == 1
    page.refresh_from_db()
    assert not page.live and page.expired


def test_of_several_servers_one_lets_each_story_out(real_database):
    stories = [draft(headline=f"Story {number}") for number in range(3)]
    for story in stories:
        edited(story, go_live_at=timezone.now() + timedelta(hours=1))
        let_out(story)
    past = timezone.now() - timedelta(minutes=1)
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.content = {**revision.content, "go_live_at": past.isoformat()}
        revision.approved_go_live_at = past
        revision.save()
    assert sum(at_once(lambda _: publish_due(), range(4))) + publish_due() == 3
    assert sorted(PublishedVersion.objects.values_list("article", "n")) == sorted((each.pk, 1) for each in stories)
    assert not HeldBack.objects.exists()
