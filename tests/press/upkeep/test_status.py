"""`press status` tells an operator what waits, what failed and why, and what is made, and touches nothing."""

from __future__ import annotations

import time
from argparse import Namespace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from standfirst.cli import press_status
from standfirst.cli.press_status import lines, size, span
from standfirst.newsroom.models import OutboxRow
from standfirst.press import outputs
from standfirst.press.everything import alone, catch_up
from standfirst.press.fingerprint import fingerprint
from standfirst.press.later import Later
from standfirst.press.making import make_and_store
from standfirst.press.status import status
from standfirst.press.store import Store
from standfirst.press.worker import work_off
from tests.press.engine.stories import publish


def told() -> str:
    return "\n".join(lines(status()))


def test_it_counts_what_is_made_by_kind(output_store: Store) -> None:
    publish()
    publish("A second story")
    work_off()
    found = status()
    counts = {kind.name: kind.count for kind in found.kinds}
    assert counts["article"] == counts["fragment/rating"] == 2
    assert found.outputs == len(output_store.ids()) == sum(counts.values())
    (stored,) = output_store.connection.execute("SELECT sum(length(parts)) FROM output").fetchone()
    assert sum(kind.bytes for kind in found.kinds) == stored <= found.file_bytes
    assert time.time() - 60 < found.last_made <= time.time()
    assert "article                    2" in told()


def test_it_says_what_waits_and_since_when(output_store: Store) -> None:
    assert "Outbox     nothing waits" in told()
    for kind in (OutboxRow.Kind.ARTICLE, OutboxRow.Kind.FURNITURE):
        OutboxRow.objects.create(kind=kind, article_id=1)
    OutboxRow.objects.update(created_at=timezone.now() - timedelta(minutes=5))
    OutboxRow.objects.create(kind=OutboxRow.Kind.ARTICLE, article_id=2, done_at=timezone.now())
    found = status()
    assert (found.waiting, found.waiting_for_all, found.oldest // 60) == (2, 1, 5)
    assert "2 changes wait, the oldest for 5 min, 1 of the whole site" in told()


def test_what_could_not_be_made_stands_there_with_its_reason(
    output_store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(press_status, "open_newsroom", lambda arguments: None)
    assert press_status.run(Namespace(json=False)) == 0

    def broken(output_id: str) -> Any:
        raise ValueError("the ink is out")

    monkeypatch.setattr(outputs, "make", broken)
    make_and_store(["article/7"])
    Later(output_store).ask("fragment/rating/7", time.time() + 1)
    assert press_status.run(Namespace(json=False)) == 1
    said = capsys.readouterr().out
    assert "article/7: ValueError: the ink is out (tried 1 time, again in " in said
    assert "Put off    1 output" in said
    assert press_status.run(Namespace(json=True)) == 1
    assert '"reason": "ValueError: the ink is out"' in capsys.readouterr().out


def test_it_knows_whether_this_release_made_everything(output_store: Store) -> None:
    assert output_store.ids() == [] and "not made by this release with these settings" in told()
    catch_up(fingerprint(), quiet=True)
    assert "made by this release with these settings" in told()
    assert status().is_of_this_release and not status().is_making_everything
    with alone():
        assert "is being made just now" in told()
    assert not status().is_making_everything


def test_it_begins_no_store_and_leaves_that_of_another_release_alone(output_store: Store) -> None:
    output_store.close()
    path: Path = settings.FOLDER.outputs
    path.unlink(missing_ok=True)
    assert "no page is made yet" in status().without_store and not path.exists()
    output_store.is_new()
    publish()
    work_off()
    output_store.connection.execute("PRAGMA user_version = 999")
    assert "made by another release" in told()
    assert output_store.connection.execute("SELECT count(*) FROM output").fetchone()[0] > 5
    output_store.close()
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    path.write_bytes(b"no database at all, but long enough to be taken for one" * 40)
    assert "cannot be read" in told()


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (size(0), "0 B"),
        (size(1500), "1.5 kB"),
        (size(123_400_000), "123 MB"),
        (size(5_200_000_000), "5.2 GB"),
        (span(0.44), "0.4 s"),
        (span(75), "75 s"),
        (span(7000), "117 min"),
        (span(90_000), "25 h"),
        (span(400_000), "5 days"),
    ],
)
def test_sizes_and_spans_are_for_the_eye(said: str, wanted: str) -> None:
    assert said == wanted
