"""Quotations are found, with who says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.desk.text.attributions import attributes_at_all, attributions
from standfirst.desk.text.quotes import quotes


def _speaker(text, quote):
    return text[slice(*quote.speaker)] if quote.speaker else None


@pytest.mark.parametrize(
    ("text", "quoted", "speaker"),
    [
        ("“It is late,” the mayor said.", ["It is late,"], ["the mayor"]),
        ('"It is late," said Ines Caldeira.', ["It is late,"], ["Ines Caldeira"]),
        ("The mayor said: “It is late.”", ["It is late."], ["The mayor"]),
        ("‘It’s late,’ he said.", ["It’s late,"], ["he"]),
        ("They called it “a prop”.", ["a prop"], ["They"]),
        ("The players’ coach didn’t speak.", [], []),
    ],
)
def test_finds_what_is_said_and_by_whom(text, quoted, speaker):
    found = quotes(text)
    assert [each.text for each in found] == quoted
    assert [_speaker(text, each) for each in found] == speaker


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_open():
    (quote,) = quotes("“It is late.")
    assert (quote.text, quote.closed) == ("It is late.", False)


@given(st.text(st.sampled_from("“”\"‘’' said he.,\nA"), max_size=60))
def test_every_quotation_stands_where_it_says(text):
    for each in quotes(text):
        assert text[each.start : each.end] == each.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two fell, according to regional officials.", "according to regional officials"),
        ("Two men stole the chain, police said.", "police said"),
        ("The port authority said two had fallen.", "The port authority said"),
    ],
)
def test_finds_who_a_sentence_is_handed_to(text, words):
    (found,) = attributions(text)
    assert (found.text, found.whole) == (words, True)
    assert text[found.start : found.end] == words


def test_a_flat_statement_names_nobody():
    assert attributions("Two men stole the chain on Sunday.") == ()
    assert not attributes_at_all("Two men stole the chain of the Secretary of State on Sunday.")
    assert attributes_at_all("Two men allegedly stole the chain.")
