"""A reader: on a phone, at a desk, by keyboard, without JavaScript, in the dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.flows.conftest import Newsroom, Opener, violations

pytestmark = pytest.mark.flow

STORY = "/2025/05/16/a-thousand-prisoners-each/"
SCHEDULED = "the-drowned-village-comes-up"


def test_axe_finds_nothing_in_the_dark(opened: Opener) -> None:
    page = opened(STORY, color_scheme="dark")
    assert violations(page) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"


def test_every_element_of_the_page_is_there(opened: Opener) -> None:
    page = opened(STORY)
    main = page.locator("main")
    expect(page.get_by_role("navigation").first).to_contain_text("World")
    expect(page.locator("h1")).to_have_text(re.compile("1,000 prisoners"))
    for words in (
        "Varrow Courier",
        "Evening Edition",
        "Published",
        "Quick Looks",
        "Deep Look",
        "Earlier in this story",
        "Read more in World",
        "Previous article",
        "Next article",
        "How useful was this article?",
        "Click on a star to rate it!",
    ):
        expect(main).to_contain_text(words)
    expect(page.get_by_text("Latest news", exact=True).first).to_be_visible()
    expect(page.get_by_role("link", name="Ines Calloway").first).to_have_attribute("href", "/authors/ines-calloway/")
    assert page.locator("main figure img").count() >= 2
    assert page.locator("main figure img:not([alt])").count() == 0


def test_a_quick_look_leads_to_its_sentence_and_back_by_keyboard_alone(opened: Opener) -> None:
    page = opened(STORY)
    mark = page.locator("a[href^='#e-']").first
    href = mark.get_attribute("href")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == href:
            break
    else:
        raise AssertionError("the mark cannot be reached by keyboard")
    page.keyboard.press("Enter")
    target = page.locator(f"[id='{href[1:]}']")
    expect(target).to_be_in_viewport()
    back = page.get_by_role("link", name=re.compile("back to quick looks", re.I)).filter(visible=True)
    expect(back).to_have_count(1)
    back.focus()
    page.keyboard.press("Enter")
    expect(mark).to_be_in_viewport()
    assert page.evaluate("document.activeElement.getAttribute('href')") == href


def test_without_javascript_the_mark_is_an_anchor_and_the_sentence_is_lit(opened: Opener) -> None:
    page = opened(STORY, java_script_enabled=False)
    mark = page.locator("a[href^='#e-']").first
    href = mark.get_attribute("href")
    mark.click()
    expect(page).to_have_url(re.compile(re.escape(href)))
    expect(page.locator(f"[id='{href[1:]}']")).to_be_in_viewport()


def test_a_vote_counts_once_can_be_changed_and_taken_back(opened: Opener) -> None:
    path = next_story = "/2025/05/15/delegations-named-for-istanbul-talks/"
    page = opened(path)
    assert page.context.cookies() == []
    box = page.locator("#rating")
    expect(box).to_contain_text("No votes so far! Be the first to rate this article.")
    page.get_by_role("button", name="4 stars").click()
    expect(box).to_contain_text("Average rating 4")
    expect(box).to_contain_text("Vote count: 1")
    page.get_by_role("button", name="5 stars").click()
    expect(box).to_contain_text("Average rating 5")
    expect(box).to_contain_text("Vote count: 1")
    page.wait_for_timeout(2500)
    other = opened(next_story)
    expect(other.locator("#rating")).to_contain_text("Vote count: 1")


def test_a_vote_without_javascript(opened: Opener) -> None:
    page = opened("/2025/05/25/last-of-the-thousand-come-home/", java_script_enabled=False)
    page.get_by_role("button", name="3 stars").click()
    expect(page).to_have_url(re.compile("/rate/.*/thanks/"))
    expect(page.locator("main")).to_contain_text("3")
    page.get_by_role("button", name=re.compile("remove|take", re.I)).first.click()
    expect(page.locator("main")).not_to_contain_text("Vote count: 1")


def test_nothing_of_a_story_for_tomorrow_goes_out_today(newsroom: Newsroom, opened: Opener) -> None:
    page = opened("/")
    for path in (
        "/",
        "/feed.xml",
        "/sitemap.xml",
        "/culture-and-sport/",
        "/culture-and-sport/feed.xml",
        "/search/?q=reservoir",
    ):
        body = page.request.get(path).text()
        assert SCHEDULED not in body, path
        assert "The village under the reservoir" not in body, path


def test_the_layout_does_not_move(opened: Opener) -> None:
    for width in (390, 1280):
        page = opened("/", width=width)
        page.add_init_script(
            "window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
            " window.moved += entry.value }).observe({type: 'layout-shift', buffered: true})"
        )
        page.goto(STORY, wait_until="networkidle")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_timeout(500)
        assert page.evaluate("window.moved") == 0


def test_a_page_is_light_and_asks_nobody_else(opened: Opener) -> None:
    page = opened("/")
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda sent: sizes.__setitem__(sent.url, sent.sizes()["responseBodySize"]))
    page.goto(STORY, wait_until="networkidle")
    texts = {url: size for url, size in sizes.items() if "/pictures/" not in url}
    assert len(texts) <= 6, texts
    assert sum(texts.values()) <= 60_000, texts
