"""A real newsroom, served by the real command, driven by a real browser."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.blank_newsroom import lay_out_newsroom
from tests.conftest import missing

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PICTURES = ROOT / "test-results"

expect.set_options(timeout=20_000)  # the machine may be busy; nothing here is timed


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Doorman:
    """Runs `standfirst` beside the server in one process that stays: to start one for each command takes seconds."""

    def __init__(self, environment: dict[str, str], cwd: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("doorman.py"))],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=cwd,
        )

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What the command gives back and says."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(arguments) + "\n")
        self._process.stdin.flush()
        return subprocess.CompletedProcess(arguments, *json.loads(self._process.stdout.readline()))

    def go_home(self) -> None:
        self._process.communicate()


@dataclass
class Newsroom:
    """A running server and its folder."""

    folder: Path
    site: str
    environment: dict[str, str]
    said: list[str] = field(default_factory=list)
    doorman: Doorman | None = None

    def call(self, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        """Runs `standfirst` on this newsroom, in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "standfirst.cli", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            input=stdin,
            cwd=self.folder.parent,
        )

    def quickly(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """As `call`, while the server runs, by the process that stays beside it."""
        if self.doorman is None:
            self.doorman = Doorman(self.environment, self.folder.parent)
        return self.doorman.run(*arguments)

    def login_link(self, name: str = "") -> str:
        done = self.quickly("login", *([name] if name else []))
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


_served_by: dict[int, Newsroom] = {}
"""The newsrooms that run, by the number of their server's process."""


def start(
    folder: Path, *options: str, database: str = "", settings: dict[str, str] | None = None, port: int = 0
) -> tuple[subprocess.Popen[str], Newsroom]:
    """Starts `standfirst run` and waits until it has printed its log-in link and answers.

    A new newsroom without the demo is a copy of a blank one, unless it is `database`'s. `settings` are declared
    settings by their names, as in {"SITE": "https://localhost:8443"}.
    """
    if "--empty" in options and not database and not folder.exists():
        lay_out_newsroom(folder)
    port = port or free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("STANDFIRST_")},
        "PYTHONPATH": str(ROOT / "src"),
        "STANDFIRST_FOLDER": str(folder),
        "STANDFIRST_PORT": str(port),
        "STANDFIRST_DATABASE": database,
        "PYTHONUNBUFFERED": "1",
        **{f"STANDFIRST_{name}": value for name, value in (settings or {}).items()},
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "standfirst.cli", "run", *options],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=folder.parent,
    )
    newsroom = Newsroom(folder, f"http://127.0.0.1:{port}", environment)
    _served_by[process.pid] = newsroom
    greeted = threading.Event()

    def listen() -> None:
        assert process.stdout
        with contextlib.suppress(ValueError):  # closed while we listened
            for line in process.stdout:
                newsroom.said.append(line.rstrip("\n"))
                if "stop with Ctrl-C" in line:
                    greeted.set()
        greeted.set()

    threading.Thread(target=listen, daemon=True).start()
    greeted.wait(420)
    try:
        if process.poll() is not None or not greeted.is_set():
            raise AssertionError("the server did not start:\n" + "\n".join(newsroom.said))
        _until_it_answers(port, process, newsroom)
    except AssertionError:
        stop(process)
        raise
    return process, newsroom


def _until_it_answers(port: int, process: subprocess.Popen[str], newsroom: Newsroom) -> None:
    import time

    for _ in range(300):
        with socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError("the server does not answer:\n" + "\n".join(newsroom.said))


def stop(process: subprocess.Popen[str]) -> int:
    newsroom = _served_by.pop(process.pid, None)
    if newsroom is not None and newsroom.doorman is not None:
        newsroom.doorman.go_home()
        newsroom.doorman = None
    process.send_signal(signal.SIGTERM)
    try:
        code = process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        code = process.wait()
    if process.stdout:
        process.stdout.close()
    return code


@pytest.fixture(scope="package")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """The demo newsroom, as `make run` serves it."""
    process, served = start(tmp_path_factory.mktemp("demo") / "newsroom")
    yield served
    stop(process)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    if CHROMIUM is None:
        missing("Chromium", "install Debian's package chromium")
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=[
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    )
    yield launched
    launched.close()


Opener = Callable[..., Page]

WATCHING = (
    "addEventListener('w-unsaved:watch-edits', () => { document.documentElement.dataset.watching = 'yes' }, true)"
)


def until_watched(page: Page) -> None:
    """Waits for the editor's first look at its form: what is written before it counts as unwritten."""
    expect(page.locator("html")).to_have_attribute("data-watching", "yes")


ALL_SAVED = """() => document.querySelector("#w-autosave-indicator")?.dataset.wAutosaveStateValue === "saved"
    && document.querySelector("[data-w-unsaved-has-edits-value]")?.dataset.wUnsavedHasEditsValue !== "true" """


def until_saved(page: Page) -> None:
    """Waits until the editor has saved by itself all that was written: it looks for changes twice a second."""
    calm = 0
    for _ in range(300):
        calm = calm + 1 if page.evaluate(ALL_SAVED) else 0
        if calm == 12:
            return
        page.wait_for_timeout(100)
    raise AssertionError("the editor does not save by itself")


@pytest.fixture
def opened(browser: Browser, newsroom: Newsroom, request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Opens pages of the newsroom; each call is a browser of its own. Errors of the page fail the test."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_page(path: str = "/", *, width: int = 1280, height: int = 900, **options: object) -> Page:
        context = browser.new_context(
            base_url=newsroom.site, viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        context.set_default_timeout(30_000)
        context.add_init_script(WATCHING)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on(
            "request",
            lambda sent: (
                troubles.append(f"a request to another host: {sent.url}")
                if not sent.url.startswith((newsroom.site, "data:", "blob:", "about:"))
                else None
            ),
        )
        page.goto(path)
        return page

    yield open_page
    failed = getattr(request.node, "failed", False)
    for number, context in enumerate(contexts):
        if failed and context.pages:
            PICTURES.mkdir(exist_ok=True)
            context.pages[-1].screenshot(path=PICTURES / f"{request.node.name}-{number}.png", full_page=True)
        context.close()
    assert troubles == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker drives what shares a server: the demo newsroom, or the one a module keeps for itself.

    What starts newsrooms of its own in the test goes to whichever worker is free.
    """
    for item in items:
        if Path(item.path).parent != Path(__file__).parent:
            continue
        of_module = [each for each in ("newsroom", "proxied") if each in vars(item.module)]
        if of_module:
            item.add_marker(pytest.mark.xdist_group(item.module.__name__))
        elif "newsroom" in item.fixturenames or "browser" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("flows"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    if report.when == "call":
        item.failed = report.failed
    return report


def log_in(page: Page, newsroom: Newsroom, name: str = "") -> None:
    """Enters by the one-time link, as a colleague would; the door itself is opened by hand in test_first_minute."""
    link = newsroom.login_link(name)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.request.get(link).text())
    assert token
    pressed = page.request.post(
        link, form={"csrfmiddlewaretoken": token[1]}, headers={"Referer": link}, max_redirects=0
    )
    assert pressed.status == 302 and "/admin/" in pressed.headers["location"]


SETTLED = """Promise.all(document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().iterations !== Infinity)
    .map((each) => each.finished.catch(() => null))).then(() => null)"""


def violations(page: Page) -> list[str]:
    """What axe finds on the page, a line each."""
    from axe_playwright_python.sync_playwright import Axe

    # What is still fading in is faint for a moment: let it come to rest.
    page.wait_for_timeout(400)
    page.evaluate(SETTLED)
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {each['help']} at {[node['target'] for node in each['nodes'][:3]]}"
        for each in found
    ]
