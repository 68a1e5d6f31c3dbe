"""Signing off: a story with ten Quick Looks by keyboard alone, answers that stick, stops and who may override them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, Opener, log_in, violations

pytestmark = pytest.mark.flow

TEN = (Path(__file__).parent / "ten_quick_looks.txt").read_text(encoding="utf-8")
MOST_KEYS = 15


def paste(page: Page, text: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Paste a story", exact=True).fill(text)
    page.get_by_test_id("paste-submit").click()
    page.wait_for_url(re.compile(r"/admin/stories/edit/\d+"))
    expect(page.get_by_test_id("evidence-state").first).to_be_visible()
    page.wait_for_timeout(2500)  # the editors of rich text draw themselves


def count_keys(page: Page) -> None:
    """Counts every key a person presses from now on, modifiers too, also across pages."""
    page.context.add_init_script(
        "addEventListener('keydown', event => { if (event.isTrusted) sessionStorage.pressed = "
        "Number(sessionStorage.pressed || 0) + 1 }, true)"
    )
    page.evaluate(
        "addEventListener('keydown', event => { if (event.isTrusted) sessionStorage.pressed = "
        "Number(sessionStorage.pressed || 0) + 1 }, true)"
    )


def keys_pressed(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.pressed || 0)"))


def test_ten_quick_looks_are_signed_and_published_in_fifteen_keys(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom, "editor")
    paste(page, TEN)
    expect(page.get_by_test_id("desk-progress")).to_have_text("0 of 10 Quick Looks signed")
    count_keys(page)
    page.keyboard.press("F8")
    for number in range(1, 11):
        focused = page.locator(":focus")
        expect(focused).to_have_attribute("data-state", "suggested")
        page.keyboard.press("Enter")
        expect(page.locator(".story-quick-looks .evidence[data-state=confirmed]")).to_have_count(number)
    expect(page.locator(":focus")).to_have_text(re.compile("Publish"))
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("is published")
    pressed = keys_pressed(page)
    print(f"keys: {pressed}")
    assert pressed <= MOST_KEYS
    address = page.locator(".messages a[href*='/20']").first.get_attribute("href")
    assert address
    assert opened(address).locator(".quick-looks a[href^='#e-']").count() == 10


def test_every_act_has_its_key_and_answers_stay(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom, "reporter")
    # Not from tonight's desk: its list ends where other flows' drafts fill it.
    page.goto("/admin/stories/?q=Scaffolding")
    page.get_by_role("link", name=re.compile("^Scaffolding falls")).first.click()
    expect(page.get_by_test_id("evidence-state").first).to_be_visible()
    page.wait_for_timeout(2500)
    looks = page.locator(".story-quick-looks .evidence")

    # Quick Look 1: a source outside the story, then the query on its time dismissed with reason 1.
    page.keyboard.press("F8")
    expect(looks.nth(0)).to_be_focused()
    expect(looks.nth(0).get_by_test_id("mismatch")).to_contain_text("during the committee’s meeting")
    page.keyboard.press("o")
    page.keyboard.type("Fire officer")
    page.keyboard.press("Enter")
    page.keyboard.type("told us by phone")
    page.keyboard.press("Enter")
    expect(looks.nth(0)).to_have_attribute("data-state", "outside")
    expect(looks.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("1")
    expect(looks.nth(0).get_by_test_id("mismatch")).to_have_count(0)
    expect(page.get_by_test_id("desk-answered")).to_contain_text("Answered 1")

    # Quick Look 2: another sentence, picked by keyboard.
    expect(looks.nth(1)).to_be_focused()
    page.keyboard.press("p")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(looks.nth(1)).to_have_attribute("data-state", "confirmed")
    expect(looks.nth(1)).to_contain_text("The pavement on Drover Street is closed.")
    page.locator(".story-quick-looks .evidence").nth(1).focus()
    page.keyboard.press("d")
    own = page.get_by_role("textbox", name="Another reason")
    expect(own).to_be_visible()
    own.focus()
    page.keyboard.type("Police confirmed it to us.")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("desk-answered")).to_contain_text("Answered 2")

    # The caption's slip is mended with one key in the desk's column.
    slip = page.get_by_test_id("desk-card").filter(has_text="Wolvelrey")
    slip.focus()
    page.keyboard.press("m")
    expect(slip).to_have_count(0)

    # A colleague sees who answered what, after the page was read anew.
    page.get_by_role("button", name="Save draft").first.click()
    expect(page.locator(".messages")).to_contain_text("saved")
    editor = opened()
    log_in(editor, newsroom, "editor")
    editor.goto(page.url)
    expect(editor.locator(".story-quick-looks .evidence").first).to_contain_text("Fire officer")
    answered = editor.get_by_test_id("desk-answered")
    answered.locator("summary").click()
    expect(answered).to_contain_text("by Rowan Pell: Police confirmed it to us.")


def test_a_stop_is_overridden_by_an_editor_with_a_reason(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom, "editor")
    paste(page, TEN.replace("Library on Weir Street", "Reading Room on Weir Street"))
    page.get_by_test_id("evidence-confirm").first.click()
    expect(page.get_by_test_id("evidence-state").first).to_have_text("Confirmed")
    paragraph = page.locator(".public-DraftEditor-content").get_by_text("is open again after two").first
    paragraph.dblclick(position={"x": 12, "y": 12})
    page.keyboard.type("Nobody says so, but ")
    stop = page.get_by_test_id("desk-card").filter(has_text="Stop")
    expect(stop).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Publish")).first.click()
    expect(page.locator(".messages")).to_contain_text("Not published")
    stop = page.get_by_test_id("desk-card").filter(has_text="Stop")
    page.wait_for_timeout(2500)
    stop.focus()
    page.keyboard.press("x")
    page.keyboard.type("The lawyer read it.")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("desk-answered")).to_contain_text("Answered 1")
    page.get_by_role("button", name=re.compile("^Publish")).first.click()
    expect(page.locator(".messages")).to_contain_text("is published")
    page.goto("/admin/")
    expect(page.get_by_test_id("tonight")).to_contain_text("Reading Room")


def test_drafted_quick_looks_are_labelled_until_they_are_signed(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom, "editor")
    body = TEN.split("Deep Look\n")[1]
    page.goto("/admin/")
    page.get_by_label("Paste a story", exact=True).fill(f"Annexe on Weir Street Opens\n\nDeep Look\n{body}")
    page.get_by_test_id("paste-submit").click()
    page.wait_for_url(re.compile(r"/admin/stories/edit/\d+"))
    page.get_by_test_id("draft-looks").click()
    expect(page.locator(".messages")).to_contain_text("drafted from the Deep Look")
    labels = page.get_by_test_id("evidence-drafted")
    expect(labels.first).to_have_text("Drafted by machine, not signed")
    before = labels.count()
    assert before >= 3
    page.wait_for_timeout(2500)
    page.get_by_test_id("evidence-confirm").first.click()
    expect(labels).to_have_count(before - 1)


def test_the_desk_is_beaten_by_keyboard_and_ones_own_story_is_read(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom, "reporter")
    page.goto("/admin/")
    page.get_by_test_id("beat-link").focus()
    page.keyboard.press("Enter")
    page.get_by_test_id("beat-start").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("beat-clock")).to_have_text(re.compile(r"^\d+$"))
    page.get_by_role("checkbox", name=re.compile("Residents told the committee")).focus()
    page.keyboard.press("Space")
    page.get_by_test_id("beat-done").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("beat-score")).to_contain_text("You found 1 of the 6")
    expect(page.get_by_test_id("beat-desk")).to_contain_text("£4.4 million")
    page.get_by_label("Paste your own").fill(TEN.replace("140 seats", "150 seats", 1))
    page.get_by_test_id("beat-own").click()
    page.get_by_role("button", name="Read without a clock").click()
    page.get_by_test_id("beat-done").click()
    expect(page.get_by_test_id("beat-desk")).to_contain_text("150")


@pytest.mark.parametrize("path", ["/admin/beat-the-desk/", "/admin/reports/desk/"])
def test_axe_finds_nothing_on_the_desks_own_screens(path: str, newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom, "editor")
    page.goto(path)
    page.wait_for_timeout(800)
    assert violations(page) == []
    if "beat" in path:
        page.get_by_test_id("beat-start").click()
        assert violations(page) == []
        page.get_by_test_id("beat-done").click()
        expect(page.get_by_test_id("beat-score")).to_be_visible()
        assert violations(page) == []
