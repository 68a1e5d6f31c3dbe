"""A story behind its embargo, from the editor's form to the second in which a reader finds it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.flows.conftest import Newsroom, Opener, log_in, until_watched, violations

pytestmark = pytest.mark.flow

HEADLINE = "Harbour master to step down in the new year"


def test_nobody_finds_it_before_and_everybody_the_second_it_ends(newsroom: Newsroom, opened: Opener) -> None:
    editor = opened()
    log_in(editor, newsroom, "editor")
    editor.goto("/admin/stories/add/")
    until_watched(editor)
    editor.locator("#id_headline").fill(HEADLINE)
    editor.locator("#id_standfirst").fill("The port authority looks for a successor.")
    editor.locator("[name=section]").select_option(label="City")
    editor.locator("#id_slug").evaluate("field => field.value = 'harbour-master-to-step-down'")
    # Typed in the newsroom's own time. Far enough for a busy machine: what is due already cannot be scheduled.
    ends = datetime.now(UTC) + timedelta(seconds=40)
    local = editor.evaluate(
        "at => new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/London' })", ends.timestamp() * 1000
    )
    editor.locator("#id_embargoed_until").evaluate("(field, at) => field.value = at", local)
    editor.locator("[name=action-publish]").first.click()
    expect(editor.locator(".messages").first).to_contain_text("It is under embargo until")
    expect(editor.locator(".messages").first).to_contain_text("The draft is saved")

    reader = opened("/city/")
    expect(reader.locator("main")).not_to_contain_text(HEADLINE)
    local_day = local[:10].replace("-", "/")
    guessed = f"/{local_day}/harbour-master-to-step-down/"
    missed = reader.goto(guessed)
    assert missed and missed.status == 404
    nowhere = reader.goto(f"/{local_day}/no-such-story/")
    assert nowhere and nowhere.status == 404

    editor.locator("#id_go_live_at").evaluate("(field, at) => field.value = at", local)
    editor.locator("[name=action-publish]").first.click()
    expect(editor.locator(".messages").first).to_contain_text(re.compile("scheduled|goes out", re.I))
    assert violations(editor) == []
    answers = []
    while datetime.now(UTC) < ends - timedelta(seconds=1):
        found = reader.goto(guessed)
        answers.append(found and found.status)
        reader.wait_for_timeout(1000)
    assert set(answers) <= {404}
    reader.wait_for_timeout(max(0, (ends - datetime.now(UTC)).total_seconds() * 1000))
    for _ in range(40):
        found = reader.goto(guessed)
        if found and found.status == 200:
            break
        reader.wait_for_timeout(250)
    expect(reader.locator("h1")).to_have_text(HEADLINE)
    reader.goto("/city/")
    expect(reader.locator("main")).to_contain_text(HEADLINE)
