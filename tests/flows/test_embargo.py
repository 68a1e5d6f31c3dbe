"""A story behind its embargo, from the editor's form to the second in which a reader finds it, and then on hold."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import PICTURES, Newsroom, Opener, log_in, until_watched, violations

pytestmark = pytest.mark.flow

HEADLINE = "Harbour master to step down in the new year"
SLUG = "harbour-master-to-step-down"
SOON = 30
"""Seconds to the end of the embargo: what is due already cannot be scheduled, and the machine may be busy."""


def set_time(editor: Page, field: str, at: datetime) -> str:
    """Fills a field of time in as one types it, in the newsroom's own zone."""
    local: str = editor.evaluate(
        "at => new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/London' })", at.timestamp() * 1000
    )
    editor.locator(field).evaluate("(field, at) => field.value = at", local)
    return local


def answer(reader: Page, path: str) -> tuple[int, str]:
    """What a reader is told at `path`, without what names the path itself."""
    found = reader.request.get(path)
    return found.status, found.text().replace(path, "")


def until(reader: Page, path: str, status: int) -> float:
    """Seconds until `path` is answered with `status`; they are told, and judged by `bench/travel.py`."""
    began = time.monotonic()
    for _ in range(400):
        if reader.request.get(path).status == status:
            return time.monotonic() - began
        time.sleep(0.05)
    raise AssertionError(f"{path} is never answered with {status}")


def test_nobody_finds_it_before_everybody_the_second_it_ends_and_nobody_on_hold(
    newsroom: Newsroom, opened: Opener
) -> None:
    editor = opened()
    log_in(editor, newsroom, "editor")
    editor.goto("/admin/stories/add/")
    until_watched(editor)
    editor.locator("#id_headline").fill(HEADLINE)
    editor.locator("#id_standfirst").fill("The port authority looks for a successor.")
    editor.locator("[name=section]").select_option(label="City")
    editor.locator("#id_slug").evaluate("(field, slug) => field.value = slug", SLUG)
    local = set_time(editor, "#id_embargoed_until", datetime.now(UTC) + timedelta(seconds=SOON + 45))
    editor.locator("[name=action-publish]").first.click()
    expect(editor.locator(".messages").first).to_contain_text("It is under embargo until")
    expect(editor.locator(".messages").first).to_contain_text("The draft is saved")

    reader = opened("/city/")
    expect(reader.locator("main")).not_to_contain_text(HEADLINE)
    day = local[:10].replace("-", "/")
    guessed, nowhere = f"/{day}/{SLUG}/", f"/{day}/no-such-story/"
    assert answer(reader, guessed) == answer(reader, nowhere)
    assert answer(reader, guessed)[0] == 404

    ends = (datetime.now(UTC) + timedelta(seconds=SOON)).replace(microsecond=0)
    set_time(editor, "#id_embargoed_until", ends)
    set_time(editor, "#id_go_live_at", ends)
    editor.locator("[name=action-publish]").first.click()
    expect(editor.locator(".messages").first).to_contain_text("is scheduled for")
    story = editor.url
    editor.goto("/admin/stories/?state=scheduled")
    expect(editor.get_by_role("row").filter(has_text=HEADLINE)).to_contain_text(re.compile("scheduled", re.I))
    before = answer(reader, guessed), answer(reader, nowhere)
    assert before[0] == before[1] or datetime.now(UTC) >= ends
    reader.wait_for_timeout(max(0, (ends - datetime.now(UTC)).total_seconds() * 1000 - 300))
    assert reader.request.get(guessed).status == 404 or datetime.now(UTC) >= ends
    until(reader, guessed, 200)
    late = (datetime.now(UTC) - ends).total_seconds()
    print(f"seconds from the end of the embargo to the page: {late:.2f}")
    assert late >= 0
    reader.goto(guessed)
    expect(reader.locator("h1")).to_have_text(HEADLINE)
    reader.goto("/city/")
    expect(reader.locator("main")).to_contain_text(HEADLINE)

    lawyer = opened()
    log_in(lawyer, newsroom)
    lawyer.goto(story.replace("/edit/", "/hold/").partition("?")[0])
    lawyer.locator("#hold-first-note").fill("Counsel is asked.")
    lawyer.get_by_test_id("hold-place").click()
    expect(lawyer.locator(".messages")).to_contain_text("on legal hold")
    gone = until(reader, guessed, 404)
    print(f"seconds from the hold to nothing: {gone:.2f}")
    assert answer(reader, guessed) == answer(reader, nowhere)
    reader.goto("/city/")
    expect(reader.locator("main")).not_to_contain_text(HEADLINE)
    editor.goto(story)
    expect(editor.locator(".messages")).to_contain_text("This story is on legal hold")
    expect(editor.locator("body")).not_to_contain_text("Counsel is asked")
    PICTURES.mkdir(exist_ok=True)
    editor.screenshot(path=str(PICTURES / "on-hold.png"))
    editor.locator("[name=action-publish]").first.click()
    expect(editor.locator(".messages").first).to_contain_text("It is on legal hold")
    assert violations(editor) == []
    assert reader.request.get(guessed).status == 404
    lawyer.get_by_test_id("hold-lift").click()
    expect(lawyer.get_by_test_id("hold-place")).to_be_visible()
    assert reader.request.get(guessed).status == 404
    editor.goto(story)
    editor.locator("[name=action-publish]").first.click()
    expect(editor.locator(".messages").first).to_contain_text("is published")
    until(reader, guessed, 200)
