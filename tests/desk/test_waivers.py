"""Waivers answer what they name, and nothing else."""

import pytest

from standfirst.desk import Level, check
from standfirst.desk.examples import example
from standfirst.story import Waiver, from_json, to_json

STORY = example("We met Ines Caldeira. The clerk did not.", "We saw Ines Caldiera.")
RULES = ["names", "waivers"]


def ids(*waivers, **options):
    return [each.rule for each in check(STORY.but(waivers=waivers), rules=RULES, **options)]


@pytest.mark.parametrize(
    "waiver",
    [
        Waiver("names.spelt_two_ways", "", "Mother and daughter."),
        Waiver("names", "", "Mother and daughter."),
        Waiver("names", "caldiera", "Mother and daughter."),
        Waiver("names", "Ines Caldiera", "Mother and daughter."),
    ],
)
def test_a_waiver_answers_the_rule_and_the_words_it_names(waiver):
    assert ids(waiver) == []


def test_a_waiver_for_other_words_or_another_rule_waives_nothing_and_is_reported():
    assert sorted(ids(Waiver("names", "Dubois", "So signed."))) == ["names.spelt_two_ways", "waivers.unused"]
    assert sorted(ids(Waiver("quotes", "", "So said."))) == ["names.spelt_two_ways", "waivers.unused"]
    assert sorted(ids(Waiver("name", "", "So said."))) == ["names.spelt_two_ways", "waivers.unused"]


def test_a_waiver_without_a_reason_waives_nothing_and_is_asked_about():
    assert sorted(ids(Waiver("names", "", "  "))) == ["names.spelt_two_ways", "waivers.reason_missing"]


def test_what_the_newsroom_stops_is_not_waived():
    waiver = Waiver("names", "", "Mother and daughter.")
    assert "names.spelt_two_ways" in ids(waiver, levels={"names.spelt_two_ways": Level.STOP})


def test_questions_about_waivers_cannot_be_waived():
    assert "waivers.reason_missing" in ids(Waiver("waivers", "", "No."), Waiver("names"))


def test_a_level_of_the_newsrooms_own_is_the_findings_level():
    (finding,) = check(STORY, rules=["names"], levels={"names.spelt_two_ways": Level.NOTE})
    assert finding.level is Level.NOTE


def test_waivers_go_through_json():
    story = STORY.but(waivers=(Waiver("names", "Caldiera", "So signed."),))
    assert from_json(to_json(story)) == story
    assert "waivers" not in to_json(STORY)
