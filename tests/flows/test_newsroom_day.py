"""A day in the newsroom: a reporter writes and submits, an editor reads, approves, corrects and withdraws."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, Opener, log_in, violations

pytestmark = pytest.mark.flow

HEADLINE = "Bus lane on Fell Road opens a week early"


def write(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_test_id("write-story").click()
    page.locator("#id_headline").fill(HEADLINE)
    page.locator("#id_standfirst").fill("The lane opens on Monday, the council said.")
    page.locator("[name=section]").select_option(label="City")


def test_write_submit_approve_publish_correct_withdraw(newsroom: Newsroom, opened: Opener) -> None:
    reporter = opened()
    log_in(reporter, newsroom, "reporter")
    write(reporter)
    expect(reporter.locator("[name=action-publish]")).to_have_count(0)
    reporter.locator("[name=action-submit]").first.click()
    expect(reporter.locator(".messages")).to_contain_text("with the desk for approval")

    editor = opened()
    log_in(editor, newsroom, "editor")
    editor.goto("/admin/")
    waits = editor.get_by_test_id("tonight-waits")
    expect(waits).to_contain_text(HEADLINE)
    waits.get_by_role("link", name=HEADLINE).click()
    story = editor.url
    editor.locator("[data-workflow-action-name=approve]").first.click()
    expect(editor.locator(".messages").first).to_contain_text(re.compile("published|approved", re.I))

    public = opened("/")
    expect(public.locator("main")).to_contain_text(HEADLINE)
    public.get_by_role("link", name=HEADLINE).first.click()
    expect(public.locator("h1")).to_have_text(HEADLINE)
    address = public.url

    editor.goto(story)
    editor.locator("#id_standfirst").fill("The lane opens on Tuesday, the council said.")
    editor.wait_for_timeout(1500)
    editor.get_by_test_id("story-actions").locator("[data-w-dropdown-target=toggle]").click()
    editor.locator("[name=action-correct]").first.click()
    editor.locator("textarea[name=text]").fill("An earlier version said Monday. The lane opens on Tuesday.")
    editor.get_by_test_id("correction-publish").click()
    expect(editor.locator(".messages")).to_contain_text(re.compile("correct", re.I))
    public.goto(address)
    expect(public.locator("main")).to_contain_text("The lane opens on Tuesday, the council said.")
    expect(public.locator("main")).to_contain_text("An earlier version said Monday.")

    editor.goto(story.split("/edit/")[0] + "/unpublish/" + story.split("/edit/")[1])
    editor.get_by_test_id("withdraw-confirm").click()
    editor.wait_for_url(re.compile(r"/admin/stories/"))
    gone = public.goto(address)
    assert gone and gone.status == 410
    expect(public.locator("body")).not_to_contain_text("The lane opens")
    public.goto("/")
    expect(public.locator("main")).not_to_contain_text(HEADLINE)


@pytest.mark.parametrize("path", ["/admin/", "/admin/paste/", "/admin/stories/", "/admin/stories/edit/1/"])
def test_axe_finds_nothing_on_our_own_admin_views(path: str, newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom)
    page.goto(path)
    page.wait_for_timeout(2000)
    assert violations(page) == []


def test_axe_finds_nothing_on_the_log_in_pages(newsroom: Newsroom, opened: Opener) -> None:
    page = opened("/admin/login/")
    assert violations(page) == []
    page.goto(newsroom.login_link("reporter"))
    assert violations(page) == []


def test_the_desk_works_by_keyboard_alone(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom, "editor")
    page.goto("/admin/stories/")
    page.goto("/admin/")
    page.get_by_test_id("tonight-asks").get_by_role("link", name=re.compile("Scaffolding falls")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/admin/stories/edit/\d+"))
    first = page.locator("[data-testid=desk-card] .card__passage").first
    expect(first).to_be_visible()
    page.wait_for_timeout(2000)
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('card__passage')"):
            break
    else:
        raise AssertionError("no card can be reached by keyboard")
    page.keyboard.press("Enter")
    page.wait_for_timeout(800)
    selected = page.evaluate(
        "(() => { const at = document.activeElement;"
        " return at.value ? at.value.slice(at.selectionStart, at.selectionEnd) : String(getSelection()) })()"
    )
    assert selected.strip(), "the words of the card are not selected"


def test_text_from_a_word_processor_comes_in_clean(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom, "reporter")
    page.goto("/admin/")
    html = (
        "<p class=MsoNormal style='mso-margin:0;font-family:Calibri'><b>The bridge</b> opens <span style='color:red'>"
        "in May</span>.<o:p></o:p></p><script>window.hit=1</script><p>It cost £4 million.</p>"
    )
    page.evaluate(
        """html => {
            const data = new DataTransfer();
            data.setData('text/html', html);
            data.setData('text/plain', 'The bridge opens in May.\\nIt cost £4 million.');
            const box = document.querySelector('#paste-text');
            box.focus();
            const sent = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
            if (box.dispatchEvent(sent)) box.value = data.getData('text/plain');
        }""",
        html,
    )
    page.get_by_test_id("paste-submit").click()
    page.wait_for_url(re.compile(r"/admin/stories/edit/\d+"))
    assert page.evaluate("window.hit") is None
    expect(page.locator("body")).to_contain_text("opens in May")
    expect(page.locator("body")).not_to_contain_text("MsoNormal")
