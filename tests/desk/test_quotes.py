"""Quotations are found, with who says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.desk.text.attributions import attributes_at_all, attributions
from standfirst.desk.text.quotes import quotes
from standfirst.desk.text.utterances import utterances


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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Not now,” Ms. Lund, a retired pilot, said in an interview.", "Ms. Lund"),
        ("“Where is it?” a porter can be heard asking. “Where?” asked the porter.", "a porter"),
        ("Olsen was asked by the host, Ada Berg, “Why so late?”", "the host"),
        ("The line is “full,” according to the harbour office.", "the harbour office"),
        ("It would be a “mess” for the port, Ada Berg said.", "Ada Berg"),
        ("Berg praised the crew and called it “the best of the coast”.", "Berg"),
        ("After calling it a “prop,” Ada Berg left.", "Ada Berg"),
        ("Lund left the hall, saying, “It is late.”", "Lund"),
        ('“The line is full," Berg said.', "Berg"),
        ("”The line is full,” Berg said.", "Berg"),
        ("“We go home,” mused Ada Berg.", "Ada Berg"),
        ("“The line is full.” — Ada Berg", "Ada Berg"),
        ("Berg wrote that the line was “full,” but he left it open.", "Berg"),
        ("It can be “rain” or “sleet,” Ada Berg says.", "Ada Berg"),
        ("He later barred the door, called her “late” and left.", "He"),
        ("Ada Berg said she called it “a mess”.", "Ada Berg"),
        ("Led by a pilot, Ada Berg went for the “new” line.", "Ada Berg"),
        ("“We stay,” Will wrote.", "Will"),
        ("Last week, when asked, Berg shook her head and said, “No.”", "Berg"),
        ("TACE, Nov. 3 — Ada Berg called the line “full”.", "Ada Berg"),
        ("Reilly called the line “full”.", "Reilly"),
        ("Kim Lund made loud remarks by phone and called it “late”.", "Kim Lund"),
    ],
)
def test_knows_who_speaks_in_the_forms_of_news(text, speaker):
    assert _speaker(text, quotes(text)[0]) == speaker


def test_a_second_quotation_goes_on_with_the_speaker_of_the_first():
    first, second = quotes("“It is late,” Ada Berg said. “We go home.”")
    assert second.speaker == first.speaker
    assert (first.carried, second.carried) == (False, True)


def _said(*paragraphs):
    return [
        (each.paragraph, paragraphs[each.speaker[0]][each.speaker[1] : each.speaker[2]] if each.speaker else None)
        for each in utterances(paragraphs)
    ]


def test_the_word_is_left_to_a_speaker_in_the_paragraph_before():
    assert _said("Ada Berg continued:", "“It is late.") == [(1, "Ada Berg")]


def test_a_quotation_of_several_paragraphs_is_one_speaker_s():
    text = ("“It is late,” Ada Berg said. “We go home.", "“Tomorrow we come back.”")
    assert _said(*text) == [(0, "Ada Berg"), (0, "Ada Berg"), (1, "Ada Berg")]
    assert [each.goes_on for each in utterances(text)] == [False, False, True]


def test_a_pronoun_is_resolved_within_its_paragraph():
    text = "Ada Berg came late. “We go home,” she said."
    (found,) = utterances([text])
    assert text[slice(*found.person[1:])] == "Ada Berg"


@pytest.mark.parametrize(
    ("before", "between", "person"),
    [
        ("“It is late,” Ada Berg said.", "“We go home,” she said.", "Ada Berg"),
        ("“It is late,” Ms. Berg said.", "“We go home,” he said.", None),
        ("“It is late,” Ada Berg said. Eva Lund nodded.", "“We go home,” she said.", None),
        ("“It is late,” the porter said.", "“We go home,” she said.", None),
    ],
)
def test_a_pronoun_stands_for_who_spoke_last_by_name(before, between, person):
    found = utterances([before, between])[-1].person
    assert (before[slice(*found[1:])] if found else None) == person


@given(st.lists(st.text(st.sampled_from("“”\"‘’'' said he.,:\nAda"), max_size=40), max_size=4))
def test_every_speaker_stands_where_it_is_said(paragraphs):
    for each in utterances(paragraphs):
        for place in (each.speaker,) if each.speaker else ():
            assert 0 <= place[1] < place[2] <= len(paragraphs[place[0]])


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("Lund called it “a mess” on Monday.", True),
        ("He was “not sure.”", True),
        ("It was “The End of Tace”, the poster said.", True),
        ("“We will go,” said Ada Lund.", False),
        ("She asked: “Why?”", False),
    ],
)
def test_tells_a_sentence_said_from_words_in_the_papers_own(text, partial):
    (quote,) = quotes(text)
    assert quote.partial is partial
