"""Markdown becomes a story: front matter around it, blocks in it, and what is no copy is noted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.story import BlockKind, NoteKind, Waiver, from_json, to_json
from standfirst.wire import WireError
from standfirst.wire.markdown import read_markdown
from standfirst.wire.markdown_inline import inline_html

WHOLE = """---
title: "Mill Burns in Ashing"
summary: 'A watchman''s death.'
date: 2025-05-16T21:30:00+03:00
authors: [Ines Caldeira, "Rolf Bergmann"]
tags:
  - fire
  - mills
waivers:
  - rule: names
    words: Dace
    reason: so signed
layout: post
---

![Smoke](a.jpg "Smoke over the mill.")

## Key Points

- A fire in the mill killed a *watchman*.
- It is gone.

## Deep Look

A fire killed a watchman on **Friday** morning,
the [brigade](https://example.org) said. See [this][ref].
<!-- standfirst: waive quotes "gone": so said -->

> It is gone.
> — Colin Dace

What now
--------

1. Mend it
2. Sell it
   soon

```
code
```

![Ash](b.jpg)
*Ash on the street.*

[ref]: https://example.com "x"
"""


def test_a_whole_story_is_read():
    story = read_markdown(WHOLE)
    assert story.headline == "Mill Burns in Ashing"
    assert story.standfirst == "A watchman's death."
    assert story.byline == "Ines Caldeira and Rolf Bergmann"
    assert story.tags == ("fire", "mills")
    assert story.first_published.isoformat() == "2025-05-16T21:30:00+03:00"
    assert story.quick_looks_headline == "Key Points"
    assert [look.text for look in story.quick_looks] == ["A fire in the mill killed a watchman.", "It is gone."]
    assert [(picture.caption, picture.alt_text) for picture in story.pictures] == [
        ("Smoke over the mill.", "Smoke"),
        ("Ash on the street.", "Ash"),
    ]
    assert [(block.kind, block.text) for block in story.deep_look] == [
        (BlockKind.PARAGRAPH, "A fire killed a watchman on Friday morning, the brigade said. See this."),
        (BlockKind.PULL_QUOTE, "It is gone."),
        (BlockKind.HEADING, "What now"),
        (BlockKind.LIST, "Mend it\nSell it soon"),
        (BlockKind.PICTURE, ""),
    ]
    assert story.deep_look[1].attribution == "Colin Dace"
    assert story.waivers == (Waiver("quotes", "gone", "so said"), Waiver("names", "Dace", "so signed"))
    dropped = [note.message for note in story.notes if note.kind is NoteKind.DROPPED]
    assert any("code" in each for each in dropped)
    assert any("layout" in each for each in dropped)


@pytest.mark.parametrize(
    ("written", "html"),
    [
        (
            "*a* _b_ **c** __d__ ***e***",
            "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> <em><strong>e</strong></em>",
        ),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        (r"\*a\* 5 \< 6", "*a* 5 &lt; 6"),
        ("`a*b*` ``c`d``", "<code>a*b*</code> <code>c`d</code>"),
        ("a  \nb\\\nc", "a<br>b<br>c"),
        (
            "[a](https://x.org/y_(z) 'T') [b](<https://x.org>)",
            '<a href="https://x.org/y_(z)">a</a> <a href="https://x.org">b</a>',
        ),
        ("[sic] and [open", "[sic] and [open"),
        ("<https://x.org>", '<a href="https://x.org">https://x.org</a>'),
        ("an ![inline](a.png) picture", "an inline picture"),
    ],
)
def test_inline_marks(written, html):
    assert inline_html(written) == html


@pytest.mark.parametrize(
    ("text", "headline"),
    [("# Hall\n\nWe met.", "Hall"), ("Hall\n====\n\nWe met.", "Hall"), ("+++\ntitle = 'Hall'\n+++\nWe met.", "Hall")],
)
def test_the_headline_stands_in_one_of_three_places(text, headline):
    story = read_markdown(text)
    assert (story.headline, [block.text for block in story.deep_look]) == (headline, ["We met."])


def test_markup_in_the_text_is_made_safe():
    story = read_markdown('# Hall\n\nWe <script>alert(1)</script>met <b onclick="x()">him</b> [here](javascript:x).\n')
    assert story.deep_look[0].html == "We met <b>him</b> here."


def test_a_time_without_a_zone_is_left_out_and_said():
    story = read_markdown("---\ntitle: Hall\ndate: 2025-05-16\n---\nWe met.")
    assert story.first_published is None
    assert any("no zone" in note.message for note in story.notes)


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntitle: x\n"])
def test_what_holds_no_story_is_refused_in_one_sentence(text):
    with pytest.raises(WireError) as caught:
        read_markdown(text)
    assert str(caught.value).endswith(".")


def test_a_line_the_front_matter_cannot_hold_is_noted_with_its_number():
    story = read_markdown("---\ntitle: Hall\n  deep: {a: b\n---\nWe met.")
    assert [(note.line, note.words) for note in story.notes if "not understood" in note.message] == [(3, "deep: {a: b")]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab \n#>*_`[]()!-+=1.|<\\\"'~:/&\x00é", max_size=300))
def test_whatever_is_written_a_story_or_one_sentence_comes_of_it(text):
    try:
        story = read_markdown(text)
    except WireError:
        return
    assert from_json(to_json(story)) == story


@pytest.mark.parametrize(
    "unit",
    ["*", "_a ", "[", "![", "`", "``a`", "> ", "- ", "<a ", "<!--", "[a](", "| ", "**a*", "\\", "#", "---\n", "a\n=\n"],
)
def test_no_text_takes_longer_than_its_length(unit, steps):
    assert steps(read_markdown, unit)
