"""Every screen of the newsroom, of ours and of Wagtail's that its menu leads to: it fits, and axe finds nothing."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.flows.conftest import SETTLED, Newsroom, Opener, log_in

pytestmark = pytest.mark.flow

SCREENS = (
    # The day's work.
    "/",
    "paste/",
    "beat-the-desk/",
    "arrange/",
    "readers/",
    "reports-by-readers/",
    "nothing-of-that-name/",
    # Stories.
    "stories/",
    "stories/?q=talks",
    "stories/?q=nothing-of-the-kind",
    "stories/trash/",
    "stories/add/",
    "stories/edit/15/",
    "stories/edit/1/",
    "stories/copy/1/",
    "stories/delete/15/",
    "stories/unpublish/1/",
    "stories/correct/1/",
    "stories/hold/15/",
    "stories/take-down/1/",
    "stories/history/1/",
    "stories/usage/1/",
    "stories/workflow_history/16/detail/1/",
    # What they are made of.
    "bulk/newsroom/article/delete/?id=15&id=16",
    "images/",
    "images/multiple/add/",
    "images/1/",
    "images/1/delete/",
    "bulk/newsroom/photo/add_tags/?id=1",
    "authors/",
    "authors/add/",
    "authors/edit/1/",
    "authors/delete/1/",
    "sections/",
    "sections/edit/1/",
    "editions/edit/1/",
    "storylines/",
    # Pages.
    "pages/",
    "pages/3/",
    "pages/4/edit/",
    "pages/4/delete/",
    "pages/search/?q=about",
    # Reports.
    "reports/desk/",
    "reports/acts/",
    "reports/workflow/",
    # Those who run it.
    "set-up/",
    "set-up/mail/",
    "settings/newsroom/publication/1/",
    "workflows/list/",
    "workflows/edit/2/",
    "workflows/tasks/index/",
    "users/",
    "users/edit/1/",
    "colleagues/invite/",
    "colleagues/1/log-ins/",
    "colleagues/1/sections/",
    "groups/edit/5/",
    "collections/",
    "account/",
    "security/",
    "security/totp/activate/",
)
AT_THE_DOOR = ("login/", "password/reset/", "password/reset/sent/", "enter/nothing/", "join/nothing/", "signup/")
DESK: ViewportSize = {"width": 1280, "height": 900}
TELEPHONE: ViewportSize = {"width": 390, "height": 844}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


WITHOUT_COLOURS = """axe.run({resultTypes: ["violations"], rules: {"color-contrast": {enabled: false}}})
    .then((found) => found.violations)"""
"""The colours are those of the wide screen, and to measure them is most of the work."""


def faults(page: Page, path: str) -> list[str]:
    """What is wrong with a screen, on a desk's display and on a telephone's."""
    page.set_viewport_size(DESK)
    answer = page.goto(f"/admin/{path.removeprefix('/')}")
    page.evaluate(SETTLED)
    page.wait_for_timeout(60)  # what is named by script is named after 50 ms
    status = answer.status if answer else 500
    found = [f"the server answers {status}"] if status >= (500 if "nothing" in path else 400) else []
    found += ["wider than a desk's display"] if page.evaluate(TOO_WIDE) else []
    violated = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    page.set_viewport_size(TELEPHONE)
    page.evaluate(SETTLED)
    found += ["wider than a telephone's"] if page.evaluate(TOO_WIDE) else []
    violated += page.evaluate(WITHOUT_COLOURS)
    found += [f"{each['id']}: {each['help']} at {[node['target'] for node in each['nodes'][:3]]}" for each in violated]
    return [f"{path}: {each}" for each in found]


def test_every_screen_fits_and_axe_finds_nothing(newsroom: Newsroom, opened: Opener) -> None:
    page = opened("/admin/login/")
    found = [fault for path in AT_THE_DOOR for fault in faults(page, path)]
    log_in(page, newsroom)
    found += [fault for path in SCREENS for fault in faults(page, path)]
    assert found == []


def test_dialogs_have_names_and_close_with_escape(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom)
    page.goto("/admin/authors/add/")
    choose = page.get_by_role("button", name=re.compile("Choose an image"))
    choose.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=re.compile("Choose"))
    expect(dialog).to_be_visible()
    page.evaluate(SETTLED)
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(choose).to_be_focused()


def test_who_has_the_same_form_open_is_named(newsroom: Newsroom, opened: Opener) -> None:
    for who in ("reporter", "editor"):
        page = opened()
        log_in(page, newsroom, who)
        page.goto("/admin/stories/edit/15/")
        page.wait_for_function("document.querySelector('.w-editing-sessions')")
    expect(page.get_by_role("button", name=re.compile("Rowan Pell, ")).first).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found] == []
