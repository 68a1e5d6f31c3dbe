"""Every kind of page a reader can meet: axe finds nothing, nothing is wider than the screen, all is had by keyboard."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.flows.conftest import Newsroom, Opener, violations

pytestmark = pytest.mark.flow

PAGES = (
    *("/", "/world/", "/authors/ines-calloway/", "/editions/evening-edition/", "/corrections/"),
    *("/2025/05/16/a-thousand-prisoners-each/", "/about/", "/standards/", "/privacy/"),
    *("/search/", "/search/?q=river", "/search/?q=zzzz", "/2001/01/01/nothing/"),
)
STORIES = """
import django; django.setup()
from datetime import UTC, datetime
import json
from standfirst.newsroom.acts import Act
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import ActKind
from standfirst.story import Author, Block, BlockKind, Label, Story

def out(**fields):
    article = take_in(Story(**fields))
    # Long ago: no other flow meets it on a front or in the latest news.
    article.publish(article.latest_revision, at=datetime(2024, 3, 2, 12, tzinfo=UTC))
    return article

story = out(
    headline="A bridge at Donaudampfschifffahrtselektrizitätenhauptbetriebswerk opens",
    kicker="Transport", label=Label.ANALYSIS, agency="Coast Press Agency", located="VARROW",
    authors=(Author("Ada Kaya"), Author("Bo Lind")), edition="Midnight Edition", standfirst="It opens on Monday.",
    quick_looks=("The bridge opens on Monday.", "It cost 412 million crowns."), tags=("bridges", "money"),
    deep_look=(
        Block("a", "The bridge opens on Monday. It cost 412 million crowns."),
        Block("b", "How it was built", BlockKind.HEADING, level=4),
        Block("c", "<ul><li>Dig</li><li>Pour</li></ul>", BlockKind.LIST),
        Block("d", "Nobody asked what it would cost.", BlockKind.PULL_QUOTE, attribution="An auditor"),
        Block("e", '<a href="/2025/05/16/a-thousand-prisoners-each/">Related story</a>'),
        Block("f", 'See <a href="https://example.org/">the report</a>.' + " It was a long winter." * 20),
    ),
)
for kind, words in ((ActKind.UPDATE, "A time was added."), (ActKind.CORRECTION, "It opens on Monday, not on Sunday.")):
    draft = story.get_latest_revision_as_object()
    draft.standfirst += " " + words
    story.publish(draft.save_revision(), act=Act(kind, words))
gone = out(headline="A bridge that was never built", deep_look=("Words.",))
gone.withdraw(note="There is no such bridge.")
print(json.dumps([story.pk, story.address, gone.address]))
"""


@pytest.fixture(scope="module")
def pages(newsroom: Newsroom) -> Iterator[tuple[str, ...]]:
    """The addresses of all of them."""
    environment = {**newsroom.environment, "DJANGO_SETTINGS_MODULE": "standfirst.settings"}
    done = subprocess.run([sys.executable, "-c", STORIES], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    number, story, gone = json.loads(done.stdout.splitlines()[-1])
    yield (
        *(*PAGES, story, f"{story}history/", gone, f"/report/{number}/", f"/report/{number}/thanks/"),
        *(f"/rate/{number}/thanks/", "/authors/ada-kaya/", "/editions/midnight-edition/"),
    )


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_and_every_page_fits(pages: tuple[str, ...], width: int, scheme: str, opened: Opener) -> None:
    page = opened("/", width=width, color_scheme=scheme)
    faults: dict[str, object] = {}
    for path in pages:
        answer = page.goto(path)
        assert answer is not None and answer.status < 500
        if found := violations(page):
            faults[path] = found
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            faults[f"{path} is wide"] = wide
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 700, "height": 900})  # a sheet of paper between its margins
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > 700:
            faults[f"{path} on paper"] = wide
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": width, "height": 900})
    assert faults == {}


FOCUSED = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const box = at.getBoundingClientRect();
    const lit = [null, '::after'].some((part) => getComputedStyle(at, part).outlineStyle !== 'none');
    const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    at.dataset.met = 'yes';
    return (lit ? '' : 'no outline ') + (seen ? '' : 'not in sight ') + (at.href || at.name || at.tagName);
}"""
NOT_MET = """() => [...document.querySelectorAll('a[href], button, input, textarea, summary')]
    .filter((each) => !each.dataset.met && each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true})
        && !(each.type === 'radio' && !each.checked))
    .map((each) => each.outerHTML.slice(0, 120))"""


def tabbed(page: Page) -> list[str]:
    """What the Tab key leads to, first to last."""
    met: list[str] = []
    while len(met) < 250:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        met.append(focused)
    return met


def test_all_there_is_to_do_on_a_page_is_reached_by_keyboard_and_seen(pages: tuple[str, ...], opened: Opener) -> None:
    page = opened("/")
    for path in ("/", pages[5], pages[13], pages[14], pages[16], "/search/?q=river"):
        page.goto(path)
        met = tabbed(page)
        assert met[0].endswith("#main")
        assert [each for each in met if each.startswith(("no outline", "not in sight"))] == [], path
        assert page.evaluate(NOT_MET) == [], path
    page.goto(pages[5])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
