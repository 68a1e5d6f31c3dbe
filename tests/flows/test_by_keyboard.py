"""What goes into print or leaves it, without a pointer: notes, corrections, withdrawals, holds, pictures, set-up."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.flows.conftest import Newsroom, Opener, log_in, until_saved, until_watched

pytestmark = pytest.mark.flow

# No other flow writes on this one.
UNTOUCHED = "The orchestra without a hall sells more seats than it did with one"
PICTURE = Path(__file__).parents[2] / "src" / "standfirst" / "demo" / "pictures" / "thousand-dots.jpg"
SHOWN = """field => {
    if (field !== document.activeElement) return ""
    const style = getComputedStyle(field), box = field.getBoundingClientRect()
    const lit = style.outlineStyle !== "none" || style.boxShadow !== "none"
    return box.width && box.height && lit ? "seen" : "unseen"
}"""


def tab_to(page: Page, target: Locator, most: int = 300, key: str = "Tab") -> None:
    """Goes on by the Tab key until `target` has the focus, and can be seen to have it."""
    expect(target).to_be_attached()
    for _ in range(most):
        page.keyboard.press(key)
        if shown := target.evaluate(SHOWN):
            assert shown == "seen", f"nothing shows that the focus is on {target}"
            return
    raise AssertionError(f"{target} is not reached in {most} steps")


def press(page: Page, target: Locator, key: str = "Enter", **how: int) -> None:
    tab_to(page, target, **how)
    page.keyboard.press(key)


def test_what_leaves_print_and_comes_back_needs_no_pointer(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom)
    page.goto("/admin/stories/")
    press(page, page.get_by_role("link", name=UNTOUCHED, exact=True))
    page.wait_for_url("**/admin/stories/edit/**")
    story = page.url.rstrip("/").rpartition("/")[2]
    until_watched(page)

    press(page, page.locator('[data-side-panel-toggle="notes"]'))
    tab_to(page, page.get_by_test_id("note-text"))
    page.keyboard.type("Is the number of seats theirs?")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("note")).to_contain_text("Is the number of seats theirs?")
    press(page, page.get_by_test_id("note-resolve"))
    expect(page.locator(".notes__settled summary")).to_have_text("Settled (1)")

    page.goto(f"/admin/stories/edit/{story}/")
    until_watched(page)
    tab_to(page, page.locator("#id_standfirst"))
    page.keyboard.press("Control+End")
    page.keyboard.type(" Ask the box office.")
    until_saved(page)
    press(page, page.locator("[name=action-publish]").first)
    page.wait_for_url("**/correct/**")
    tab_to(page, page.locator("input[name=kind]:checked"))
    for _ in range(4):
        if page.get_by_label("Correction: what stood there was wrong").is_checked():
            break
        page.keyboard.press("ArrowDown")
    tab_to(page, page.locator("textarea[name=text]"))
    page.keyboard.type("We had not said whom to ask.")
    press(page, page.get_by_test_id("correction-publish"))
    expect(page.locator(".messages")).to_contain_text("The correction is published")

    page.goto(f"/admin/stories/unpublish/{story}/")
    tab_to(page, page.locator("#withdraw-note"))
    page.keyboard.type("We look into it.")
    press(page, page.get_by_test_id("withdraw-confirm"))
    press(page, page.locator(".messages").get_by_role("link", name="Undo"))
    press(page, page.get_by_test_id("put-back-confirm"))
    expect(page.locator(".messages")).to_contain_text("is back, as it was")

    page.goto(f"/admin/stories/hold/{story}/")
    press(page, page.get_by_test_id("hold-place"))
    expect(page.locator(".messages")).to_contain_text("on legal hold")
    press(page, page.get_by_test_id("hold-lift"))
    expect(page.get_by_test_id("hold-place")).to_be_visible()


def test_pictures_and_set_up_need_no_pointer(newsroom: Newsroom, opened: Opener) -> None:
    page = opened()
    log_in(page, newsroom)
    page.goto("/admin/images/multiple/add/")
    page.wait_for_load_state("networkidle")  # what is still being set up takes the focus once more
    tab_to(page, page.locator("#pictures-chosen"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files([PICTURE])
    press(page, page.get_by_role("button", name="Use the one in the library"))
    expect(page.get_by_text("Not kept: the one in the library is used.")).to_be_visible()

    page.goto("/admin/set-up/")
    press(page, page.get_by_role("link", name="Change").first)
    page.wait_for_url("**/publication/**")
    name = page.locator("#id_name")
    tab_to(page, name)
    called = name.input_value()
    page.keyboard.press("Control+A")
    page.keyboard.type(called)
    press(page, page.locator("main").get_by_role("button", name="Save", exact=True))
    expect(page.locator(".messages")).to_contain_text("updated")
