"""The page our user handed us: what a good editor would ask about it, and nothing else."""

from collections import Counter
from pathlib import Path

import pytest

from standfirst.desk import Level, bearing, check

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed is not beside this checkout")


@pytest.fixture(scope="module")
def story():
    from standfirst.wire import read_bytes

    (read,) = read_bytes(SEED.read_bytes(), name="article.txt")
    return read


@pytest.fixture(scope="module")
def asked(story):
    return [finding for finding in check(story) if finding.level in (Level.QUERY, Level.STOP)]


def _about(asked, place, rule):
    return [finding for finding in asked if finding.spans[0].place == place and finding.rule == rule]


def test_the_palace_is_spelt_two_ways_and_neither_is_favoured(asked):
    (finding,) = [each for each in asked if each.rule == "names.spelt_two_ways"]
    assert {span.place for span in finding.spans} == {"pictures[0].caption", "pictures[1].caption"}
    assert finding.suggestion == ""


def test_the_strike_was_that_morning_and_not_during_the_talks(asked):
    (finding,) = _about(asked, "quick_looks[6]", "claims.time_not_borne_out")
    assert [span.words for span in finding.spans][:2] == ["during the talks", "on Friday morning"]
    assert finding.spans[2].place == "quick_looks[8]"


def test_the_toll_has_lost_its_source(asked):
    (finding,) = _about(asked, "quick_looks[6]", "attribution.lost")
    assert finding.spans[1].words.startswith("according to")


def test_one_soldier_is_not_soldiers(asked):
    (finding,) = _about(asked, "quick_looks[7]", "claims.participants_not_borne_out")
    assert finding.spans[0].words == "soldiers"


def test_a_party_to_the_morning_meeting_is_left_out(asked):
    (finding,) = _about(asked, "quick_looks[8]", "claims.participants_not_borne_out")
    assert finding.spans[1].place == "deep_look[11]"
    assert "Istanbul" in finding.message


def test_a_conditional_refusal_is_not_sweeping_conditions(asked):
    (finding,) = _about(asked, "quick_looks[5]", "claims.position_changed")
    assert finding.spans[1].words == "Russia has rejected"
    assert "on a condition" in finding.message


def test_the_first_talks_were_the_first_face_to_face(asked):
    (finding,) = _about(asked, "quick_looks_headline", "claims.first_widened")
    assert finding.spans[1].words == "first face-to-face talks"


def test_what_the_body_does_not_say_is_noted(story):
    noted = {(each.rule, each.spans[0].words) for each in check(story) if each.level is Level.NOTE}
    assert ("claims.claim_without_evidence", "territory") in noted
    assert ("claims.qualifier_without_evidence", "high-level") in noted
    assert ("claims.certainty_stronger", "confirmed") in noted
    allies = [words for rule, words in noted if rule == "claims.claim_without_evidence" and "European allies" in words]
    assert len(allies) == 1
    pictures = {each.spans[0].place for each in check(story) if each.rule == "claims.picture_of_another_event"}
    assert pictures == {"pictures[0].caption", "pictures[1].caption"}


def test_the_aide_is_not_said_to_be_whose_where_style_is_chosen(story):
    (finding,) = check(story, rules=["claims.title_cut_short"])
    assert finding.spans[0].place == "quick_looks[3]"
    assert finding.suggestion == "presidential aide Vladimir Medinsky"


def test_nothing_else_is_asked(asked):
    known = {
        "attribution.lost": 1,
        "claims.first_widened": 1,
        "claims.participants_not_borne_out": 2,
        "claims.position_changed": 1,
        "claims.time_not_borne_out": 1,
        "dates.undated": 1,
        "names.spelt_two_ways": 1,
        "sources.agency_undisclosed": 1,
    }
    assert Counter(finding.rule for finding in asked) == known
    assert all(finding.level is Level.QUERY for finding in asked)


def test_every_quick_look_is_shown_a_sentence_of_the_right_paragraph(story):
    shown = {each.place: each.evidence for each in bearing(story) if each.place.startswith("quick_looks[")}
    numbers = [story.deep_look.index(story.block(evidence.block_id)) + 1 for evidence in shown.values() if evidence]
    assert numbers == [1, 1, 2, 2, 6, 8, 9, 10, 12, 13]
