"""The outbox is worked off: nothing is lost, nothing holds up the rest, what is withdrawn goes first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from standfirst.newsroom.models import Article, OutboxRow, Publication
from standfirst.press import due, everything, making, outputs, worker
from standfirst.press.later import Later
from standfirst.press.outputs import Made
from standfirst.press.store import Store
from standfirst.press.worker import Worker, work_off
from standfirst.readers import signals as readers_signals
from tests.press.engine.conftest import body_of
from tests.press.engine.stories import change, draft, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def break_making(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], set[str]]:
    """Makes of the named outputs fail until they are taken from the set."""
    broken: set[str] = set()
    make = outputs.make

    def breakable(id: str) -> Made | None:
        if id in broken:
            raise RuntimeError("the template is broken")
        return make(id)

    monkeypatch.setattr(outputs, "make", breakable)

    def break_(id: str) -> set[str]:
        broken.add(id)
        return broken

    return break_


def test_what_is_published_is_in_the_store(output_store: Store) -> None:
    story = publish("Ferries from the north yard")
    assert work_off() >= 1
    assert b"Ferries from the north yard" in (body_of(output_store, story.address) or b"")
    assert b"Ferries from the north yard" in (body_of(output_store, "/") or b"")
    assert work_off() == 0


def test_publishing_shows_before_the_editors_request_is_answered(
    output_store: Store, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        story = publish("Ferries from the north yard")
    assert body_of(output_store, story.address)
    assert not OutboxRow.objects.filter(done_at=None, kind=OutboxRow.Kind.ARTICLE).exists()


def test_a_press_that_fails_breaks_no_editors_request(
    output_store: Store, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise OSError("no room on the disk")

    with monkeypatch.context() as patch:
        patch.setattr(making, "output_store", fail)
        patch.setattr(worker, "make_and_store", fail)
        with django_capture_on_commit_callbacks(execute=True):
            story = publish("Ferries from the north yard")
    assert Article.objects.get(pk=story.pk).live
    assert OutboxRow.objects.filter(done_at=None, article_id=story.pk).exists(), "the row waits"
    work_off()
    assert body_of(output_store, story.address)


def test_a_row_is_not_done_before_its_outputs_are_written(output_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    publish()

    def full(*args: Any) -> int:
        raise OSError("no room on the disk")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "put_all", full)
        with pytest.raises(OSError, match="no room"):
            work_off(everything=False)
    assert OutboxRow.objects.filter(done_at=None, kind=OutboxRow.Kind.ARTICLE).count() == 1


def test_an_output_that_cannot_be_made_holds_up_no_other_and_is_tried_again(
    output_store: Store, break_making: Callable[[str], set[str]], caplog: pytest.LogCaptureFixture
) -> None:
    broken = break_making("front/home")
    story = publish("Ferries from the north yard")
    work_off()
    assert body_of(output_store, story.address) and body_of(output_store, "/sitemap.xml")
    assert body_of(output_store, "/") is None
    assert not OutboxRow.objects.filter(done_at=None).exists()
    assert "front/home" in caplog.text
    assert Later(output_store).failures() == {"front/home": "RuntimeError: the template is broken"}
    broken.clear()
    output_store.connection.execute("UPDATE later SET due = 0")
    assert due.make_due() == 1
    assert b"Ferries from the north yard" in (body_of(output_store, "/") or b"")
    assert Later(output_store).failures() == {}


def test_a_page_that_cannot_be_made_anew_stays_as_readers_have_it(
    output_store: Store, break_making: Callable[[str], set[str]]
) -> None:
    story = publish("Ferries from the north yard")
    work_off()
    break_making(f"article/{story.pk}")
    change(story, headline="Ferries from the south yard")
    work_off()
    assert b"north yard" in (body_of(output_store, story.address) or b"")


def test_a_row_that_cannot_be_read_is_not_lost(output_store: Store, caplog: pytest.LogCaptureFixture) -> None:
    story = publish("Ferries from the north yard")
    OutboxRow.objects.filter(article_id=story.pk).update(after={"at": "tomorrow", "authors": 7})
    work_off()
    assert "cannot be read" in caplog.text
    assert not OutboxRow.objects.filter(done_at=None).exists()
    assert body_of(output_store, story.address) and body_of(output_store, "/sitemap.xml")


def test_what_is_withdrawn_is_out_before_anything_is_made(output_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    story = publish("Ferries from the north yard")
    work_off()
    address = story.address
    story.withdraw()
    seen: list[bytes | None] = []
    make = outputs.make

    def watch(id: str) -> Made | None:
        seen.append(body_of(output_store, address))
        return make(id)

    monkeypatch.setattr(outputs, "make", watch)
    work_off()
    assert seen and set(seen) == {None}
    for (path,) in output_store.connection.execute("SELECT path FROM output WHERE path IS NOT NULL").fetchall():
        assert b"north yard" not in (body_of(output_store, path) or b""), path


def test_a_story_withdrawn_and_published_again_is_there(output_store: Store) -> None:
    story = publish("Ferries from the north yard")
    story.withdraw()
    change(story, standfirst="Now right.")
    work_off()
    assert b"Now right." in (body_of(output_store, story.address) or b"")


def test_a_late_withdrawal_wins_over_a_making_that_began_before_it(
    output_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = publish("Ferries from the north yard")
    make = outputs.make
    withdrawn: list[bool] = []

    def slow(id: str) -> Made | None:
        made = make(id)
        if id == f"article/{story.pk}" and not withdrawn:
            # While this making goes on, another process withdraws the story and works that off.
            withdrawn.append(True)
            story.withdraw()
            making.make_and_store([id])
        return made

    monkeypatch.setattr(outputs, "make", slow)
    making.make_and_store([f"article/{story.pk}"])
    assert withdrawn and body_of(output_store, story.address) is None


def test_nothing_of_a_story_for_tomorrow_goes_out_today(output_store: Store) -> None:
    publish("Ferries from the north yard")
    tomorrow = timezone.now() + timedelta(days=1)
    secret = draft("Mayor to resign", authors=("Undercover Reporter",), section="Investigations")
    secret.publish(revise(secret, go_live_at=tomorrow))
    live = publish("Market rents")
    live.publish(revise(live, headline="Market rents to double", slug="rents-double", go_live_at=tomorrow))
    work_off()
    for path, body in [
        (path, body_of(output_store, path) or b"")
        for (path,) in output_store.connection.execute("SELECT path FROM output WHERE path IS NOT NULL")
    ]:
        for word in ("Mayor", "mayor", "Undercover", "double"):
            assert word.encode() not in body and word not in path, path


def test_a_change_to_the_site_is_made_by_the_worker_and_drops_what_is_gone(output_store: Store) -> None:
    story = publish("Ferries from the north yard")
    work_off()
    output_store.put("section/999", outputs.make("front/home"), output_store.ticket())
    publication = Publication.load()
    publication.name = "The Morning Ferry"
    publication.save()
    assert work_off() >= 1
    assert "section/999" not in output_store.ids()
    assert b"The Morning Ferry" in (body_of(output_store, story.address) or b"")


def test_only_one_process_makes_everything_at_a_time(output_store: Store) -> None:
    OutboxRow.objects.create(kind=OutboxRow.Kind.REBUILD)
    with everything.alone() as first:
        assert first
        assert work_off() == 0
    assert OutboxRow.objects.filter(done_at=None).exists()
    assert work_off() == 1


def test_a_new_release_makes_everything_anew_once(output_store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    publish("Ferries from the north yard")
    assert everything.catch_up("release 1")
    assert "made" in capsys.readouterr().err
    made = output_store.made_at("front/home")
    assert not everything.catch_up("release 1")
    assert output_store.made_at("front/home") == made
    assert everything.catch_up("release 2", quiet=True)
    assert output_store.made_at("front/home") > made
    assert capsys.readouterr().err == ""


def test_a_new_release_that_is_stopped_half_way_starts_again(output_store: Store) -> None:
    publish()

    def power_cut() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        everything.catch_up("release 1", power_cut, quiet=True)
    assert everything.catch_up("release 1", quiet=True)


def test_the_fingerprint_is_that_of_code_templates_and_address(settings: Any, output_store: Store) -> None:
    from standfirst.press.fingerprint import fingerprint

    first = fingerprint()
    assert fingerprint() == first
    settings.SITE = "https://elsewhere.example"
    elsewhere = fingerprint()
    settings.FOLDER.static.mkdir()
    (settings.FOLDER.static / "staticfiles.json").write_text('{"paths": {}}')
    assert len({first, elsewhere, fingerprint()}) == 3


def test_votes_are_shown_at_most_once_a_second_and_none_is_forgotten(
    output_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = publish()
    work_off()
    id, made = f"fragment/rating/{story.pk}", []
    make = outputs.make

    def count(each: str) -> Made | None:
        made.append(each)
        return make(each)

    monkeypatch.setattr(outputs, "make", count)
    began = time.monotonic()
    while time.monotonic() - began < 2.2:
        readers_signals.voted.send(sender=None, article_id=story.pk)
        due.make_due()
        time.sleep(0.02)
    assert 1 <= made.count(id) <= 3
    assert set(made) == {id}, "a vote makes nothing else"
    until = time.time() + 3
    while Later(output_store).next() is not None and time.time() < until:
        due.make_due()
        time.sleep(0.05)
    assert Later(output_store).next() is None


def test_a_page_is_made_anew_when_its_story_becomes_old(output_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from standfirst.press.article_page import OLD

    now = timezone.now()
    story = publish(at=now - OLD + timedelta(minutes=30))
    publish("Older by far", at=now - OLD * 3)
    work_off()
    assert due.make_aged() == 0
    before = body_of(output_store, story.address)
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=1))
    assert due.make_aged() == 1
    assert body_of(output_store, story.address) != before
    assert due.make_aged() == 0


def test_one_step_that_fails_keeps_the_worker_from_no_other(
    output_store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> int:
        raise OSError("no clock")

    monkeypatch.setattr("standfirst.newsroom.schedule.publish_due", fail)
    story = publish()
    one = Worker()
    one.look()
    one.look()
    assert body_of(output_store, story.address)
    assert caplog.text.count("could not publish what is due") == 1


@pytest.mark.django_db(transaction=True)
def test_the_workers_thread_finds_what_another_process_published(output_store: Store) -> None:
    publish("Ferries from the north yard")  # its signal is heard here, too: the row is put back to waiting
    output_store.path.unlink()
    OutboxRow.objects.update(done_at=None)
    one = Worker(seconds=0.1)
    one.start()
    try:
        until = time.time() + 20
        while OutboxRow.objects.filter(done_at=None).exists() and time.time() < until:
            time.sleep(0.05)
        assert not OutboxRow.objects.filter(done_at=None).exists()
        assert b"north yard" in (body_of(Store(output_store.path), "/") or b"")
    finally:
        one.stop()
    assert not [each for each in threading.enumerate() if each.name == "press"]
