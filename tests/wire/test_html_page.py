# ruff: noqa: E501 # markup reads best in its own lines
"""A saved news page becomes a story; what is not copy stays out, and broken markup costs nothing but itself."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.story import BlockKind, Label, NoteKind, Waiver, from_json, to_json
from standfirst.wire import WireError, read_bytes
from standfirst.wire.html_page import read_html_page
from standfirst.wire.html_tree import parse

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Mill burns</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "The Paper"},
{"@type": "OpinionNewsArticle", "headline": "Mill Burns", "datePublished": "2025-05-16T21:30:00+03:00",
"author": [{"@type": "Person", "name": "Ines Caldeira"}], "articleSection": "City", "keywords": "fire, mills"}]}</script>
<script>document.write("<p>This is not a paragraph of the story, however long it is.</p>")</script></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<article><header><h1>Mill burns in Ashing</h1><p class="article__standfirst">The watchman died.</p>
<p class="byline">By Somebody Else</p></header>
<figure><img src="https://example.org/a.jpg" alt="Smoke"><figcaption>Smoke over the mill.
<span class="credit">Rolf Bergmann / City Desk</span></figcaption></figure>
<h2>Key points</h2><ul><li>A fire in the mill killed a watchman.</li><li>It is gone.</li></ul>
<div itemprop="articleBody"><p>A fire in the Ashing mill killed a watchman on <b>Friday</b> morning, the
<a href="https://example.org">brigade</a> said.
<p>The owner of the mill, Colin Dace, said it would cost £4 million.
<!-- standfirst: waive names "Dace": so signed -->
<h3>What now</h3><ul><li>Mend it</li><li>Sell it</li></ul>
<blockquote><p>It is gone.</p><cite>Colin Dace</cite></blockquote>
<div class="box related-stories"><p>Read also: the other mill that burned down last year in the same street.</p></div>
<ul><li><a href="/a">The other mill</a></li><li><a href="/b">The third mill</a></li></ul>
<figure><img src="b.jpg" alt="Ash"><figcaption>Ash on the street (AP)</figcaption></figure>
<p>More about it tomorrow, when the council meets in the town hall.</p></div></article>
<footer><p>All rights are reserved by the company that prints this newspaper here.</p></footer></body></html>"""


def test_a_whole_page_is_read():
    story = read_html_page(PAGE)
    assert (story.headline, story.standfirst) == ("Mill burns in Ashing", "The watchman died.")
    assert (story.byline, story.section, story.label) == ("Ines Caldeira", "City", Label.OPINION)
    assert (story.tags, story.language) == (("fire", "mills"), "en-GB")
    assert story.first_published.isoformat() == "2025-05-16T21:30:00+03:00"
    assert [look.text for look in story.quick_looks] == ["A fire in the mill killed a watchman.", "It is gone."]
    assert [(each.caption, each.credit, each.alt_text) for each in story.pictures] == [
        ("Smoke over the mill.", "Rolf Bergmann / City Desk", "Smoke"),
        ("Ash on the street", "AP", "Ash"),
    ]
    assert [(block.kind, block.text) for block in story.deep_look] == [
        (BlockKind.PARAGRAPH, "A fire in the Ashing mill killed a watchman on Friday morning, the brigade said."),
        (BlockKind.PARAGRAPH, "The owner of the mill, Colin Dace, said it would cost £4 million."),
        (BlockKind.HEADING, "What now"),
        (BlockKind.LIST, "Mend it\nSell it"),
        (BlockKind.PULL_QUOTE, "It is gone."),
        (BlockKind.PICTURE, ""),
        (BlockKind.PARAGRAPH, "More about it tomorrow, when the council meets in the town hall."),
    ]
    assert story.waivers == (Waiver("names", "Dace", "so signed"),)
    dropped = " ".join(note.message for note in story.notes if note.kind is NoteKind.DROPPED)
    assert "The other mill" in dropped
    assert "Read also" in dropped
    assert any(note.words == "Mill Burns" for note in story.notes)


@pytest.mark.parametrize(
    "around",
    [
        "<main>{}</main>",
        '<div id="x"><div class="story">{}</div></div><div><p>Sign up for the letter that we send to you.</p></div>',
        "<article><p>A teaser of some thirty letters here.</p></article><article>{}</article>",
        "{}",
    ],
)
def test_the_copy_is_found_by_article_main_or_where_most_paragraphs_are(around):
    copy = "".join(
        f"<p>The council of Ashing met on Monday for the {number}th time this year.</p>" for number in range(4)
    )
    story = read_html_page(f"<html><body><h1>Hall</h1>{around.format(copy)}</body></html>")
    texts = [block.text for block in story.deep_look]
    assert [text for text in texts if text.startswith("The council")] == texts
    assert len(texts) == 4


def test_words_that_stand_in_no_paragraph_are_copy_too():
    long = "The council of Ashing met on Monday, and it did not agree on anything at all"
    story = read_html_page(
        f"<body><article><h1>Hall</h1>{long}.<br><br>{long} again.<div>{long} twice.</div></article>"
    )
    assert [block.text for block in story.deep_look] == [f"{long}.\n\n{long} again.", f"{long} twice."]


def test_markup_of_the_page_is_made_safe():
    story = read_html_page(
        '<article><p>We met <b onclick="x()">him</b> <a href="javascript:x">here</a> <script>no</script>.</article>'
    )
    assert story.deep_look[0].html == "We met <b>him</b> here ."


def test_json_ld_that_is_broken_is_said_and_the_rest_is_read():
    story = read_html_page(
        '<script type="application/ld+json">{"headline": </script><h1>Hall</h1><p>We met in the hall.</p>'
    )
    assert story.headline == "Hall"
    assert any("JSON-LD" in note.message for note in story.notes)


def test_a_page_without_words_is_refused():
    with pytest.raises(WireError, match="no words"):
        read_html_page("<html><body><script>load()</script></body></html>")


def test_bytes_are_known_for_a_page_by_how_they_begin_or_by_their_name():
    (story,) = read_bytes(PAGE.encode())
    (same,) = read_bytes(PAGE[len("<!DOCTYPE html>") :].encode(), name="a.html")
    assert story == same


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<ul>", "<li>", "<div class='x'", ">", "<!--", "-->", "<script>", "</script>",
                                 "words of it ", '"', "'", "=", "<figure><img src=a alt=b>", "<figcaption>", "<h1>", "&amp;",
                                 "&#0;", "<article>", "</article>", "<a href=x>", "<blockquote>", "\x00"]), max_size=40))  # fmt: skip
def test_whatever_the_markup_a_story_or_one_sentence_comes_of_it(pieces):
    try:
        story = read_html_page("".join(pieces))
    except WireError:
        return
    assert from_json(to_json(story)) == story


@pytest.mark.parametrize(
    "unit",
    ["<", "<!--", "<p>", "<div>", "</p>", "<a b='", '<a b="">', "<ul><li>", "<script>", "<b><i>", "<p>a</b>", "&", "<img alt=a>",
     "<span>", "<article><p>some words of the copy</p>", "<h1>a", "<figure><figcaption>", "<blockquote><cite>"],
)  # fmt: skip
def test_no_page_takes_longer_than_its_length(unit, steps):
    def read(text):
        with suppress(WireError):
            read_html_page(text)

    assert steps(read, unit)


def test_the_tree_closes_what_html_closes():
    root, comments = parse("<ul><li>a<li>b</ul><p>c<p>d<!-- e --><br>f")
    assert [(node.tag, node.text()) for node in root.walk() if node.tag in ("li", "p")] == [
        ("li", "a"),
        ("li", "b"),
        ("p", "c"),
        ("p", "d f"),
    ]
    assert comments == [" e "]
