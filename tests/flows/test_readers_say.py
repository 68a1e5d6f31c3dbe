"""A reader marks words and reports an error; the desk mends it; the correction is everywhere and can be traced."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, Opener, log_in, violations

pytestmark = pytest.mark.flow

# No other flow writes on this one; the newsroom is shared, and whatever leads its front page may be somebody's draft.
UNTOUCHED = "Spinners buy back the mill that laid them off"


def mark_first_sentence(page: Page) -> str:
    """Selects the beginning of the Deep Look as a reader's pointer would, and returns the words."""
    words: str = page.evaluate(
        """() => {
            const paragraph = document.querySelector(".deep-look p");
            const range = document.createRange();
            range.selectNodeContents(paragraph);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return paragraph.textContent.trim();
        }"""
    )
    return words


def test_from_the_marked_words_to_the_correction(newsroom: Newsroom, opened: Opener) -> None:
    public = opened("/business/")
    public.get_by_role("link", name=UNTOUCHED).first.click()
    headline = public.locator("h1").inner_text()
    address = public.url
    words = mark_first_sentence(public)
    public.locator("a.report-here").click()
    expect(public.locator("legend")).to_have_text("These words")
    chosen = public.locator("input[name=at]:checked + span").inner_text()
    assert chosen[:40] == words[:40]
    assert violations(public) == []
    public.locator("#text").fill("It was another day.")
    public.get_by_role("button", name="Send it to the desk").click()
    expect(public.locator("h1")).to_have_text("Thank you")
    assert public.context.cookies() == []

    editor = opened()
    log_in(editor, newsroom, "editor")
    editor.goto("/admin/")
    reports = editor.get_by_test_id("tonight-reports")
    expect(reports).to_contain_text("It was another day.")
    reports.get_by_role("link", name=headline).click()
    assert violations(editor) == []
    editor.get_by_role("link", name="Mend the story").click()
    number = re.search(r"/edit/(\d+)/", editor.url)
    assert number
    editor.locator("#id_standfirst").fill("Everything about this is told otherwise now.")
    editor.wait_for_timeout(1500)
    editor.locator("[name=action-publish]").first.click()
    expect(editor.get_by_test_id("act-differences")).to_contain_text("Everything about this is told otherwise now.")
    assert violations(editor) == []
    editor.get_by_test_id("correction-publish").focus()
    editor.get_by_label("Correction: what stood there was wrong").check()
    editor.get_by_test_id("correction-publish").click()
    expect(editor.locator("form.correction")).to_contain_text("needs a word to the readers")
    editor.locator("textarea[name=text]").fill("We told it wrongly.")
    editor.locator("input[name=answers]").first.check()
    editor.get_by_test_id("correction-publish").click()
    expect(editor.locator(".messages")).to_contain_text("The correction is published")
    editor.goto("/admin/")
    expect(editor.get_by_test_id("tonight-reports")).to_have_count(0)

    public.goto(address)
    expect(public.locator("#corrections")).to_contain_text("We told it wrongly.")
    public.get_by_role("link", name="All versions of this story").click()
    expect(public.locator(".versions li").first).to_contain_text("We told it wrongly.")
    assert violations(public) == []
    public.get_by_role("link", name="Corrections", exact=True).click()
    expect(public.locator(".amends")).to_contain_text(headline)
    assert violations(public) == []

    editor.goto(f"/admin/stories/unpublish/{number[1]}/")
    editor.locator("#withdraw-note").fill("We look into it.")
    editor.get_by_test_id("withdraw-confirm").click()
    editor.wait_for_url(re.compile(r"/admin/stories/"))
    gone = public.goto(address)
    assert gone and gone.status == 410
    expect(public.locator("main")).to_contain_text("We look into it.")
    editor.goto(f"/admin/stories/put-back/{number[1]}/")
    editor.get_by_test_id("put-back-confirm").click()
    expect(editor.locator(".messages")).to_contain_text("is back, as it was")
    back = public.goto(address)
    assert back and back.status == 200
    expect(public.locator("#corrections")).to_contain_text("We told it wrongly.")
