"""What a reader downloads: small files of our own, and nothing that shifts the page."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from standfirst.newsroom.models import Article
from standfirst.press import outputs
from standfirst.press.evidence_marks import MAX_NUMBER
from standfirst.story import Story
from tests.press.pages.reading import read, source

Publish = Callable[..., Article]


def static(address: str) -> bytes:
    found = finders.find(address.removeprefix("/static/"))
    assert found, f"{address} is none of our files"
    return Path(found).read_bytes()


def test_a_story_weighs_less_than_twenty_kilobytes_in_six_requests(publish: Publish, harbour: Story) -> None:
    long = harbour.but(deep_look=tuple(f"Paragraph {n}. {'The tide turned at the quay. ' * 18}" for n in range(16)))
    article = publish(
        long.but(quick_looks=tuple(f"Claim {n}: the tide turned at the quay on Monday." for n in range(10)))
    )
    html = source(f"article/{article.pk}")
    for part in ("menu", "latest", f"rating/{article.pk}"):
        fragment = outputs.make(f"fragment/{part}")
        assert fragment is not None
        html = html.replace(f'<esi:include src="{fragment.path}"/>', str(fragment.body))
    tree = read(html)
    files = [
        str(each.get("src") or each["href"])
        for each in tree.select("script[src], link[rel=stylesheet], link[rel=icon]")
    ]
    bodies = [html.encode(), *map(static, files)]
    assert len(bodies) <= 6
    assert sum(len(gzip.compress(body, 6)) for body in bodies) < 20_000


def test_every_picture_has_its_size_and_its_words(publish: Publish, harbour: Story) -> None:
    publish(harbour, 0)
    publish(harbour.but(slug="second"), 1)
    for output_id in outputs.all_ids():
        if output_id == "robots" or source(output_id).startswith("<?xml"):
            continue
        for image in read(source(output_id)).select("img"):
            assert int(image["width"]) > 0
            assert int(image["height"]) > 0
            assert "alt" in image.attrs


def test_the_style_sheet_lights_as_many_sentences_as_it_says() -> None:
    css = static("/static/press/press.css").decode()
    for number in range(1, MAX_NUMBER + 1):
        assert f'.story:has(.e[data-e="{number}"]:target) [data-e="{number}"]' in css
    assert f'data-e="{MAX_NUMBER + 1}"' not in css


@pytest.mark.parametrize("name", ["margin-left", "margin-right", "padding-left", "padding-right", "text-align: left"])
def test_the_style_sheet_knows_no_left_and_right(name: str) -> None:
    assert name not in static("/static/press/press.css").decode()


def test_the_style_sheet_asks_for_nothing() -> None:
    css = static("/static/press/press.css").decode()
    assert "url(" not in css
    assert "@import" not in css
