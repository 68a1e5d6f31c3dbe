"""An operator: imports, backs up and restores while the server runs, and starts it again."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.flows.conftest import Newsroom, Opener, start, stop

pytestmark = pytest.mark.flow

PAGE = Path(__file__).parent / "pasted_page.txt"


def story(folder: Path, name: str, **fields: object) -> Path:
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"format": "story/1", "section": "World", "deep_look": ["It rained."], **fields}))
    return path


def answer(url: str) -> int:
    try:
        with urlopen(url) as response:
            return response.status
    except HTTPError as error:
        error.close()
        return error.code


def test_what_import_publishes_the_running_server_shows(newsroom: Newsroom, opened: Opener) -> None:
    done = newsroom.call("import", str(PAGE), "--publish", "--date", "2025-05-16T23:30+01:00")
    assert done.returncode == 0, done.stderr
    address = done.stdout.splitlines()[0]
    assert re.fullmatch(re.escape(newsroom.site) + r"/2025/05/16/ferry-talks-reopen-on-lake-orrin(-\d+)?/", address)
    assert "run together" in done.stdout
    page = opened(address)
    expect(page.locator("h1")).to_have_text("Ferry Talks Reopen on Lake Orrin")
    expect(page.locator("main")).to_contain_text("Port of Velm via Lakeside Wire")
    expect(page.locator("main")).to_contain_text("Handout")
    expect(page.locator("main")).to_contain_text("Lakeside Wire")
    expect(page.locator("main")).not_to_contain_text("Snow Closes the Orrin Pass")


def test_a_draft_is_announced_by_its_admin_address_and_nobody_else_sees_it(
    newsroom: Newsroom, tmp_path: Path, opened: Opener
) -> None:
    done = newsroom.quickly("import", str(story(tmp_path, "draft", headline="A quiet draft")))
    assert done.returncode == 0, done.stderr
    assert re.search(r"/admin/stories/edit/\d+/ \(draft\)", done.stdout)
    assert "A quiet draft" not in opened("/").request.get("/search/?q=quiet+draft").text()


def test_bad_files_are_named_and_the_others_go_in(newsroom: Newsroom, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\x00\x01\x02PNG" * 100)
    cut = tmp_path / "cut.json"
    cut.write_text('{"format": "story/1", "headline": "A')
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    good = story(tmp_path, "good", headline="The good one")
    done = newsroom.quickly("import", *map(str, (empty, binary, cut, huge, good, tmp_path / "missing.txt")))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    for path in (empty, binary, cut, huge, tmp_path / "missing.txt"):
        assert path.name in done.stderr
    assert re.search(r"/admin/stories/edit/\d+/ \(draft\)", done.stdout)


def test_a_headline_missing_holds_publishing_and_keeps_the_draft(newsroom: Newsroom, tmp_path: Path) -> None:
    done = newsroom.quickly("import", "--publish", str(story(tmp_path, "nameless")))
    assert done.returncode == 1
    assert "held, kept as a draft" in done.stderr
    assert "(draft)" in done.stdout


def test_the_same_headline_twice_gets_two_addresses(newsroom: Newsroom, tmp_path: Path) -> None:
    path = story(tmp_path, "twice", headline="Twice the same headline")
    addresses = [newsroom.quickly("import", "--publish", str(path)).stdout.splitlines()[0] for _ in range(2)]
    assert addresses[1] == addresses[0].removesuffix("/") + "-2/"
    assert [answer(address) for address in addresses] == [200, 200]


def test_a_story_for_tomorrow_waits(newsroom: Newsroom, tmp_path: Path) -> None:
    done = newsroom.quickly(
        "import", "--publish", "--date", "2099-01-02", str(story(tmp_path, "later", headline="Not before its day"))
    )
    assert done.returncode == 0, done.stderr
    assert "(scheduled)" in done.stdout
    assert answer(f"{newsroom.site}/2099/01/02/not-before-its-day/") == 404


def test_backup_and_restore_while_it_runs(newsroom: Newsroom, tmp_path: Path) -> None:
    before = newsroom.quickly(
        "import", "--publish", str(story(tmp_path, "kept", headline="Kept in the backup"))
    ).stdout.splitlines()[0]
    file = tmp_path / "backup.zip"
    done = newsroom.call("backup", str(file))
    assert done.returncode == 0, done.stderr
    after = newsroom.quickly(
        "import", "--publish", str(story(tmp_path, "gone", headline="Made after the backup"))
    ).stdout.splitlines()[0]
    assert answer(after) == 200
    refused = newsroom.quickly("restore", str(file))
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    done = newsroom.call("restore", str(file), "--yes")
    assert done.returncode == 0, done.stderr
    assert answer(before) == 200
    import time

    for _ in range(240):
        if answer(after) == 404:
            break
        time.sleep(0.25)
    assert answer(after) == 404
    assert answer(f"{newsroom.site}/") == 200


def test_a_damaged_backup_changes_nothing(newsroom: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    assert newsroom.quickly("backup", str(file)).returncode == 0
    data = bytearray(file.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(64)
    file.write_bytes(bytes(data))
    done = newsroom.call("restore", str(file), "--yes")
    assert done.returncode == 2
    assert "nothing was restored" in done.stderr
    assert answer(newsroom.site) == 200


def test_the_doctor_says_how_it_is(newsroom: Newsroom) -> None:
    done = newsroom.call("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "pictures have their file" in done.stdout


def test_a_taken_port_is_said_at_once(newsroom: Newsroom, tmp_path: Path) -> None:
    port = newsroom.site.rpartition(":")[2]
    done = newsroom.call("run", "--folder", str(tmp_path / "other"), "--port", port)
    assert done.returncode == 2
    assert f"port {port}" in done.stderr
    assert not (tmp_path / "other").exists()


def test_it_stops_and_starts_again_where_it_was(tmp_path: Path) -> None:
    process, served = start(tmp_path / "newsroom", "--empty")
    try:
        path = story(tmp_path, "stays", headline="What stays")
        address = served.quickly("import", "--publish", str(path)).stdout.splitlines()[0]
        assert answer(address) == 200
    finally:
        stop(process)
    missed = served.call(
        "import", "--publish", str(story(tmp_path, "meanwhile", headline="Published while the server was down"))
    ).stdout.splitlines()[0]
    process, again = start(tmp_path / "newsroom", "--empty")
    try:
        for url in (address, missed):
            path_of = url.removeprefix(served.site)
            assert answer(again.site + path_of) == 200
        with urlopen(again.site + "/") as home:
            assert "Published while the server was down" in home.read().decode()
    finally:
        stop(process)


@pytest.mark.postgres
def test_a_newsroom_on_postgresql_publishes_backs_up_and_restores(postgres: str, tmp_path: Path) -> None:
    process, served = start(tmp_path / "newsroom", "--empty", database=postgres)
    try:
        path = story(tmp_path, "elephant", headline="Kept by PostgreSQL", deep_look=["It is kept."])
        done = served.quickly("import", "--publish", str(path))
        assert done.returncode == 0, done.stderr
        address = done.stdout.splitlines()[0]
        assert answer(address) == 200
        done = served.call("backup", str(tmp_path / "backup.zip"))
        assert done.returncode == 0, done.stderr
        done = served.call("restore", str(tmp_path / "backup.zip"), "--yes")
        assert done.returncode == 0, done.stderr
        assert answer(address) == 200
        assert "postgresql" in served.quickly("doctor").stdout
    finally:
        stop(process)
