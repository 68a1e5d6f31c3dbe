"""What the desk says of claims, where one example in a rule's file does not tell enough."""

import pytest

from standfirst.desk import Analysis, Level, check
from standfirst.desk.comparison import company, contrasts
from standfirst.desk.examples import example
from standfirst.desk.kinds import countries, measures, negations, others_of_a_kind, sides, weekdays

FERRY = "The harbour board of Tace sold two ferries to Norway on Monday for 4 million euros."


def asked(*body, **parts):
    found = check(example(*body, **parts), rules=["claims", "attribution"])
    return [(each.rule, each.spans[0].words) for each in found if each.level is Level.QUERY]


@pytest.mark.parametrize(
    ("claim", "rule", "words"),
    [
        ("The board sold two ferries to Sweden.", "claims.place_not_borne_out", "Sweden"),
        ("The board sold two ferries to Norway on Tuesday.", "claims.time_not_borne_out", "on Tuesday"),
        ("The board bought two ferries from Norway for 4 million.", "claims.polarity_reversed", "bought"),
        ("The board sold three ferries to Norway.", "claims.number_not_borne_out", "three ferries"),
        ("The board sold two ferries to Norway for 5 million euros.", "claims.number_not_borne_out", "5 million euros"),
    ],
)
def test_one_thing_changed_in_a_claim_is_asked_about_under_its_kind(claim, rule, words):
    assert (rule, words) in asked(FERRY, quick_looks=(claim,))


@pytest.mark.parametrize(
    "claim",
    [
        "The board sold two ferries to Norway.",
        "Norway bought two ferries from the harbour board of Tace.",
        "Two ferries go to Norwegians for 4 million euros.",
        "The board sold ferries worth some 4.1 million euros.",
        "A lighthouse keeper in Sweden retires on Tuesday.",
    ],
)
def test_a_claim_in_other_words_is_left_alone(claim):
    assert asked(FERRY, quick_looks=(claim,)) == []


def test_each_sentence_of_a_quick_look_is_compared_with_its_own_bearer():
    second = "A storm closed the yard of Oden in June."
    found = asked(
        FERRY, second, quick_looks=("The board sold two ferries to Norway. A storm closed Oden's yard in May.",)
    )
    assert found == [("claims.time_not_borne_out", "May")]


def test_what_stands_elsewhere_in_the_same_company_is_borne_out():
    other = "A ferry for cars was sold to Sweden on Tuesday; the board sold two more ferries to Sweden in May."
    assert asked(FERRY, other, quick_looks=("The harbour board sold two ferries to Sweden.",)) == []


def test_words_inside_a_quotation_are_left_to_the_rules_on_quotations():
    claim = "“We sold two ferries to Sweden,” the harbour board of Tace said on Monday."
    assert asked(FERRY, quick_looks=(claim,)) == []


def test_certainty_is_asked_about_in_a_headline_and_noted_elsewhere():
    said = "Mayor Lund announced on Monday that she would meet the ferrymen."
    story = example(
        said,
        headline="Lund confirms she would meet the ferrymen",
        quick_looks=("Lund confirmed she would meet the ferrymen.",),
    )
    levels = {each.spans[0].place: each.level for each in check(story, rules=["claims.certainty_stronger"])}
    assert levels == {"headline": Level.QUERY, "quick_looks[0]": Level.NOTE}


def test_a_pronoun_one_sentence_on_is_one_person():
    body = "One tenant, Ivy Brekke, has planks before her window. She does not want to be moved out."
    assert ("claims.participants_not_borne_out", "Tenants") in asked(
        body, quick_looks=("Tenants do not want to be moved out.",)
    )


def test_company_stops_at_a_break_of_the_clause():
    text = "The mill burnt; Oslo slept, and the river Tace rose."
    assert "slept" in company(text, 3, 3)
    assert "mill" not in company(text, 3, 3)


def test_members_are_numbers_of_words_of_their_text():
    text = "Two Swedish sisters rejected 30 days in Saudi Arabia on Monday, not in Oslo."
    from standfirst.desk.text.words import words

    listed = words(text)

    def said(found):
        return [" ".join(word.text for word in listed[each.first : each.last + 1]) for each in found]

    assert said(countries(text)) == ["Swedish", "Saudi Arabia", "Oslo"]
    assert said(weekdays(text)) == ["Monday"]
    assert said(others_of_a_kind(text)) == ["sisters"]
    assert set(said(sides(text))) == {"rejected"}
    assert "30 days" in said(measures(text))


def test_a_negation_names_the_word_it_negates():
    from standfirst.desk.text.words import words

    text = "The board has not been charged, and nobody was hurt."
    listed = words(text)
    assert next((listed[a].text, listed[b].text) for a, b in negations(text)) == ("not", "charged")


def test_a_contrast_names_both_sides():
    analysis = Analysis(example(FERRY, quick_looks=("The board sold two ferries to Sweden.",)))
    (claim,) = [each for each in analysis.assertions if each.place == "quick_looks[0]"]
    (found,) = contrasts(analysis, claim, countries)
    assert (found.here.words, found.there.words) == ("Sweden", "Norway")


def test_a_rule_on_claims_says_nothing_where_there_is_no_body():
    assert asked(headline="Two ferries sold to Sweden", standfirst="The board sold 40 ferries on Tuesday.") == []
