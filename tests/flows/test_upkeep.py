"""An operator's year: nightly backups, a restore drill, an upgrade that keeps a copy first, and one that fails."""

from __future__ import annotations

import sqlite3
import time
import zipfile
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.flows.conftest import Newsroom, start, stop
from tests.flows.test_operator import story

pytestmark = pytest.mark.flow


def page(url: str) -> tuple[int, bytes]:
    try:
        with urlopen(url) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        error.close()
        return error.code, b""


def wait_for(folder: Path, pattern: str) -> Path:
    for _ in range(600):
        found = sorted(folder.glob(pattern))
        if found:
            return found[-1]
        time.sleep(0.1)
    raise AssertionError(f"no {pattern} in {folder}: {list(folder.iterdir()) if folder.exists() else 'no folder'}")


def test_the_nights_backup_restores_to_the_same_newsroom(tmp_path: Path) -> None:
    backups = tmp_path / "other-disk"
    process, served = start(tmp_path / "newsroom", "--empty", settings={"BACKUPS_KEPT": "0"})
    try:
        path = story(tmp_path, "kept", headline="Kept through the fire", deep_look=["It was all written down."])
        address = served.quickly("import", "--publish", str(path)).stdout.splitlines()[0].removeprefix(served.site)
        _set_zone(served, _zone_where_it_is_day())  # backups are made after three in the morning there
    finally:
        stop(process)
    process, served = start(tmp_path / "newsroom", "--empty", settings={"BACKUPS": str(backups)})
    try:
        made = wait_for(backups, "nightly-*.zip")
        before = page(served.site + address)
        assert before[0] == 200
    finally:
        stop(process)
    assert made.stat().st_mode & 0o077 == 0
    # The machine is gone; another one, with nothing but the file.
    process, other = start(tmp_path / "drill", "--empty")
    try:
        done = other.call("restore", str(made), "--yes")
        assert done.returncode == 0, done.stderr
        for _ in range(240):
            if page(other.site + address)[0] == 200:
                break
            time.sleep(0.25)
        status, body = page(other.site + address)
        assert status == 200
        assert b"It was all written down." in body
        assert _count(other, "newsroom_publishedversion") == _count(served, "newsroom_publishedversion") == 1
        assert "The database (sqlite) answers: 1 stories, 1 live" in other.quickly("doctor").stdout
    finally:
        stop(process)


def _zone_where_it_is_day() -> str:
    """A zone in which it is noon or a little later now; Etc/GMT's signs are the wrong way round."""
    offset = 12 - time.gmtime().tm_hour
    return f"Etc/GMT{-offset:+d}" if offset else "UTC"


def _set_zone(newsroom: Newsroom, zone: str) -> None:
    with sqlite3.connect(newsroom.folder / "newsroom.sqlite3", timeout=30) as database:
        database.execute("UPDATE newsroom_publication SET time_zone = ?", [zone])
    database.close()


def _count(newsroom: Newsroom, table: str) -> int:
    database = sqlite3.connect(newsroom.folder / "newsroom.sqlite3")
    try:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        database.close()


def _forget_last_migration(newsroom: Newsroom) -> None:
    """As after installing a release with one more app, and from one before there were legal holds."""
    with sqlite3.connect(newsroom.folder / "newsroom.sqlite3") as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'usersessions'")
        database.execute("DROP TABLE usersessions_usersession")
    database.close()


def test_an_upgrade_migrates_by_itself_and_keeps_a_copy_first(tmp_path: Path) -> None:
    process, served = start(tmp_path / "newsroom", "--empty")
    try:
        path = story(tmp_path, "stays", headline="What stays through the upgrade")
        address = served.quickly("import", "--publish", str(path)).stdout.splitlines()[0].removeprefix(served.site)
    finally:
        stop(process)
    _forget_last_migration(served)
    process, again = start(tmp_path / "newsroom", "--empty")
    try:
        assert page(again.site + address)[0] == 200
        assert any("what is there is kept first" in line for line in again.said)
    finally:
        stop(process)
    kept = wait_for(tmp_path / "newsroom" / "backups", "before-upgrade-*.zip")
    assert kept.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(kept) as archive:
        names = archive.namelist()
        archive.extract("newsroom.sqlite3", tmp_path)
    assert not [name for name in names if name.startswith("pictures/")]
    database = sqlite3.connect(tmp_path / "newsroom.sqlite3")
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    database.close()
    assert "newsroom_article" in tables
    assert "usersessions_usersession" not in tables  # as it was before


def test_an_upgrade_without_room_for_a_copy_changes_nothing(tmp_path: Path) -> None:
    process, served = start(tmp_path / "newsroom", "--empty")
    stop(process)
    _forget_last_migration(served)
    blocked = tmp_path / "newsroom" / "backups"
    if blocked.exists():
        for each in blocked.iterdir():
            each.unlink()
        blocked.rmdir()
    blocked.write_text("no folder")
    done = served.call("run", "--empty")
    assert done.returncode == 2
    assert "nothing was changed" in done.stderr
    assert "Traceback" not in done.stderr
    database = sqlite3.connect(served.folder / "newsroom.sqlite3")
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    database.close()
    assert "usersessions_usersession" not in tables
    assert blocked.is_file()
