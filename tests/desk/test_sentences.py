"""Sentences are cut where an editor would cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.desk.text.sentences import sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["The mill burnt.", "Nobody was hurt."],
        ["Norway has agreed to a U.S.- and EU-backed plan.", "Sweden has not."],
        ["Retired Lt. Gen. Ada Holm led the U.S. team.", "Turkey helped."],
        ["He left at 5 p.m. Friday.", "She stayed."],
        ["He left at 5 p.m.", "The others stayed."],
        ["He moved to the U.S.", "She did not."],
        ["J. R. Holm spoke for Holm & Sons Inc. on Monday.", "It rained."],
        ["“It is late,” he said.", "“It is very late.”"],
        ["He asked: “Why not? We have time. It is early.”", "She left."],
        ['"One," said Ines Caldeira on arrival in Oslo.', '"There are four, perhaps five."'],
        ["Was it No. 7?", "It was No. 8!", "Dr. Lund said so."],
        ["It cost 3.5 million.", "7 people paid."],
    ],
)
def test_cuts_between_sentences_and_nowhere_else(expected):
    text = " ".join(expected)
    assert [each.text for each in sentences(text)] == expected


def test_a_long_quotation_is_cut_into_its_sentences():
    text = "“" + " ".join(f"This is sentence number {n} of the long speech." for n in range(12)) + "”"
    assert len(sentences(text)) == 12


def test_a_line_break_ends_a_sentence():
    assert [each.text for each in sentences("First item\nsecond item")] == ["First item", "second item"]


@given(st.text(st.sampled_from("ab AB.!?“”\"'\n…U.S. 5p"), max_size=80))
def test_sentences_hold_all_words_in_order_with_their_places(text):
    found = sentences(text)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert "".join("".join(each.text.split()) for each in found) == "".join(text.split())
