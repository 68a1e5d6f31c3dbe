"""The server's own scheduler: to the second, once, whatever the clock does, with a log of what was late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from standfirst.newsroom import lateness, schedule
from standfirst.newsroom.models import Article, HeldBack, Lateness, PublishedVersion
from standfirst.newsroom.schedule import next_due, publish_due
from standfirst.newsroom.scheduler import LONGEST_PAUSE, SHORTEST_PAUSE, Scheduler
from tests.newsroom.core.conftest import at_once, draft, edited, let_out

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[datetime], None]]:
    """Stops the newsroom's clock at a time one gives."""

    def put(at: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: at)

    yield put
    schedule._resting.clear()
    lateness._looking_since.clear()


def this_second() -> datetime:
    """Now, in whole seconds: a draft keeps its times to the millisecond, a form gives minutes."""
    return timezone.now().replace(microsecond=0)


def scheduled(at: datetime, article: Article | None = None, **changes: Any) -> Article:
    article = article or draft()
    edited(article, go_live_at=at, **changes)
    return let_out(article)


def is_out(article: Article) -> bool:
    return Article.objects.get(pk=article.pk).live


def test_the_next_look_is_when_the_next_story_is_due_and_never_far_off(clock: Any) -> None:
    now = this_second()
    clock(now)
    assert next_due() is None and Scheduler().pause() == LONGEST_PAUSE
    scheduled(now + HOUR)
    assert next_due() == now + HOUR and Scheduler().pause() == LONGEST_PAUSE
    clock(now + HOUR - timedelta(seconds=0.2))
    assert Scheduler().pause() == pytest.approx(0.2)
    clock(now + HOUR - timedelta(microseconds=1))
    assert Scheduler().pause() == SHORTEST_PAUSE
    assert LONGEST_PAUSE < 1


def test_what_is_to_be_taken_back_is_looked_for_too(clock: Any) -> None:
    now = this_second()
    story = draft()
    edited(story, expire_at=now + HOUR)
    let_out(story)
    clock(now + HOUR - timedelta(seconds=0.1))
    assert Scheduler().pause() == pytest.approx(0.1)
    clock(now + HOUR)
    Scheduler().look()
    assert not is_out(story) and Lateness.objects.get().act == "expired"


def test_a_story_goes_out_at_its_moment_and_not_a_microsecond_before(clock: Any) -> None:
    due = this_second() + HOUR
    story = scheduled(due, embargoed_until=due)
    clock(due - timedelta(microseconds=1))
    Scheduler().look()
    assert not is_out(story)
    clock(due)
    Scheduler().look()
    assert is_out(story)
    row = Lateness.objects.get()
    assert (row.article, row.act, row.due_at, row.seconds, row.reason) == (story, "published", due, 0.0, "")


def test_a_scheduled_change_of_a_live_story_goes_out_at_its_moment_and_once(clock: Any) -> None:
    story = let_out(draft(headline="As it was"))
    due = this_second() + HOUR
    scheduled(due, story, headline="As it will be")
    assert Article.objects.get(pk=story.pk).headline == "As it was" and is_out(story)
    clock(due)
    Scheduler().look()
    Scheduler().look()
    assert Article.objects.get(pk=story.pk).headline == "As it will be"
    assert [each.n for each in story.published_versions.all()] == [1, 2]


def test_after_the_servers_were_away_it_goes_out_at_once_and_the_log_says_why_so_late(clock: Any) -> None:
    due = this_second() + HOUR
    story = scheduled(due)
    clock(due + 2 * HOUR)
    lateness.begins_to_look()
    Scheduler().look()
    assert is_out(story)
    row = Lateness.objects.get()
    assert row.seconds == 7200 and row.reason == "No server was running when it was due."


def test_what_was_held_at_its_time_says_so_in_the_log(clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from standfirst.newsroom import doors
    from standfirst.newsroom.gate import Hold

    due = this_second() + HOUR
    story = scheduled(due)
    clock(due)
    with monkeypatch.context() as held:
        held.setattr(doors, "holds", lambda *args: [Hold("The mayor has not been asked.")])
        assert publish_due() == 0
    clock(due + HOUR)
    assert publish_due() == 1
    assert is_out(story) and Lateness.objects.get().reason == "It was held: The mayor has not been asked."


def test_a_clock_put_back_neither_lets_a_story_out_twice_nor_keeps_another_in(clock: Any) -> None:
    start = this_second()
    first, second = scheduled(start + HOUR), scheduled(start + HOUR / 2)
    clock(start + 5 * HOUR)
    assert publish_due() == 2
    clock(start)
    assert publish_due() == 0
    third = scheduled(start + HOUR)
    clock(start + HOUR)
    assert publish_due() == 1 and is_out(third)
    assert PublishedVersion.objects.count() == 3 and is_out(first) and is_out(second)


def test_what_was_held_before_the_clock_was_put_back_is_tried_again_at_its_time(clock: Any) -> None:
    start = this_second()
    story = scheduled(start + HOUR)
    HeldBack.objects.create(article=story, reasons=[], tried_at=start + 9 * HOUR)
    schedule._resting[Article, story.pk] = start + 9 * HOUR
    clock(start + HOUR)
    assert publish_due() == 1 and is_out(story)


def test_a_clock_put_forward_lets_out_all_that_is_due_once(clock: Any) -> None:
    start = this_second()
    stories = [scheduled(start + timedelta(minutes=number)) for number in (1, 2, 3)]
    clock(start + 24 * HOUR)
    Scheduler().look()
    Scheduler().look()
    assert all(is_out(each) for each in stories)
    assert Lateness.objects.count() == PublishedVersion.objects.count() == 3


def test_of_several_servers_one_lets_each_out_and_writes_down_when(real_database: None) -> None:
    stories = [scheduled(this_second() + HOUR) for _ in range(3)]
    past = this_second() - timedelta(minutes=1)
    for story in stories:
        for revision in story.revisions.filter(approved_go_live_at__isnull=False):
            revision.content = {**revision.content, "go_live_at": past.isoformat()}
            revision.approved_go_live_at = past
            revision.save()
    at_once(lambda _: Scheduler().look(), range(4))
    Scheduler().look()
    assert PublishedVersion.objects.count() == Lateness.objects.count() == 3


def test_a_look_that_fails_is_said_once_and_the_next_one_comes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from standfirst.newsroom import scheduler

    def breaks() -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(scheduler, "publish_due", breaks)
    one = Scheduler()
    for _ in range(5):
        one.look()
    assert caplog.text.count("could not be looked for") == 1


def test_the_thread_starts_looks_and_ends(real_database: None) -> None:
    story = scheduled(timezone.now() + timedelta(seconds=0.3))
    one = Scheduler()
    one.start()
    for _ in range(200):
        if Lateness.objects.exists():
            break
        one._wake.wait(0.05)
    one.stop()
    assert is_out(story) and one._thread is not None and not one._thread.is_alive()
