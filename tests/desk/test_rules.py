"""Every rule file shows what it flags and what it leaves alone, and does both."""

import pytest

from standfirst.desk import Rule, all_rules, check
from standfirst.story import passage_at

FLAGGED = [(rule, number) for rule in all_rules().values() for number in range(len(rule.flagged))]
CLEAN = [(rule, number) for rule in all_rules().values() for number in range(len(rule.clean))]


def _name(value):
    return value.id if isinstance(value, Rule) else str(value)


@pytest.mark.parametrize(("rule", "number"), FLAGGED, ids=_name)
def test_flags_what_its_file_says_it_flags(rule, number):
    story, place, words = rule.flagged[number]
    found = check(story, rule.lexicon, rules=[rule.id], house_style=rule.house_style)
    assert (place, words) in [(finding.spans[0].place, finding.spans[0].words) for finding in found]
    for finding in found:
        assert finding.level is rule.level
        for span in finding.spans:
            passage = passage_at(story, span.place)
            assert passage is not None
            assert passage.text[span.start : span.end] == span.words


@pytest.mark.parametrize(("rule", "number"), CLEAN, ids=_name)
def test_is_silent_where_its_file_says_it_is(rule, number):
    assert check(rule.clean[number], rule.lexicon, rules=[rule.id], house_style=rule.house_style) == []


@pytest.mark.parametrize("rule", all_rules().values(), ids=_name)
def test_every_rule_gives_examples_both_ways_and_explains_itself(rule):
    assert rule.flagged
    assert rule.clean
    assert rule.title.endswith(".")
    for part in ("What:", "Why:", "Example:", "Source:"):
        assert f"\n{part} " in rule.doc
