"""A story's JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from standfirst.story import FORMAT, Story, StoryError, from_json, to_json
from tests.story.strategies import stories


@given(stories())
def test_a_story_comes_back_from_json_as_it_went(story: Story) -> None:
    written = to_json(story)
    assert from_json(written) == story
    assert to_json(from_json(written)) == written
    assert from_json(to_json(story, indent=2)) == story


def test_json_names_its_format_first() -> None:
    assert to_json(Story()) == json.dumps({"format": FORMAT})


def _json(**fields: object) -> str:
    return json.dumps({"format": FORMAT, **fields})


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("", "", "line 1, column 1"),
        ('{"format": "story/1", "headline": "A" "B"}', "", "column 39"),
        ("[]", "format", "begins with"),
        ("{}", "format", "begins with"),
        ('{"format": "story/9"}', "format", "story/9"),
        (_json(headlin="A"), "headlin", "no such field"),
        (_json(headline=7), "headline", "expected text"),
        (_json(label="Rumour"), "label", "News, Analysis, Opinion"),
        (_json(quick_looks="A"), "quick_looks", "a list"),
        (_json(pictures=[{"id": "a"}, {"caption": "b"}]), "pictures[1].id", "required"),
        (_json(pictures=[{"id": "a", "width": -3}]), "pictures[0].width", "whole number"),
        (_json(pictures=[{"id": "a", "credits": "b"}]), "pictures[0].credits", "no such field"),
        (_json(deep_look=[{"id": "a"}, {"id": "a"}]), "deep_look[1].id", "twice"),
        (_json(deep_look=[{"id": "a", "kind": "picture", "picture": "x"}]), "deep_look[0].picture", "no picture"),
        (_json(deep_look=[{"id": "a", "kind": "heading", "level": 1}]), "deep_look[0].level", "2, 3 or 4"),
        (_json(first_published="yesterday"), "first_published", "a time like"),
        (_json(first_published="2025-05-16T21:30:00"), "first_published", "zone"),
        (_json(headline="a\x00b"), "headline", "U+0000"),
        ('{"format": "story/1", "headline": "\\ud800"}', "headline", "U+D800"),
        (
            _json(
                quick_looks=[
                    {"id": "q", "text": "t", "evidence": [{"block_id": "a", "exact": "xy", "start": 0, "end": 1}]}
                ]
            ),
            "quick_looks[0].evidence[0].end",
            "do not span",
        ),
        ("[" * 100_000, "", "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_field(text: str, field: str, words: str) -> None:
    with pytest.raises(StoryError) as caught:
        from_json(text)
    assert caught.value.field == field
    assert words in caught.value.problem


def test_bytes_that_are_no_utf8_are_named_with_the_byte() -> None:
    with pytest.raises(StoryError, match="byte 24"):
        from_json(b'{"format": "story/1", "h\xff": 1}')


def test_plain_strings_become_the_parts_they_stand_for() -> None:
    story = Story(quick_looks=("A claim.",), deep_look=("It is <so> & so.",), authors=("A. Writer", "B. Writer"))
    assert story.quick_looks[0].text == "A claim."
    assert story.deep_look[0].text == "It is <so> & so."
    assert story.byline == "A. Writer and B. Writer"


def test_the_dateline_leaves_out_what_is_missing() -> None:
    assert Story(agency="City News", authors=("A",), edition="Late").dateline == "City News / A / Late"
