"""Everyday things in a real browser: notes, links and cards, an arranged front, the trash, a browser that dies."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import PICTURES, Newsroom, Opener, log_in, until_saved, until_watched, violations

pytestmark = pytest.mark.flow

SELECT = """([paragraph, from, to]) => {
  const block = document.querySelectorAll('.story-deep-look [data-block="true"]')[paragraph];
  block.closest("[contenteditable]").focus();
  const node = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""


def select(page: Page, paragraph: int, start: int, end: int) -> None:
    """Selects letters of a paragraph of the Deep Look, and leaves the editor the time to see it."""
    page.evaluate(SELECT, [paragraph, start, end])
    page.wait_for_timeout(600)


def new_story(page: Page, headline: str, words: str) -> None:
    page.goto("/admin/stories/add/")
    until_watched(page)
    page.locator("#id_headline").fill(headline)
    page.locator("[name=section]").select_option(label="City")
    page.locator(".story-deep-look [contenteditable=true]").first.click()
    page.keyboard.type(words)


def test_colleagues_talk_about_words_of_a_draft(newsroom: Newsroom, opened: Opener) -> None:
    editor = opened()
    log_in(editor, newsroom, "editor")
    editor.goto("/admin/stories/edit/1/")
    editor.wait_for_timeout(2000)
    editor.locator('[data-side-panel-toggle="notes"]').click()
    select(editor, 1, 4, 30)
    expect(editor.locator(".notes__on q")).to_be_visible()
    words = editor.locator(".notes__on q").inner_text()
    editor.get_by_test_id("note-text").fill("@reporter Who says so?")
    editor.get_by_test_id("note-text").press("Control+Enter")
    expect(editor.get_by_test_id("note")).to_have_count(1)
    expect(editor.locator(".note__words")).to_contain_text(words)
    assert violations(editor) == []

    reporter = opened()
    log_in(reporter, newsroom, "reporter")
    reporter.goto("/admin/")
    asked = reporter.get_by_test_id("tonight-notes")
    expect(asked).to_contain_text("Who says so?")
    asked.get_by_role("link").first.click()
    thread = reporter.get_by_test_id("note")
    expect(thread).to_be_visible()
    thread.get_by_test_id("note-answer").fill("Both ministries do.")
    thread.get_by_test_id("note-answer").press("Control+Enter")
    expect(thread).to_contain_text("Both ministries do.")
    thread.get_by_test_id("note-resolve").click()
    expect(reporter.locator(".notes__settled summary")).to_have_text("Settled (1)")


def test_a_story_links_to_another_and_shows_its_card(newsroom: Newsroom, opened: Opener) -> None:
    editor = opened()
    log_in(editor, newsroom)
    new_story(editor, "Late trams draw a crowd", "Trams ran late on Friday, as they had on the first night.")
    # A new story has its notes from the start, and takes one as soon as it has saved itself.
    editor.locator('[data-side-panel-toggle="notes"]').click()
    editor.get_by_test_id("note-text").fill("Which Friday?")
    editor.wait_for_url(re.compile(r"/admin/stories/edit/\d+/"))
    editor.get_by_test_id("note-write").click()
    expect(editor.get_by_test_id("note")).to_contain_text("Which Friday?")
    select(editor, 0, 0, 5)
    editor.locator("button[name=STORY_LINK]").first.dispatch_event("mousedown")
    editor.locator(".modal-body [data-chooser-modal-choice]").first.click()
    expect(editor.locator(".modal-body")).to_have_count(0)
    expect(editor.locator(".story-deep-look .TooltipEntity")).to_contain_text("Trams")
    editor.locator(".story-deep-look .c-sf-add-button").last.click()
    editor.get_by_role("option", name="Story card").click()
    editor.get_by_role("button", name=re.compile("Choose (a )?story")).last.click()
    editor.locator(".modal-body input[name=q]").fill("school kitchens")
    found = editor.locator(".modal-body [data-chooser-modal-choice]")
    expect(found).to_have_count(1)
    found.click()
    expect(editor.locator(".modal-body")).to_have_count(0)
    # Let it save by itself first: what is published while a save is on its way counts as another window's.
    until_saved(editor)
    editor.locator("[name=action-publish]").first.click()
    expect(editor.locator(".messages")).to_contain_text("published")

    reader = opened("/")
    reader.get_by_role("link", name="Late trams draw a crowd").first.click()
    link = reader.locator(".deep-look p a").first
    expect(link).to_have_text("Trams")
    assert re.match(r"/\d{4}/\d\d/\d\d/", link.get_attribute("href") or "")
    expect(reader.locator(".story-card h3")).to_contain_text("School kitchens")
    expect(reader.locator(".edit-link")).to_have_count(0)
    assert reader.context.cookies() == []
    assert violations(reader) == []
    reader.locator(".story-card h3 a").click()
    expect(reader.locator("h1")).to_contain_text("School kitchens")

    editor.goto(reader.url)
    editor.locator(".edit-link").click()
    expect(editor).to_have_url(re.compile(r"/admin/stories/edit/\d+/"))


def test_an_editor_arranges_the_front_page_by_keyboard(newsroom: Newsroom, opened: Opener) -> None:
    editor = opened()
    log_in(editor, newsroom)
    editor.goto("/admin/arrange/")
    headlines = editor.locator("[data-offered] b").all_inner_texts()
    chosen = editor.locator('[data-offered] [data-act="in"]')
    for _ in range(2):
        chosen.nth(3).focus()
        editor.keyboard.press("Enter")
    expect(editor.locator("[data-places] li")).to_have_count(2)
    editor.locator("[data-places] li").nth(1).locator('[data-act="up"]').focus()
    editor.keyboard.press("Enter")
    expect(editor.locator("[data-places] b").first).to_have_text(headlines[4])
    assert violations(editor) == []
    editor.get_by_test_id("arrange-save").focus()
    editor.keyboard.press("Enter")
    expect(editor.locator(".messages")).to_contain_text("arranged")
    reader = opened("/")
    expect(reader.locator(".top h2").first).to_have_text(headlines[4])
    expect(reader.locator(".top h2").nth(1)).to_have_text(headlines[3])
    editor.get_by_role("button", name="Let the clock decide").click()
    expect(editor.get_by_test_id("arrange-state")).to_contain_text("Nobody has arranged it")


def test_a_draft_is_thrown_away_and_taken_back(newsroom: Newsroom, opened: Opener) -> None:
    editor = opened()
    log_in(editor, newsroom)
    new_story(editor, "A draft nobody wants", "It was not to be.")
    until_saved(editor)
    editor.get_by_role("button", name="Save draft").first.click()
    editor.wait_for_url(re.compile(r"/edit/\d+/"))
    number = re.search(r"/edit/(\d+)/", editor.url)
    assert number
    editor.goto(f"/admin/stories/delete/{number[1]}/")
    assert violations(editor) == []
    editor.get_by_test_id("throw-away-confirm").click()
    expect(editor.locator(".messages")).to_contain_text("lies in the trash")
    editor.goto("/admin/stories/trash/")
    assert violations(editor) == []
    editor.get_by_role("button", name="Take back “A draft nobody wants”").click()
    expect(editor.locator(".messages")).to_contain_text("is back")


def test_a_browser_that_dies_mid_edit_loses_a_few_seconds_at_most(newsroom: Newsroom, opened: Opener) -> None:
    dying = opened()
    log_in(dying, newsroom)
    new_story(dying, "Written before the battery was empty", "The first paragraph stands.")
    # A half-made Quick Look: added, and nothing claimed yet.
    until_saved(dying)
    with dying.expect_response(
        lambda answer: b'"quick_looks-count"\r\n\r\n1' in (answer.request.post_data_buffer or b"")
    ):
        dying.locator(".story-quick-looks .c-sf-add-button").first.click()
    dying.context.close()
    after = opened()
    log_in(after, newsroom)
    after.goto("/admin/stories/")
    after.get_by_role("link", name="Written before the battery was empty").first.click()
    expect(after.locator(".story-deep-look [data-block=true]").first).to_have_text("The first paragraph stands.")
    expect(after.locator("[name=quick_looks-count]")).to_have_value("1")
    after.locator("[name=action-publish]").first.click()
    expect(after.locator(".messages, .error-message, .help-critical").first).to_be_visible()


def test_who_is_logged_out_while_writing_logs_in_again_and_loses_nothing(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom)
    new_story(page, "Written through the end of a session", "The first paragraph stands.")
    until_saved(page)
    page.context.clear_cookies(name="session")
    words = "Nobody who wrote this sentence while logged out has lost it."
    page.locator("#id_standfirst").fill(words)
    expect(page.locator("#w-autosave-indicator").get_by_text("Autosave is paused")).to_be_visible()
    page.get_by_role("button", name="Save draft").first.click()
    expect(page.locator("main")).to_contain_text("You are logged out")
    expect(page.get_by_label("What you wrote").first).to_have_value(words)
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=str(PICTURES / "logged-out.png"), full_page=True)
    with page.context.expect_page() as tab:
        page.get_by_role("link", name="Log in in another tab").click()
    log_in(tab.value, newsroom)
    tab.value.close()
    page.get_by_role("button", name="Send it again").click()
    # The new log-in has changed the token against forgery.
    expect(page.locator("main")).to_contain_text("You have logged in anew")
    page.get_by_role("button", name="Send it again").click()
    expect(page.locator(".messages")).to_contain_text("is saved")
    expect(page.locator("#id_standfirst")).to_have_value(words)
