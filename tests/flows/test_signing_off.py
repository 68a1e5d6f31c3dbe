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
