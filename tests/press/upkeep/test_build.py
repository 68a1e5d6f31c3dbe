"""`press build` makes what a clean build makes, whatever was there, and goes on wherever it was killed."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from standfirst.cli import press_build
from standfirst.cli.errors import CommandError
from standfirst.newsroom.models import Article, OutboxRow
from standfirst.press import build as module
from standfirst.press import outputs
from standfirst.press.audit import audit
from standfirst.press.build import BusyError, UnknownKindError, build, unfinished
from standfirst.press.everything import alone
from standfirst.press.fingerprint import fingerprint
from standfirst.press.hands import HandError, Hands
from standfirst.press.making import make_and_store
from standfirst.press.status import status
from standfirst.press.store import Store
from tests.blank_database import ROOT, environment_of
from tests.blank_newsroom import lay_out_newsroom
from tests.newsroom.core.conftest import no_press
from tests.press.engine.conftest import Page
from tests.press.engine.stories import publish
from tests.press.engine.test_incremental import built_at_once, built_step_by_step

__all__ = ["no_press"]
STORIES = 9


@pytest.fixture
def site(output_store: Store, no_press: None, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Stories of which no page is made, and lots so small that there are many."""
    monkeypatch.setattr(module, "_AT_ONCE", 4)
    for n in range(STORIES):
        publish(f"Story number {n} goes out", section="World", authors=("Ada Lind",))
    return output_store


def test_from_nothing_it_makes_what_a_clean_build_makes(site: Store) -> None:
    late = OutboxRow.objects.filter(done_at=None).count()
    assert late >= STORIES and site.ids() == []
    lots: list[tuple[int, int]] = []
    found = build(after_each_lot=lambda each: lots.append((each.done, each.outputs)))
    assert built_step_by_step(site) == built_at_once()
    assert found.tried == found.changed == found.outputs == len(site.ids()) and found.failed == 0
    assert lots[0] == (0, found.outputs) and lots[-1] == (found.outputs, found.outputs) and len(lots) > 6
    # All that waited is in it, and the server has nothing to make anew when it starts.
    assert not OutboxRow.objects.filter(done_at=None).exists()
    assert site.fact("fingerprint") == fingerprint() and unfinished(site.fact("build")) == {}
    assert status().build["tried"] == found.outputs
    order = [id for (id,) in site.connection.execute("SELECT id FROM output ORDER BY version, rowid")]
    assert order.index("front/home") < order.index(f"article/{Article.objects.latest('pk').pk}")


def test_what_is_too_many_goes_and_what_came_meanwhile_waits(site: Store) -> None:
    build()
    gone = Article.objects.order_by("pk").first()
    assert gone
    Article.objects.filter(pk=gone.pk).update(live=False)
    site.put("section/999", Page("/nowhere/", "<p>Old</p>"), site.ticket())
    row = OutboxRow.objects.create(kind=OutboxRow.Kind.FURNITURE)
    newer: list[OutboxRow] = []

    def meanwhile(found: module.Build) -> None:
        assert site.at("/") is not None  # readers are served throughout
        if found.tried and not newer:
            newer.append(OutboxRow.objects.create(kind=OutboxRow.Kind.FURNITURE))

    build(after_each_lot=meanwhile)
    assert built_step_by_step(site) == built_at_once()
    assert site.at("/nowhere/") is None and f"article/{gone.pk}" not in site.ids()
    assert OutboxRow.objects.get(pk=row.pk).done_at and not OutboxRow.objects.get(pk=newer[0].pk).done_at


def test_a_run_that_stopped_is_gone_on_with(site: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = [0]

    def full_disk(ids: Any) -> Any:
        calls[0] += 1
        if calls[0] == 4:
            raise sqlite3.OperationalError("database or disk is full")
        return make_and_store(ids)

    monkeypatch.setattr(module, "make_and_store", full_disk)
    with pytest.raises(sqlite3.OperationalError):
        build()
    assert len(site.ids()) == 12 and unfinished(site.fact("build")) and site.fact("fingerprint") == ""
    # What the server makes meanwhile need not be made again.
    oldest = Article.objects.order_by("pk").first()
    assert oldest
    make_and_store([f"article/{oldest.pk}"])
    found = build()
    assert found.before == 13 and found.tried == found.outputs - 13
    assert built_step_by_step(site) == built_at_once() and unfinished(site.fact("build")) == {}
    assert not OutboxRow.objects.filter(done_at=None).exists()
    # One of other kinds, or from the start, is another run.
    monkeypatch.setattr(module._Plan, "done", lambda self, found: None)
    build()
    assert build(["article"]).before == 0
    assert build(["article"]).before == STORIES
    assert build(["article"], from_the_start=True).before == 0


def test_what_is_damaged_in_the_store_is_written_again(site: Store) -> None:
    build()
    (whole,) = site.connection.execute("SELECT parts FROM output WHERE id = 'sitemap'").fetchone()
    for id, parts in (("robots", b"nonsense"), ("sitemap", whole[:-9])):
        site.connection.execute("UPDATE output SET parts = ? WHERE id = ?", (parts, id))
    assert {each.id for each in audit(patience=0).differences} == {"robots", "sitemap"}
    assert build().changed == 2
    assert audit(patience=0).differences == []


def test_one_kind_alone(site: Store) -> None:
    found = build(["article", "section"])
    kinds = {id.partition("/")[0] for id in site.ids()}
    assert kinds == {"article", "section"} and found.outputs == STORIES + 1
    assert site.fact("fingerprint") == "" and OutboxRow.objects.filter(done_at=None).exists()
    with pytest.raises(UnknownKindError, match=r"“articles”; there are article, .*sitemap"):
        build(["articles"])


def test_only_one_makes_everything_at_a_time(site: Store) -> None:
    with alone(), pytest.raises(BusyError):
        build(patience=0)
    assert site.ids() == []


def test_the_command_says_what_came_of_it(
    site: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(press_build, "open_newsroom", lambda arguments: None)

    def call(**given: Any) -> int:
        return press_build.run(Namespace(**{"only": [], "jobs": 1, "from_start": False, "upgrade": False, **given}))

    with pytest.raises(CommandError, match="never started"):
        call()
    settings.FOLDER.static.mkdir()
    (settings.FOLDER.static / "staticfiles.json").write_text("{}")
    make = outputs.make

    def make_but_one(id: str) -> Any:
        if id == "sitemap":
            raise RuntimeError("the ink is out")
        return make(id)

    monkeypatch.setattr(outputs, "make", make_but_one)
    assert call() == 1
    assert "1 could not be made: standfirst press status says why" in capsys.readouterr().out
    assert "sitemap: RuntimeError: the ink is out" in "\n".join(press_build_status())
    monkeypatch.setattr(outputs, "make", make)
    assert call() == 0
    assert f"{len(site.ids())} outputs made in " in capsys.readouterr().out
    # With other settings each page would be another: that is asked for by name.
    site.remember("fingerprint", "of another release")
    with pytest.raises(CommandError, match="STANDFIRST_SITE"):
        call()
    assert call(upgrade=True) == 0 and site.fact("fingerprint") == fingerprint()
    # Nor are the tables begun anew from under a server that is still the old release.
    (tables,) = site.connection.execute("PRAGMA user_version").fetchone()
    site.connection.execute("PRAGMA user_version = 999")
    with pytest.raises(CommandError, match="another release"):
        call()
    assert site.ids()
    site.connection.execute(f"PRAGMA user_version = {tables}")
    monkeypatch.setattr(module, "make_and_store", lambda lot: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call()
    monkeypatch.setattr(module, "make_and_store", stopped_by_hand)
    assert call() == 130
    assert "Run it again, and it goes on" in capsys.readouterr().err


def press_build_status() -> list[str]:
    from standfirst.cli.press_status import lines

    return list(lines(status()))


def stopped_by_hand(lot: list[str]) -> Any:
    raise KeyboardInterrupt


def double(lot: list[str]) -> list[str]:
    if lot == ["bad"]:
        raise ValueError("a bad lot")
    return [each * 2 for each in lot]


def test_hands_share_all_lots_and_tell_what_went_wrong() -> None:
    lots = [[str(n)] for n in range(40)]
    with Hands(double, 3) as hands:
        told = sorted(each for done in hands.share(iter(lots)) for each in done)
        assert told == sorted(str(n) * 2 for n in range(40))
        assert list(hands.share(iter([]))) == []  # and again, as the second half of a build does
        with pytest.raises(HandError, match="ValueError: a bad lot"):
            list(hands.share(iter([["bad"]])))


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What a build said that was killed at each of its crash points, and then let run."""
    folder = lay_out_newsroom(tmp_path_factory.mktemp("killed") / "newsroom")
    hands = tmp_path_factory.mktemp("hands")
    environment = environment_of(folder) | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    program = [sys.executable, "-m", "tests.press.upkeep.crashing", str(hands)]
    done = subprocess.run(program, env=environment, cwd=Path(ROOT), capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_killed_at_any_point_it_goes_on_and_comes_to_the_same(runs: list[dict[str, Any]]) -> None:
    *killed, last, audited = runs
    assert [each["code"] for each in killed] == [-9, -9, 2, -9, -9, -9, -9]
    # Nothing of a lot, or all of it; and whoever worked for it is gone with it, so that the next can begin.
    assert [each["made"] for each in killed[:3]] == [0, 0, 0]
    assert 0 < killed[3]["made"] < killed[4]["made"] < killed[5]["made"] == last["made"]
    assert all(each["alone"] and each["left"] == 0 for each in killed)
    assert f"{killed[3]['made']} of {last['made']} outputs are made already" in killed[4]["said"]
    assert last["code"] == 0 and last["left"] == 0
    assert audited["code"] == 0 and f"{last['made']} outputs compared" in audited["said"]
