"""Script and markup in every field of a story: the page prints it as words and runs nothing of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as xml

import pytest
from django.template.loader import render_to_string

from standfirst.newsroom.models import Article, InformationPage, Person, Publication, Section
from standfirst.press import outputs
from standfirst.press.article_page import context
from standfirst.press.site import Site
from standfirst.story import (
    Author,
    Block,
    BlockKind,
    Correction,
    CorrectionKind,
    Picture,
    QuickLook,
    Story,
    anchor,
)
from tests.press.pages.conftest import NOON
from tests.press.pages.reading import one, read, source, what_could_run

Publish = Callable[..., Article]

PAYLOADS = (
    "</title></script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>' onmouseover='alert(1)",
    "{{ settings.SECRET_KEY }}{% load x %}<svg/onload=alert(1)>",
    "<!--<script>alert(1)</script>--><style>*{display:none}</style>",
    '\u2028</script\u2029><esi:include src="/admin/"/>]]>&lt;script&gt;',
)

IN_FEEDS = {"rss", "channel", "title", "link", "description", "language", "lastBuildDate", "item", "guid", "pubDate"}
IN_FEEDS |= {"creator", "category", "urlset", "url", "loc", "lastmod"}


def hostile(words: str) -> Story:
    """A story that says `words` wherever it can."""
    blocks = (
        Block("p1", f'{words}<a href="javascript:alert(1)">link</a><b onclick="alert(1)">b</b>'),
        Block("h1", words, BlockKind.HEADING),
        Block("l1", f"<ul onclick=alert(1)><li style=color:red>{words}</li></ul>", BlockKind.LIST),
        Block("q1", words, BlockKind.PULL_QUOTE, attribution=words),
        Block("f1", kind=BlockKind.PICTURE, picture="c"),
        Block('x"onclick="alert(1)', "One sentence of its own."),
    )
    last = blocks[-1]
    return Story(
        headline=words,
        kicker=words[:80],
        agency=words,
        located=words,
        authors=(Author(words, "javascript:alert(1)"),),
        edition=words,
        standfirst=words,
        quick_looks_headline=words,
        quick_looks=(
            QuickLook("a", words),
            QuickLook("b", words, (anchor(last, 0, len(last.text)),), confirmed=True),
        ),
        pictures=tuple(
            Picture(
                each,
                caption=words,
                credit=words,
                creator=words,
                source=words,
                distributor=words,
                alt_text=words,
                usage_terms=words,
                handout=True,
                href=href,
            )
            for each, href in (("a", "javascript:alert(1)"), ("b", "photo:1"), ("c", "photo:x"))
        ),
        deep_look=blocks,
        tags=(words, "two"),
        storyline=words,
        slugline=words,
        first_published=NOON,
        version=2,
        version_created=datetime(2026, 3, 4, tzinfo=UTC),
        copyright_notice=words,
        ed_note=words,
        corrections=(Correction(NOON, CorrectionKind.CORRECTION, words, anchor(last, 0, 3)),),
    )


@pytest.mark.parametrize("words", PAYLOADS)
def test_a_page_prints_hostile_words_and_runs_none(publish: Publish, words: str) -> None:
    article = publish("Harmless")
    html = render_to_string("site/article.html", context(hostile(words), article, Site.load()))
    tree = read(html)
    assert what_could_run(tree) == []
    assert one(tree, "h1").get_text() == words
    assert html.count("<script") == len(tree.select("script")) == 3
    assert html.count("<esi:include") == 3
    assert "<!--" not in html
    assert "onclick=alert" not in html
    data = json.loads(one(tree, 'script[type="application/ld+json"]').string or "")
    assert data["headline"] == words


@pytest.mark.parametrize("words", PAYLOADS)
def test_lists_feeds_and_fragments_print_hostile_words_and_run_none(
    publish: Publish, publication: Publication, words: str
) -> None:
    publication.name = publication.tagline = words
    publication.save()
    story = hostile(words).but(slug="harmless", section=words[:80])
    article = publish(story)
    publish(story.but(slug="second", first_published=None), 1)
    Person.objects.update(name=words, beat=words, bio=words)
    Section.objects.update(description=words)
    for output_id in outputs.all_ids():
        text = source(output_id)
        if text.startswith("<?xml"):
            root = xml.fromstring(text.encode())
            assert {str(each.tag).rpartition("}")[2] for each in root.iter()} <= IN_FEEDS
            for description in root.findall("channel/item/description"):
                assert read(description.text or "").find(True) is None
        elif output_id != "robots":
            assert what_could_run(read(text)) == [], output_id
            assert "<!--" not in text, output_id
    assert outputs.make(f"article/{article.pk}") is not None


def test_hostile_words_are_kept_by_the_templates_of_errors(publication: Publication) -> None:
    publication.name = PAYLOADS[0]
    publication.save()
    for name in ("404.html", "410.html", "500.html"):
        assert what_could_run(read(render_to_string(name))) == []


def test_control_characters_of_a_row_do_not_break_feeds_or_lists(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    odd = "Tab\x00bed \x0b and \ufffe split"
    Article.objects.filter(pk=article.pk).update(headline=odd.replace("\x00", "\x01"), standfirst=odd[4:])
    xml.fromstring(source("feed/site").encode())
    assert "\x01" not in source("front/home")
    assert "\x0b" not in source("fragment/latest")


def test_an_information_page_is_what_its_editor_wrote(publication: Publication, home: Any) -> None:
    page = home.add_child(instance=InformationPage(title=PAYLOADS[0], slug="about", body="<p>We print.</p>"))
    tree = read(source(f"page/{page.pk}"))
    assert what_could_run(tree) == []
    assert one(tree, ".prose p").get_text() == "We print."


def test_the_page_s_own_files_are_all_it_asks_for(publish: Publish, harbour: Story) -> None:
    tree = read(source(f"article/{publish(harbour).pk}"))
    asked = [
        each.get("src") or each.get("href") for each in tree.select("script[src], link[rel=stylesheet], link[rel=icon]")
    ]
    assert len(asked) == 5  # with the page itself, six
    assert all(str(each).startswith("/static/") for each in asked)
    assert what_could_run(tree) == []


def test_a_hostile_story_may_be_previewed(publish: Publish, rf: Any) -> None:
    from standfirst.press.preview import render_preview

    article = publish("Harmless")
    answer = render_preview(replace(hostile(PAYLOADS[0])), article, rf.get("/"))
    assert what_could_run(read(answer.content.decode())) == []
