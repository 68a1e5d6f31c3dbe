"""Drafted Quick Looks say nothing that the Deep Look does not, and each stands on its sentence."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.desk.draft import draft
from standfirst.desk.examples import example
from standfirst.desk.proposals import examine
from standfirst.desk.shortening import shorten
from standfirst.story import Block, BlockKind, Found, QuickLook, Story, find, from_json

DEMO = sorted((Path(__file__).parents[2] / "src" / "standfirst" / "demo" / "stories").glob("*.json"))
MILL = example(
    "A fire in the Ashing mill killed a watchman on Friday morning, the brigade said.",
    "However, the mill, which was built in 1890, had no alarm (it was to get one). He had asked for it twice.",
    "Did anybody know? The owner, Colin Dace, said that the danger in the boiler house had cost £4 million.",
    headline="Fire in the Mill",
)


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("But the council voted for the plan.", "The council voted for the plan."),
        ("However, the council voted for the plan.", "The council voted for the plan."),
        ("The plan (his third) was passed.", "The plan was passed."),
        ("Colin Dace, 61, said no.", "Colin Dace said no."),
        ("The mill, which was built in 1890, had no alarm.", "The mill had no alarm."),
        ("They bought the mill, which was built in 1890.", "They bought the mill."),
    ],
)
def test_what_can_go_goes(sentence, short):
    assert shorten(sentence) == short
    assert shorten(short) == short


@pytest.mark.parametrize(
    "sentence",
    [
        "So far nobody has come.",
        "But that was in May.",
        "The mill, which police said was empty, burned down.",  # who says so
        "The plan (if it is passed) costs £4 million.",  # a condition
        "The plan (not the budget) was passed.",  # it takes something back
        "The mill, which had apples, pears and plums, burned.",  # the comma does not close the clause
        "The clerk, who lives in Leeds, Yorkshire, resigned.",
        "“The mill, which I own, is gone,” he said.",  # somebody's words
        "She said: “It (the mill) is gone.”",
        "The mill was sold on Friday, according to police.",
        "Voters who live in Leeds were asked.",  # no commas: it says which voters
    ],
)
def test_what_must_stay_stays(sentence):
    assert shorten(sentence) == sentence


def test_a_draft_is_a_shortened_sentence_with_that_sentence_as_evidence():
    looks = draft(MILL)
    assert [look.text for look in looks] == [
        "A fire in the Ashing mill killed a watchman on Friday morning, the brigade said.",
        "The owner, Colin Dace, said that the danger in the boiler house had cost £4 million.",
    ]
    for look in looks:
        (evidence,) = look.evidence
        assert isinstance(find(evidence, MILL.deep_look), Found)
        assert not look.confirmed


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_every_draft_is_words_of_its_sentence_in_their_order(path):
    story = from_json(path.read_bytes())
    looks = draft(story)
    assert 3 <= len(looks) <= 10
    for look in looks:
        left = iter(re.findall(r"\w+", look.evidence[0].exact.lower()))
        assert all(word in left for word in re.findall(r"\w+", look.text.lower())), look.text
    assert not [each for each in examine(story, looks) if each.questions]


def test_the_number_asked_for_is_kept_to_and_the_order_is_the_storys():
    story = from_json(DEMO[0].read_bytes())
    text = "\n".join(block.text for block in story.deep_look)
    looks = draft(story, 4)
    places = [text.index(look.evidence[0].exact) for look in looks]
    assert len(looks) == 4
    assert places == sorted(places)
    assert draft(story, 0) == []


@pytest.mark.parametrize(
    "story",
    [
        Story(),
        Story(deep_look=("Why?", "Yes.")),
        Story(
            deep_look=(Block("l", "<ul><li>To mend all of the balconies by May, at last.</li></ul>", BlockKind.LIST),)
        ),
    ],
)
def test_where_nothing_can_stand_alone_nothing_is_drafted(story):
    assert draft(story) == []


def test_a_proposal_the_deep_look_does_not_bear_out_is_told_from_one_it_does():
    good, other, wrong = examine(
        MILL,
        [
            QuickLook("q1", "A fire in the Ashing mill killed a watchman on Friday morning, the brigade said."),
            QuickLook("q2", "The football season opens with a friendly against Porto."),
            QuickLook("q3", "The owner, Colin Dace, said that the danger in the boiler house had cost £5 million."),
        ],
    )
    assert good.borne_out
    assert not other.borne_out
    assert not other.look.evidence
    assert not wrong.borne_out
    assert [each.rule for each in wrong.questions] == ["claims.number_not_borne_out"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='abcW ,.()“”"whichwo1&', max_size=200))
def test_shortening_only_takes_away(text):
    left = iter(text.lower())
    assert all(char in left for char in shorten(text).lower())
