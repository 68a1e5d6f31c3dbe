"""What the doctor sees, what the health address tells, and what is kept before an upgrade and each night."""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.test import Client, override_settings
from django.utils import timezone

from standfirst.newsroom import health, health_checks, nightly
from standfirst.newsroom.finding import State
from standfirst.newsroom.models import OutboxRow, Publication
from tests.newsroom.core.conftest import draft, let_out
from tests.newsroom.operation.conftest import Postbox

pytestmark = pytest.mark.usefixtures("newsroom")

NIGHT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def says(findings: object) -> dict[State, str]:
    told: dict[State, str] = {}
    for each in findings:  # type: ignore[attr-defined]
        told[each.state] = told.get(each.state, "") + each.what + " "
        assert each.state is State.WELL or each.cure, each
    return told


def test_the_doctor_talks_to_the_mail_server(by_post: Postbox) -> None:
    assert "answers" in says(health_checks.mail())[State.WELL]
    by_post.close()
    assert "cannot be reached" in says(health_checks.mail())[State.BROKEN]


def test_the_doctor_sees_a_clock_that_went_back() -> None:
    article = draft()
    let_out(article)
    assert State.BROKEN not in says(health_checks.clock())
    later = timezone.now() + timedelta(days=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: later - timedelta(days=2))
        assert "a story went out at" in says(health_checks.clock())[State.BROKEN]


def test_the_doctor_sees_files_that_others_can_read(tmp_path: Path) -> None:
    from standfirst.configuration.folder import Folder

    folder = Folder(tmp_path / "newsroom")
    folder.make()
    assert set(says(health_checks.rights(folder))) == {State.WELL}
    folder.secret_key.chmod(0o644)
    assert "can read" in says(health_checks.rights(folder))[State.WATCH]


def test_the_doctor_sees_an_old_backup(tmp_path: Path) -> None:
    with override_settings(BACKUPS=tmp_path):
        assert "no nightly backup" in says(health_checks.backups())[State.WATCH]
        made = tmp_path / "nightly-2026-11-01.zip"
        made.touch()
        assert "newest backup" in says(health_checks.backups())[State.WELL]
        old = timezone.now().timestamp() - 4 * 86400
        os.utime(made, (old, old))
        assert "4 days old" in says(health_checks.backups())[State.BROKEN]


def test_the_health_address_tells_a_machine(client: Client) -> None:
    OutboxRow.objects.all().delete()
    for path in ("/healthz", "/healthz/"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()) == (200, {"ok": True, "troubles": []})
    assert client.post("/healthz").status_code == 405
    row = OutboxRow.objects.create(kind=OutboxRow.Kind.REBUILD)
    OutboxRow.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(minutes=5))
    assert client.get("/healthz").status_code == 200  # a large site takes its time
    OutboxRow.objects.filter(pk=row.pk).update(kind=OutboxRow.Kind.ARTICLE)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["troubles"]) == (503, ["queue"])


def test_the_whole_examination_ends_and_every_trouble_has_its_cure() -> None:
    assert says(health.examine())


@pytest.fixture
def backups(tmp_path: Path):
    with override_settings(BACKUPS=tmp_path / "backups", BACKUPS_KEPT=2):
        yield tmp_path / "backups"


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's database lives in a transaction and cannot be copied; the flows restore a real backup."""
    from standfirst.newsroom import backup

    def copy(scratch: Path, emptied: object) -> Path:
        target = scratch / "newsroom.sqlite3"
        target.write_bytes(b"a database")
        return target

    monkeypatch.setattr(backup, "_copy_database", copy)


def test_each_night_a_backup_is_made_once_and_the_oldest_go(backups: Path, copied: None) -> None:
    Publication.load()
    for day in range(4):
        night = NIGHT + timedelta(days=day)
        assert nightly.back_up_if_due(night) is not None
        assert nightly.back_up_if_due(night + timedelta(hours=2)) is None
    assert [each.name for each in nightly.nightly_backups()] == ["nightly-2026-11-25.zip", "nightly-2026-11-26.zip"]
    assert sorted(path.name for path in backups.iterdir()) == [each.name for each in nightly.nightly_backups()]


def test_it_is_made_at_night_where_the_paper_is(backups: Path, copied: None) -> None:
    publication = Publication.load()
    publication.time_zone = "Asia/Tokyo"
    publication.save()
    assert nightly.back_up_if_due(datetime(2026, 11, 23, 17, 0, tzinfo=UTC)) is None  # two at night there
    made = nightly.back_up_if_due(datetime(2026, 11, 23, 18, 30, tzinfo=UTC))
    assert made is not None
    assert made.name == "nightly-2026-11-24.zip"


def test_in_the_newsrooms_own_folder_the_pictures_are_left_out(copied: None) -> None:
    picture = settings.FOLDER.originals / "kept.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(b"not there twice")
    try:
        with override_settings(BACKUPS=None, BACKUPS_KEPT=1):
            made = nightly.back_up_if_due(NIGHT)
        assert made is not None
        with zipfile.ZipFile(made) as archive:
            assert not [name for name in archive.namelist() if name.startswith("pictures/")]
        made.unlink()
    finally:
        picture.unlink()


def test_a_disk_without_room_is_not_filled_by_a_backup(
    backups: Path, copied: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(nightly.shutil, "disk_usage", lambda path: usage(10**9, 10**9, 10**6))
    assert nightly.back_up_if_due(NIGHT) is None
    assert "could not be made" in caplog.text
    assert nightly.nightly_backups() == []


@pytest.mark.parametrize(
    ("wrong", "named"),
    [({"SECOND_FACTOR": "some"}, "newsroom.E006"), ({"TRUSTED_PROXIES": ["the proxy"]}, "newsroom.E007")],
)
def test_settings_that_mean_nothing_are_named(wrong: dict, named: str) -> None:
    with override_settings(**wrong):
        assert named in {each.id for each in run_checks()}
