"""Two colleagues on one story in two browsers: whoever saves second is told, and merges both."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.flows.conftest import PICTURES, Newsroom, Opener, log_in, until_saved, until_watched, violations

pytestmark = pytest.mark.flow


def test_whoever_saves_second_merges_both(newsroom: Newsroom, opened: Opener) -> None:
    first, second = opened(), opened()
    log_in(first, newsroom, "editor")
    first.goto("/admin/stories/add/")
    until_watched(first)
    first.locator("#id_headline").fill("Lock keeper’s house to be let")
    first.locator("#id_standfirst").fill("The council looks for a tenant.")
    first.locator("[name=section]").select_option(label="City")
    first.get_by_role("button", name="Save draft").first.click()
    first.wait_for_url(re.compile(r"/edit/\d+/"))
    log_in(second, newsroom, "reporter")
    second.goto(first.url)
    first.goto(first.url)
    until_watched(second)
    until_watched(first)
    first.locator("#id_headline").fill("Lock keeper’s house to be sold")
    until_saved(first)
    second.locator("#id_standfirst").fill("The council looks for a tenant by May.")
    second.locator("#id_headline").fill("Lock keeper’s house to be let in spring")
    expect(second.locator("#w-autosave-indicator").get_by_text("Autosave is paused")).to_be_visible()
    expect(second.locator("#subtitle-w-save-confirmation-dialog")).to_contain_text("Nothing is written over")
    told = second.get_by_role("dialog")
    second.get_by_role("button", name="Save draft").first.click()
    expect(told).to_contain_text("Edith Marsh saved this story meanwhile")
    expect(told).to_contain_text("Nothing is written over")
    told.get_by_role("button", name="Save draft").click()
    second.wait_for_url(re.compile(r"/merge/\d+/\d+/"))
    expect(second.locator("main")).to_contain_text("saved this story at")
    expect(second.locator(".merge__piece")).to_have_count(2)
    assert violations(second) == []
    second.get_by_test_id("merge").click()
    expect(second.locator(".error-message")).to_contain_text("Choose whose words stand")
    PICTURES.mkdir(exist_ok=True)
    second.screenshot(path=str(PICTURES / "merge.png"), full_page=True)
    headline = second.get_by_test_id("piece-headline")
    headline.locator("input[value=mine]").focus()
    second.keyboard.press("Space")
    second.set_viewport_size({"width": 390, "height": 800})
    assert second.evaluate("document.documentElement.scrollWidth <= innerWidth")
    second.screenshot(path=str(PICTURES / "merge-narrow.png"), full_page=True)
    second.get_by_test_id("merge").press("Enter")
    expect(second.locator(".messages")).to_contain_text("Merged and saved as a draft")
    expect(second.locator("#id_headline")).to_have_value("Lock keeper’s house to be let in spring")
    expect(second.locator("#id_standfirst")).to_have_value("The council looks for a tenant by May.")
