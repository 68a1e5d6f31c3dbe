"""Pictures by hand, in a real browser: many at once, one that breaks off, one that is there already."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Request, Route, expect

from tests.flows.conftest import Newsroom, Opener, log_in, violations

pytestmark = pytest.mark.flow

DEMO = Path(__file__).parents[2] / "src" / "standfirst" / "demo" / "pictures"


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_pictures_come_in_by_hand(newsroom: Newsroom, opened: Opener, tmp_path: Path) -> None:
    small = tmp_path / "again.jpg"
    with Image.open(DEMO / "long-table.jpg") as image:
        image.convert("RGB").resize((600, 400)).save(small, quality=70)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes((DEMO / "night-tram.jpg").read_bytes()[:20_000])
    big = tmp_path / "big.png"
    Image.effect_noise((1500, 1000), 90).convert("RGB").save(big)
    assert big.stat().st_size > 2_500_000

    page = opened()
    log_in(page, newsroom)
    page.goto("/admin/images/multiple/add/")
    assert violations(page) == []
    page.set_input_files("#pictures-chosen", [small, broken])
    expect(page.get_by_text("The library has a picture that looks the same.")).to_be_visible()
    expect(page.get_by_text("“broken.jpg” is damaged or breaks off")).to_be_visible()
    expect(page.locator("[data-pictures-status]")).to_have_text("1 of 2 pictures in the library, 1 refused or stopped.")
    page.get_by_role("button", name=re.compile("^Use the one in the library")).first.click()
    expect(page.get_by_text("Not kept: the one in the library is used.")).to_be_visible()

    # The connection goes after the first piece and comes back: the file goes on where it was.
    offsets: list[str] = []
    page.on(
        "request", lambda request: offsets.append(request.url.rpartition("=")[2]) if request.method == "PUT" else None
    )
    gone = {"still": True}

    def cut(route: Route, request: Request) -> None:
        if gone["still"] and not request.url.endswith("offset=0"):
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/admin/pictures/uploads/*/?offset=*", cut)
    page.set_input_files("#pictures-chosen", [big])
    expect(page.get_by_text("the connection is gone; it goes on by itself")).to_be_visible()
    gone["still"] = False
    card = page.get_by_role("article", name="big")
    expect(card.get_by_text("It still needs")).to_be_visible()
    assert offsets.count("0") == 1
    assert violations(page) == []
    card.get_by_label("Credit").fill("Ada Lund")
    card.get_by_label("Caption").fill("Snow on the line.")
    card.get_by_label("Alt text").fill("Grey noise.")
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_text("In the library, with all print needs.")).to_be_visible()
    assert status_of(newsroom.site + str(card.locator("img").first.get_attribute("src"))) == 404  # not out yet
    card.get_by_role("link", name="All particulars").click()
    expect(page.get_by_text("No published story shows it.")).to_be_visible()
    page.wait_for_timeout(1000)
    assert violations(page) == []
