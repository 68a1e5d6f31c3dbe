"""`press audit` names each output that is not what the database makes, and nothing that is only on its way."""

from __future__ import annotations

import io
from argparse import ArgumentTypeError, Namespace
from typing import Any

import pytest

from standfirst.cli import press_audit
from standfirst.cli.errors import CommandError
from standfirst.cli.pace import Pace, left
from standfirst.newsroom.models import Article, OutboxRow
from standfirst.press import outputs
from standfirst.press.audit import Audit, audit
from standfirst.press.everything import alone, catch_up
from standfirst.press.fingerprint import fingerprint
from standfirst.press.later import Later
from standfirst.press.outputs import Made
from standfirst.press.status import status
from standfirst.press.stitching import pack, text
from standfirst.press.store import Store
from standfirst.press.worker import work_off
from tests.press.engine.conftest import Page
from tests.press.engine.stories import publish


@pytest.fixture
def live(output_store: Store) -> Store:
    """A site of three stories, all made."""
    for name in ("The river rises", "The river falls", "The bridge opens"):
        publish(name, authors=("Ada Lind",), section="World")
    work_off()
    catch_up(fingerprint(), quiet=True)
    return output_store


def by_id(found: Audit) -> dict[str, str]:
    return {each.id: each.what for each in found.differences}


def write(store: Store, id: str, **columns: Any) -> None:
    """Changes a row behind the store's back, as a fault would."""
    for name, value in columns.items():
        store.connection.execute(f"UPDATE output SET {name} = ? WHERE id = ?", (value, id))


def test_a_sound_site_passes_and_every_kind_is_looked_at(live: Store) -> None:
    before = live.connection.execute("SELECT id, version, etag, made_at FROM output ORDER BY id").fetchall()
    found = audit()
    assert found.differences == []
    assert found.checked == found.outputs == len({*outputs.all_ids(), *live.ids()}) > 15
    assert live.connection.execute("SELECT id, version, etag, made_at FROM output ORDER BY id").fetchall() == before
    remembered = status().audit
    assert (remembered["checked"], remembered["differences"]) == (found.checked, 0)


def test_each_fault_is_named_with_the_first_line_that_differs(live: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = Article.objects.order_by("pk")
    # Past every door: no row of the outbox, so the press never hears of it.
    Article.objects.filter(pk=first.pk).update(headline="The river dries up")
    write(live, f"fragment/rating/{second.pk}", path=None)
    live.put("section/999", Page("/nowhere/", "<p>Old</p>"), live.ticket())
    write(live, "robots", content_type="text/html")
    write(live, "feed/site", status=404)
    write(live, f"article/{third.pk}", path="/elsewhere/")
    write(live, "sitemap", parts=b"Tnonsense")
    kept = live.at("/fragments/menu/")
    assert kept
    (piece,) = kept.pieces
    swapped = piece._replace(deflate=text(b"<p>Other</p>").deflate)  # type: ignore[call-arg]
    write(live, "fragment/menu", parts=pack([swapped]))
    make = outputs.make

    def make_but_one(id: str) -> Made | None:
        if id == "corrections":
            raise RuntimeError("the ink is out")
        return make(id)

    monkeypatch.setattr(outputs, "make", make_but_one)
    found = by_id(audit())
    assert found.pop(f"fragment/rating/{second.pk}") == "is missing: the store has none"
    assert found.pop("section/999") == "is too many: there is nothing to make of it any more"
    assert found.pop("robots") == "differs in its type"
    assert found.pop("feed/site") == "differs in its status"
    assert found.pop(f"article/{third.pk}") == "differs in its address"
    assert found.pop("sitemap").startswith("is damaged in the store")
    assert found.pop("fragment/menu").startswith("is damaged in the store")
    assert found.pop("corrections") == "cannot be made: RuntimeError: the ink is out"
    assert "front/home" in found and all(what.startswith("differs at line ") for what in found.values())
    front = next(each for each in audit().differences if each.id == "front/home")
    assert "The river rises" in front.kept and "The river dries up" in front.made
    assert front.kept.splitlines() == [front.kept] and len(front.kept) < 200


def test_what_is_on_its_way_is_no_difference(live: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    article = Article.objects.order_by("pk").first()
    assert article
    # The press of another process works it off while the audit looks.
    Article.objects.filter(pk=article.pk).update(headline="The river dries up")
    row = OutboxRow.objects.create(kind=OutboxRow.Kind.REBUILD)
    told = audit(patience=0).differences
    assert len(told) > 2 and OutboxRow.objects.get(pk=row.pk).done_at is None
    waits = {"turns": 0}

    def pause(seconds: float) -> None:
        waits["turns"] += 1
        if waits["turns"] == 2:
            work_off()

    monkeypatch.setattr("standfirst.press.audit.time.sleep", pause)
    assert audit().differences == []
    assert waits["turns"] >= 2
    # A vote that is counted, and shown a second later.
    write(live, f"fragment/rating/{article.pk}", path=None, etag="")
    Later(live).ask(f"fragment/rating/{article.pk}", 0.0)
    assert len(audit(patience=1).differences) == 1  # it never came: that is told
    from standfirst.press.due import make_due

    monkeypatch.setattr("standfirst.press.audit.time.sleep", lambda seconds: make_due())
    assert audit().differences == []


def test_a_sample_is_drawn_from_all(live: Store) -> None:
    found = audit(5)
    assert found.checked == 5 and found.outputs > 15
    for id in live.ids():
        write(live, id, content_type="text/x-wrong")
    assert len(audit(5).differences) == 5
    with pytest.raises(ArgumentTypeError):
        press_audit._some("0")


def test_the_command_prints_and_exits_as_an_operator_needs(
    live: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(press_audit, "open_newsroom", lambda arguments: None)
    assert press_audit.run(Namespace(sample=0)) == 0
    assert "every one is what the database has" in capsys.readouterr().out
    Article.objects.filter(headline="The bridge opens").update(headline="The bridge \x1b[2J opens")
    write(live, "robots", path=None)
    OutboxRow.objects.create(kind=OutboxRow.Kind.REBUILD)
    monkeypatch.setitem(audit.__kwdefaults__, "patience", 0.3)
    assert press_audit.run(Namespace(sample=0)) == 1
    said = capsys.readouterr().out
    assert "robots  /robots.txt  is missing" in said and "front/home  /  differs at line" in said
    assert "1 are missing" in said and "\x1b" not in said and "In the outbox 1 changes wait" in said
    with alone(), pytest.raises(CommandError, match="being made anew just now"):
        press_audit.run(Namespace(sample=0))
    live.remember("fingerprint", "of another release")
    with pytest.raises(CommandError, match="STANDFIRST_SITE"):
        press_audit.run(Namespace(sample=0))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_pace_tells_rate_and_time_left() -> None:
    now = [0.0]
    log, terminal = io.StringIO(), Terminal()
    in_a_log = Pace("outputs", log, before=100, clock=lambda: now[0])
    on_a_terminal = Pace("outputs", terminal, clock=lambda: now[0])
    for second in range(1, 22):
        now[0] = second
        in_a_log.at(100 + 10 * second, 1000)
        on_a_terminal.at(10 * second, 1000)
    assert log.getvalue() == (
        "200 of 1,000 outputs, 10 a second, 80 s left\n300 of 1,000 outputs, 10 a second, 70 s left\n"
    )
    assert terminal.getvalue().count("\r\x1b[K") == 21 and terminal.getvalue().endswith("10 a second, 79 s left")
    on_a_terminal.clear()
    assert terminal.getvalue().endswith("left\r\x1b[K")
    assert (left(3), left(700), left(3900)) == ("3 s", "12 min", "1 h 5 min")
