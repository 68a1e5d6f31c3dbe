"""No copy, however odd, stops the desk, and what it cannot check it says."""

import logging

import pytest

from standfirst.desk import Finding, Level, all_rules, check
from standfirst.desk.draft import draft
from standfirst.desk.examples import example
from standfirst.story import QuickLook, Story, passages
from standfirst.wire import MAX_BYTES, WireError, read_bytes

HALL = "The council of Ashing met on Monday, and 12 of its 30 members said “no” to the plan of Ines Caldeira. "


def checked(story: Story) -> list[Finding]:
    """The findings on `story`, none of them of a rule that broke, every span right."""
    found = check(story, rules=[*all_rules()])
    texts = {passage.place: passage.text for passage in passages(story)}
    for finding in found:
        assert " broke on this story" not in finding.message, finding.message
        for span in finding.spans:
            assert texts.get(span.place, "")[span.start : span.end] == span.words
    return found


@pytest.mark.parametrize(
    "text",
    [
        '“He said “no” and ‘yes and "maybe. He “left.',
        '"' * 999,
        "“" * 999,
        "((((((((" + HALL,
        "...",
        "no sentence at all without an end or a capital",
        "1 2 3 4 5 6 7 8 9",
        HALL.upper() * 3,
        "\u202eThe council\u202c met \u200bhere\ufeff.",
        "\U0001f600" * 200 + " met.",
        "e\u0301" * 500,
        "a" * 20_000,
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_odd_copy_is_checked_like_any_other(text):
    story = example(text, HALL, headline=text[:200], quick_looks=(text[:500], HALL), captions=(text[:300],))
    checked(story)
    draft(story)


@pytest.mark.parametrize(
    ("body", "language", "says"),
    [
        ("اجتمع المجلس يوم الاثنين في المدينة وقرر.", "ar", "Arabic"),
        ("המועצה נפגשה ביום שני בעיר והחליטה.", "he", "Hebrew"),
        ("会議は月曜日に開かれ、何も決まらなかった。", "ja", "Chinese or Japanese"),
        (HALL.upper(), "en", "Names were not checked"),
        ("Der Rat trat am Montag zusammen.", "de", "The desk reads English"),
    ],
)
def test_what_is_not_checked_is_said(body, language, says):
    found = checked(example(body, headline=body[:20]).but(language=language))
    (note,) = [each for each in found if each.rule == "page.text_unread"]
    assert note.level is Level.NOTE
    assert says in note.message


def test_ten_thousand_quick_looks_are_read():
    looks = tuple(QuickLook(f"q{number}", f"The council met for the {number}th time.") for number in range(10_000))
    checked(Story(headline="Hall", quick_looks=looks, deep_look=(HALL, "The council met for the 7th time on Monday.")))


def test_five_megabytes_are_refused_in_one_sentence():
    with pytest.raises(WireError, match="too large for a story"):
        list(read_bytes(HALL.encode() * (MAX_BYTES // len(HALL.encode()) + 1)))


def test_a_rule_whose_file_cannot_be_loaded_is_named_and_the_others_run(monkeypatch, caplog):
    from standfirst.desk import registry

    real = registry.import_module

    def broken(name):
        if name.endswith("spelt_two_ways"):
            raise SyntaxError("no such thing")
        return real(name)

    registry.all_rules.cache_clear()
    monkeypatch.setattr(registry, "import_module", broken)
    try:
        with caplog.at_level(logging.CRITICAL):
            found = check(example("The council met.", headline=""))
    finally:
        registry.all_rules.cache_clear()
    rules = {each.rule: each for each in found}
    assert "cannot be loaded: SyntaxError: no such thing" in rules["names.spelt_two_ways"].message
    assert rules["names.spelt_two_ways"].level is Level.NOTE
    assert "page.headline_missing" in rules
