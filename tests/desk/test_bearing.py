"""Every claim is shown the sentence that bears it."""

from hypothesis import given
from hypothesis import strategies as st

from standfirst.desk import MismatchKind, bearing
from standfirst.desk.examples import example
from standfirst.story import Found, find

STORY = example(
    "The council of Tace voted on Monday to raise the flood wall by a metre.",
    "Seventeen cellars were pumped dry. Mayor Ines Caldeira said the wall would cost 4 million euros. She left early.",
    "A dredger from the Netherlands is due in May.",
    headline="Council Votes to Raise the Flood Wall",
    standfirst="The wall will cost 4 million euros, the mayor said. A circus came to town.",
    quick_looks=(
        "A Dutch dredger is expected in May.",
        "The mayor puts the cost of the wall at 5 million euros.",
        "Nobody knows.",
    ),
)


def _by_place(place):
    return [each for each in bearing(STORY) if each.place == place]


def test_a_quick_look_is_shown_the_sentence_and_not_the_paragraph():
    (first,) = _by_place("quick_looks[0]")
    assert first.evidence is not None
    assert first.evidence.exact == "A dredger from the Netherlands is due in May."
    (second,) = _by_place("quick_looks[1]")
    assert second.evidence is not None
    assert second.evidence.exact == "Mayor Ines Caldeira said the wall would cost 4 million euros."


def test_what_nothing_bears_has_no_evidence():
    (third,) = _by_place("quick_looks[2]")
    assert (third.evidence, third.score) == (None, 0.0)


def test_the_standfirst_is_read_sentence_by_sentence():
    borne, free = _by_place("standfirst")
    assert borne.claim.words == "The wall will cost 4 million euros, the mayor said."
    assert borne.evidence is not None
    assert free.evidence is None


def test_a_claim_carries_what_it_differs_in():
    (second,) = _by_place("quick_looks[1]")
    (mismatch,) = second.mismatches
    assert mismatch.kind is MismatchKind.NUMBER
    assert (mismatch.claim.words, mismatch.body[0].words) == ("5 million euros", "4 million euros")


def test_the_evidence_stands_in_the_story_and_has_its_version():
    for each in bearing(STORY.but(version=3)):
        if each.evidence is not None:
            assert find(each.evidence, STORY.deep_look) == Found(
                each.evidence.block_id, each.evidence.start, each.evidence.end
            )
            assert each.evidence.version == 3


def test_support_does_not_come_from_words_strewn_over_the_body():
    story = example(
        "The lake is high.",
        "A cat sat there.",
        "One level was dry.",
        "The envoy slept.",
        quick_looks=("A high-level envoy sat.",),
    )
    (look,) = [each for each in bearing(story) if each.place == "quick_looks[0]"]
    assert look.evidence is None or look.score < 0.6


@given(
    st.lists(
        st.sampled_from(["The mill burnt.", "Two fell.", "It rained in Oslo on Friday.", "“Go,” he said."]), max_size=6
    )
)
def test_scores_are_shares(parts):
    for each in bearing(example(*parts, quick_looks=parts)):
        assert 0 <= each.score <= 1
