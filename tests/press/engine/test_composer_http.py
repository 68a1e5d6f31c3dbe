"""The real server, asked by real clients: http.client, curl, gzip, Node and Chromium."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import os
import random
import shutil
import socket
import string
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from standfirst.story import Block, Story, to_json
from tests.blank_newsroom import lay_out_newsroom
from tests.conftest import missing

pytestmark = pytest.mark.xdist_group("composer")  # they share a server

ROOT = Path(__file__).parents[3]
FERRIES = "Two ferries for the north yard"
PARAGRAPHS = [f"Ferry number {n} left the yard at “{n} o’clock”, with a crew of {n + 3}." for n in range(1, 60)]


@dataclass
class Server:
    port: int
    folder: Path
    address: str
    """The path of the story that is out."""
    environment: dict[str, str]

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """One request, its path sent as it is written."""
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def call(environment: dict[str, str], *arguments: str) -> str:
    """Runs the `standfirst` command; returns what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "standfirst.cli", *arguments], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def story_file(folder: Path, headline: str) -> Path:
    blocks = tuple(Block(f"b{n}", words) for n, words in enumerate(PARAGRAPHS))
    path = folder / f"{headline.split()[0].lower()}.json"
    path.write_text(to_json(Story(headline=headline, section="City", deep_look=blocks)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = lay_out_newsroom(tmp_path_factory.mktemp("newsroom"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("STANDFIRST_")},
        "PYTHONPATH": str(ROOT / "src"),
        "STANDFIRST_FOLDER": str(folder),
        "STANDFIRST_PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "standfirst.settings",
    }
    call(environment, "import", "--publish", str(story_file(folder, FERRIES)))
    command = ["--interface", "asgi", "--port", str(port), "--no-ws", "standfirst.asgi:application"]
    log = (folder / "log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", *command], env=environment, stdout=log, stderr=log, cwd=folder
    )
    found = Server(port, folder, "", environment)
    try:
        until = time.time() + 90
        while process.poll() is None and time.time() < until:
            with contextlib.suppress(OSError):
                status, _, body = found.ask("/sitemap.xml")
                if status == 200:
                    addresses = [part.partition("<")[0] for part in body.decode().split("<loc>")]
                    found.address = next(each for each in addresses if "ferries" in each).removeprefix(found.site)
                    break
            time.sleep(0.1)
        assert found.address, (folder / "log").read_text()
        yield found
    finally:
        process.terminate()
        process.wait(30)
        log.close()


@pytest.fixture
def page(server: Server) -> bytes:
    """The story's page as it goes out unpacked."""
    status, headers, body = server.ask(server.address)
    assert status == 200 and "content-encoding" not in headers
    assert FERRIES.encode() in body and PARAGRAPHS[-1].encode() in body and b"<esi:include" not in body
    return body


def test_the_page_is_the_same_packed_and_unpacked(server: Server, page: bytes) -> None:
    status, headers, body = server.ask(server.address, Accept_Encoding="gzip, deflate, br")
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert gzip.decompress(body) == page
    assert len(body) < len(page) / 3


def test_the_command_gzip_takes_it(server: Server, page: bytes, tmp_path: Path) -> None:
    tool = shutil.which("gzip")
    if tool is None:
        missing("gzip", "install Debian's package gzip")
    file = tmp_path / "page.gz"
    file.write_bytes(server.ask(server.address, Accept_Encoding="gzip")[2])
    subprocess.run([str(tool), "-t", str(file)], check=True)


def test_curl_takes_it(server: Server, page: bytes) -> None:
    tool = shutil.which("curl")
    if tool is None:
        missing("curl", "install Debian's package curl")
    done = subprocess.run(
        [str(tool), "-sS", "--fail", "--compressed", server.site + server.address], check=True, capture_output=True
    )
    assert done.stdout == page


def test_node_takes_it(server: Server, page: bytes) -> None:
    tool = shutil.which("node")
    if tool is None:
        missing("Node", "install Debian's package nodejs")
    script = "fetch(process.argv[1]).then(r => r.arrayBuffer()).then(b => process.stdout.write(Buffer.from(b)))"
    done = subprocess.run([str(tool), "-e", script, server.site + server.address], check=True, capture_output=True)
    assert done.stdout == page


def test_chromium_takes_it_and_its_policy_stops_nothing_of_it(server: Server, page: bytes) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        missing("Chromium", "install Debian's package chromium")
    from playwright.sync_api import sync_playwright

    complaints: list[str] = []
    statuses: list[tuple[int, str]] = []
    options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=[*options, "--disable-component-update", "--disable-sync"]
        )
        tab = browser.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("response", lambda response: statuses.append((response.status, response.url)))
        first = tab.goto(server.site + server.address, wait_until="networkidle")
        assert first is not None and first.body() == page
        assert first.headers["content-encoding"] == "gzip"
        assert tab.locator("body > footer").count() == 1, "the page is there to its end"
        tab.reload(wait_until="networkidle")
        browser.close()
    assert complaints == []
    assert [each for each in statuses if each[0] >= 400] == []


def test_a_page_that_is_had_is_not_sent_again(server: Server) -> None:
    for encoding in ("gzip", "identity"):
        _, headers, _ = server.ask(server.address, Accept_Encoding=encoding)
        status, again, body = server.ask(server.address, Accept_Encoding=encoding, If_None_Match=headers["etag"])
        assert (status, body, again["etag"]) == (304, b"", headers["etag"])
    assert server.ask(server.address, Accept_Encoding="identity", If_None_Match='"other"')[0] == 200


def test_head_is_get_without_the_body(server: Server) -> None:
    for encoding in ("gzip", "identity"):
        head = server.ask(server.address, "HEAD", Accept_Encoding=encoding)
        get = server.ask(server.address, Accept_Encoding=encoding)
        assert head[0] == 200 and head[2] == b""
        for name in ("content-length", "content-type", "etag", "vary", "cache-control"):
            assert head[1][name] == get[1][name]


def test_styles_and_scripts_of_the_page_are_kept_for_good(server: Server, page: bytes) -> None:
    names = [part.partition(b'"')[0].decode() for part in page.split(b'"/static/')[1:]]
    assert names
    for name in names:
        status, headers, body = server.ask(f"/static/{name}", Accept_Encoding="gzip")
        assert status == 200 and "immutable" in headers["cache-control"], name
        assert body and headers.get("content-encoding") == "gzip"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../secret-key",
        "/static/%2e%2e/secret-key",
        "/static/..%2fsecret-key",
        "/static/..%5csecret-key",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/press/..%00/secret-key",
        "/static/staticfiles.json/../../secret-key",
        "/pictures/../secret-key",
        "/pictures/..%2f..%2fsecret-key",
        "/pictures/../originals/x.jpg",
        "/pictures/%2e%2e/%2e%2e/newsroom.sqlite3",
        "/secret-key",
        "/newsroom.sqlite3",
        "/outputs.sqlite3",
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
    ],
)
def test_nothing_else_of_the_folder_goes_out(server: Server, path: str) -> None:
    status, _, body = server.ask(path)
    assert status in (400, 404)
    secret = (server.folder / "secret-key").read_bytes().strip()
    assert secret not in body and b"root:" not in body and b"SQLite format" not in body


def test_random_paths_are_unknown_and_break_nothing(server: Server) -> None:
    chance = random.Random(5)
    letters = string.ascii_lowercase + "/.%-_~" + "é☃"
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)) as connection:
        for _ in range(300):
            drawn = "".join(chance.choices(letters, k=chance.randint(3, 40)))
            path = "/" + "".join(each if each.isascii() else f"%{ord(each) % 256:02x}" for each in drawn)
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            assert answer.status in (301, 400, 404), path
    assert server.ask(server.address)[0] == 200


def test_what_another_command_publishes_the_server_shows(server: Server) -> None:
    printed = call(
        server.environment, "import", "--publish", str(story_file(server.folder, "Lamps go on along the quay"))
    )
    assert "/lamps-go-on-along-the-quay/" in printed
    status, _, home = server.ask("/")
    assert status == 200 and b"Lamps go on along the quay" in home
    # Also in the latest news of a page that nobody has touched.
    assert b"Lamps go on along the quay" in server.ask(server.address)[2]


def test_the_store_can_be_deleted_while_the_server_runs(server: Server) -> None:
    before = server.ask(server.address)[2]
    for suffix in ("", "-wal", "-shm"):
        Path(f"{server.folder / 'outputs.sqlite3'}{suffix}").unlink(missing_ok=True)
    until = time.time() + 30
    while time.time() < until and not (server.folder / "outputs.sqlite3").exists():
        assert server.ask(server.address)[0] == 200
        time.sleep(0.1)
    time.sleep(1.5)
    assert server.ask(server.address)[2] == before
    assert server.ask("/sitemap.xml")[0] == 200


def test_the_server_says_nothing_of_errors(server: Server) -> None:
    log = (server.folder / "log").read_text()
    assert "Traceback" not in log, log
    assert log, "the server says that it started, so what it says is seen here"
