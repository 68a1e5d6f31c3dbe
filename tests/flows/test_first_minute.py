"""The first sixty seconds: paste a page, see what disagrees, mend it, publish, read it, break it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, Opener, log_in

pytestmark = pytest.mark.flow

PAGE = (Path(__file__).parent / "pasted_page.txt").read_text(encoding="utf-8")


def paste(page: Page, text: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Paste a story", exact=True).fill(text)
    page.get_by_test_id("paste-submit").click()
    page.wait_for_url(re.compile(r"/admin/stories/edit/\d+"))


def card(page: Page, words: str | re.Pattern[str]):
    return page.get_by_test_id("desk-card").filter(has_text=words)


def publish(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Publish$")).first.click()


def test_the_terminal_names_the_first_finding_and_the_address(newsroom: Newsroom) -> None:
    said = "\n".join(newsroom.said)
    assert "The desk asks of “Scaffolding falls" in said
    assert "^^^^" in said
    assert f"{newsroom.site}/admin/enter/" in said


def test_the_link_lets_in_once(newsroom: Newsroom, opened: Opener) -> None:
    link = newsroom.login_link("editor")
    page = opened(link)
    page.get_by_role("button", name=re.compile("log in", re.I)).click()
    page.wait_for_url(re.compile("/admin/"))
    again = opened(link)
    assert again.get_by_role("button", name=re.compile("log in", re.I)).count() == 0


def test_paste_mend_publish_read_and_break(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom)
    page.goto("/admin/")
    expect(page.get_by_test_id("tonight-asks")).to_contain_text("Scaffolding falls")

    paste(page, PAGE)
    expect(page.get_by_role("textbox", name="Headline", exact=True)).to_have_value("Ferry Talks Reopen on Lake Orrin")
    name = card(page, "Karsavnia")
    expect(name).to_have_count(1)
    expect(name).to_contain_text("Karsavina")
    expect(card(page, "during the talks").first).to_contain_text("on Tuesday morning")
    expect(page.get_by_test_id("reader-notes")).to_contain_text("Labels are run together")

    # Mend one: the card goes while the editor is still typing.
    caption = page.locator("textarea[name^='pictures-'][name$='-caption']").nth(1)
    caption.fill(caption.input_value().replace("Karsavnia", "Karsavina"))
    expect(name).to_have_count(0)
    expect(card(page, "during the talks").first).to_be_visible()

    # Sign the first Quick Look's sentence.
    expect(page.locator("body")).to_contain_text("The two shores of Lake Orrin held direct ferry talks on Tuesday")
    page.get_by_test_id("evidence-confirm").first.click()
    expect(page.get_by_test_id("evidence-state").first).to_have_text(re.compile("confirmed", re.I))

    publish(page)
    expect(page.locator(".messages")).to_contain_text(re.compile("published", re.I))
    address = page.locator(".messages a[href*='ferry-talks-reopen']").first.get_attribute("href")
    assert address

    phone = opened(address, width=390, height=844, has_touch=True, is_mobile=True)
    mark = phone.locator(".quick-looks a[href^='#e-']").first
    mark.tap()
    target = phone.locator(phone.evaluate("location.hash"))
    expect(target).to_be_in_viewport()
    expect(target).to_contain_text("held direct ferry talks on Tuesday")
    lit = target.evaluate("element => getComputedStyle(element).backgroundColor")
    assert lit not in ("rgba(0, 0, 0, 0)", "transparent")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    # Edit that sentence: the Quick Look goes red at once, and publishing holds.
    page.goto(page.url)
    expect(page.get_by_test_id("evidence-state").first).to_have_text(re.compile("confirmed", re.I))
    paragraph = page.locator(".public-DraftEditor-content").get_by_text("The two shores of Lake Orrin held").first
    paragraph.dblclick(position={"x": 12, "y": 12})
    page.keyboard.type("Nobody says so, but ")
    expect(page.get_by_test_id("evidence-state").first).to_have_text(re.compile("lost", re.I))
    expect(card(page, re.compile("stop", re.I)).first).to_be_visible()
    publish(page)
    expect(page.locator(".messages")).to_contain_text("Not published")
    after = opened(address)
    expect(after.locator("main")).not_to_contain_text("Nobody says so")
    expect(after.locator("main")).to_contain_text("held direct ferry talks on Tuesday")


@pytest.mark.parametrize("text", ["", "   \n\n ", "x" * 6_000_000], ids=["empty", "blank", "too large"])
def test_a_paste_that_is_no_story_says_so_and_keeps_the_text(text: str, newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom, "reporter")
    page.goto("/admin/")
    page.evaluate("text => { document.querySelector('#paste-text').value = text }", text)
    page.get_by_test_id("paste-submit").click()
    expect(page.get_by_test_id("paste-error")).to_be_visible()
    expect(page.get_by_test_id("paste-error")).not_to_be_empty()


def test_script_in_a_paste_stays_words(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom, "editor")
    hostile = PAGE.replace("Ferry Talks Reopen", "Ferry <script>window.hit=1</script> Talks").replace(
        "The two shores of Lake Orrin held", "<img src=x onerror=window.hit=1>The two shores of Lake Orrin held"
    )
    paste(page, hostile)
    assert page.evaluate("window.hit") is None
    publish(page)
    expect(page.locator(".messages")).to_contain_text(re.compile("published", re.I))
    address = page.locator(".messages a[href*='/20']").first.get_attribute("href")
    public = opened(address)
    assert public.evaluate("window.hit") is None
    expect(public.locator("h1")).to_contain_text("<script>")
