"""A colleague is invited by mail, comes with a passkey, loses the phone, and is let in again; nobody else is."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.flows.conftest import Newsroom, free_port, log_in, start, stop, violations
from tests.newsroom.operation.conftest import Postbox

pytestmark = pytest.mark.flow

GOOD = "four-words-not-together"


@pytest.fixture(scope="module")
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    box.open()
    yield box
    box.close()


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory, postbox: Postbox) -> Iterator[Newsroom]:
    """A newsroom that asks its editors for a second factor; under a name, because passkeys need one."""
    port = free_port()
    settings = {"SITE": f"http://localhost:{port}", "SECOND_FACTOR": "editors", "MAIL": postbox.address}
    process, served = start(tmp_path_factory.mktemp("accounts") / "newsroom", "--empty", settings=settings, port=port)
    served.site = settings["SITE"]
    yield served
    stop(process)


@pytest.fixture
def browse(browser: Browser, newsroom: Newsroom) -> Iterator[Callable[[], Page]]:
    """Opens a browser of its own with a device in it that makes passkeys; a page that breaks its policy fails."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_browser() -> Page:
        context = browser.new_context(base_url=newsroom.site, reduced_motion="reduce")
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on("console", lambda said: "Content Security" in said.text and troubles.append(said.text))
        session = context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
        session.send(
            "WebAuthn.addVirtualAuthenticator",
            {"options": {**options, "isUserVerified": True, "automaticPresenceSimulation": True}},
        )
        return page

    yield open_browser
    for context in contexts:
        context.close()
    assert troubles == []


def letter_to(postbox: Postbox, address: str, subject: str) -> str:
    """The text of the newest letter, waited for: the caretaker carries it."""
    for _ in range(200):
        for letter in reversed(postbox.letters):
            if address in str(letter["To"]) and subject in str(letter["Subject"]):
                return letter.get_content()
        time.sleep(0.1)
    raise AssertionError([(str(each["To"]), str(each["Subject"])) for each in postbox.letters])


def link_in(text: str) -> str:
    found = re.search(r"http\S+", text)
    assert found, text
    return found[0]


def log_out(page: Page) -> None:
    token = page.evaluate("JSON.parse(document.getElementById('wagtail-config').textContent).CSRF_TOKEN")
    page.request.post("/admin/logout/", form={"csrfmiddlewaretoken": token}, headers={"Referer": page.url})
    page.context.clear_cookies()


def test_from_the_invitation_to_the_passkey_and_back_after_a_loss(
    newsroom: Newsroom, postbox: Postbox, browse: Callable[[], Page]
) -> None:
    chief = browse()
    log_in(chief, newsroom)
    # The chief runs the newsroom: a second factor is asked for first, and nothing else opens.
    chief.goto("/admin/stories/")
    expect(chief.get_by_role("alert")).to_contain_text("One thing before you can work")
    chief.get_by_role("link", name="Add a passkey").click()
    chief.get_by_role("button", name="Add the passkey").click()
    expect(chief.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert violations(chief) == []
    chief.get_by_role("link", name="I have them").click()
    expect(chief.locator(".account__list").first).to_contain_text("This device")

    chief.goto("/admin/colleagues/invite/")
    chief.get_by_label("Mail address").fill("ines@example.org")
    chief.get_by_label("Name", exact=True).fill("Ines Vale")
    chief.get_by_label("Editor").check()
    chief.get_by_role("button", name="Invite").click()
    expect(chief.get_by_text("An invitation is on its way")).to_be_visible()

    invitation = link_in(letter_to(postbox, "ines@example.org", "invitation"))
    ines = browse()
    ines.goto(invitation)
    expect(ines.get_by_role("heading", name="Welcome")).to_be_visible()
    assert violations(ines) == []
    ines.locator("input[name=password1]").fill(GOOD)
    ines.get_by_label("The same password again").fill(GOOD)
    ines.get_by_role("button", name="Come in").click()
    expect(ines.get_by_role("alert")).to_contain_text("One thing before you can work")
    ines.get_by_role("link", name="Add a passkey").click()
    ines.get_by_label("A name for it").fill("My phone")
    ines.get_by_role("button", name="Add the passkey").click()
    code = ines.locator(".account__codes code").first.inner_text()
    ines.goto("/admin/")
    expect(ines.get_by_role("heading", name="Tonight’s desk")).to_be_visible()
    letter_to(postbox, "ines@example.org", "a passkey was added")

    # The link is spent for everybody else.
    stranger = browse()
    stranger.goto(invitation)
    expect(stranger.get_by_role("heading", name="This invitation is spent")).to_be_visible()

    # In again with the passkey alone.
    log_out(ines)
    ines.goto("/admin/login/")
    assert violations(ines) == []
    ines.get_by_role("button", name="Log in with a passkey").click()
    expect(ines.get_by_role("heading", name="Tonight’s desk")).to_be_visible()

    # In with the password and the passkey; then, the phone lost, with a recovery code.
    log_out(ines)
    password_in(ines)
    ines.get_by_role("button", name="Use a passkey").click()
    expect(ines.get_by_role("heading", name="Tonight’s desk")).to_be_visible()
    elsewhere = browse()
    password_in(elsewhere)
    assert violations(elsewhere) == []
    elsewhere.get_by_label("Code").fill(code)
    elsewhere.get_by_role("button", name="Log in", exact=True).click()
    expect(elsewhere.get_by_role("heading", name="Tonight’s desk")).to_be_visible()

    # Ines sees both browsers and ends the other.
    ines.goto("/admin/security/")
    ines.get_by_role("button", name=re.compile("End the session")).click()
    elsewhere.goto("/admin/stories/")
    expect(elsewhere).to_have_url(re.compile("/admin/login/"))

    # All of it stands on record.
    chief.goto("/admin/reports/acts/")
    record = chief.locator("table.acts")
    for act in ("Joined by invitation", "Added a second factor", "Ended sessions", "Invited a colleague"):
        expect(record).to_contain_text(act)
    assert violations(chief) == []


def password_in(page: Page) -> None:
    page.goto("/admin/login/")
    page.get_by_label("User name or mail address").fill("ines")
    page.get_by_label("Password").fill(GOOD)
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()


def test_a_forgotten_password_comes_by_mail(newsroom: Newsroom, postbox: Postbox, browse: Callable[[], Page]) -> None:
    page = browse()
    page.goto("/admin/login/")
    page.get_by_role("link", name=re.compile("Forgot")).click()
    page.get_by_label(re.compile("mail", re.I)).fill("ines@example.org")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", name="Look into your post")).to_be_visible()
    link = link_in(letter_to(postbox, "ines@example.org", "a new password"))
    page.goto(link)
    for field in ("password1", "password2"):
        page.locator(f"input[name={field}]").fill("another-four-words-here")
    page.get_by_role("button", name="Set the password").click()
    expect(page.get_by_role("heading", name="Your password is set")).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("heading", name="This link is spent")).to_be_visible()


def test_every_screen_of_ours_fits_and_is_clean(newsroom: Newsroom, browse: Callable[[], Page]) -> None:
    page = browse()
    log_in_with_lost_factor(page, newsroom)
    for path in ("security/", "set-up/", "set-up/mail/", "colleagues/invite/", "reports/acts/", "users/"):
        page.goto(f"/admin/{path}")
        assert violations(page) == [], path
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        page.set_viewport_size({"width": 1280, "height": 900})


def log_in_with_lost_factor(page: Page, newsroom: Newsroom) -> None:
    """The operator takes the chief's factor away at the machine; the chief sets another up."""
    done = newsroom.call("login", "--lost-factor")
    assert done.returncode == 0, done.stderr
    page.goto(done.stdout.strip())
    page.get_by_role("button", name=re.compile("log in", re.I)).click()
    page.wait_for_url(re.compile("/admin/"))
    page.goto("/admin/security/webauthn/add/")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def test_the_folder_of_this_newsroom_keeps_its_secrets_to_itself(newsroom: Newsroom) -> None:
    kept: Path = newsroom.folder / "newsroom.sqlite3"
    assert b"four-words" not in kept.read_bytes()
    assert "The files are the newsroom's own" in newsroom.call("doctor").stdout
