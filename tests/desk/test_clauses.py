"""Claims beside single clauses of the body."""

import pytest

from standfirst.desk import Level, check
from standfirst.desk.analysis import Analysis
from standfirst.desk.clauses import alike, clause_contrasts
from standfirst.desk.examples import example
from standfirst.desk.kinds import countries, denied, others_of_a_kind, persons
from standfirst.desk.text.kindred import kindred

GUARDS = "The council met at noon. A ferry sank in fog. The mayor asked the town to defend itself from Norway."


def found(members, body, look, **how):
    analysis = Analysis(example(body, quick_looks=(look,)))
    (claim,) = [each for each in analysis.assertions if each.place == "quick_looks[0]"]
    return [(each.here.words, each.there.words) for each in clause_contrasts(analysis, claim, members, **how)]


def test_a_clause_of_any_sentence_is_set_beside_the_claim():
    look = "The council met as a ferry sank and the town was to defend itself from Sweden."
    assert found(countries, GUARDS, look) == [("Sweden", "Norway")]


def test_members_of_one_list_share_what_is_said_of_them():
    body = "The island grows rye, oats and barley for bread."
    assert found(others_of_a_kind, body, "The island grows oats for bread.") == []
    assert found(others_of_a_kind, body, "The island grows wheat for bread.") != []


def test_what_only_may_be_contradicts_nothing():
    look = "The board buys a ferry for the quay of Tace next year."
    assert found(others_of_a_kind, "The board hopes to buy a tram for the quay of Tace next year.", look) == []
    assert found(others_of_a_kind, "The board buys a tram for the quay of Tace next year.", look) == [("ferry", "tram")]


def test_a_compound_tells_of_somebody_else():
    body = "The Norwegian-born mayor of Tace spoke on Monday about the flood wall."
    assert found(countries, body, "The Swedish mayor of Tace spoke about the flood wall.") == []


def test_a_word_with_two_neighbours_the_same_is_in_its_place():
    body = "Divers saw a cluster of comets, the guide told them."
    assert found(others_of_a_kind, body, "Divers saw a cluster of planets.") == [("planets", "comets")]


def test_quotations_say_he_of_somebody_else():
    assert [each.value for each in persons("She said, “He has never had it.”")] == ["she"]


def test_her_is_read_by_what_follows():
    assert [each.kind for each in persons("She saw her, and her boat.")] == ["he or she", "him or her", "his or her"]


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("They have not found any trace.", 3, True),
        ("They have found no trace.", 2, True),
        ("They have found a trace, not a thief.", 2, False),
    ],
)
def test_a_verb_is_denied_before_or_behind(text, number, expected):
    assert denied(text, number) is expected


def test_words_beside_count_twice():
    assert alike("It was formed in Tace.", 2, "It was not formed in Tace.", 3) >= 2


def test_no_word_is_of_two_kinds():
    from standfirst.desk.text.wordlist import packaged

    forms = [
        form for line in packaged("kinds") for group in line.partition(": ")[2].split() for form in group.split("/")
    ]
    assert len(forms) == len(set(forms)) == len(kindred())


def test_the_same_page_is_asked_about_the_same_way_twice():
    story = example(GUARDS, quick_looks=("The town was to defend itself from Sweden, the mayor asked.",))
    first, second = (check(story, rules=["claims"]) for _ in range(2))
    assert first == second
    assert any(each.level is Level.QUERY for each in first)


def test_ten_thousand_of_a_kind_are_read_in_a_moment():
    body = "The boats of " + ", ".join(["Norway", "Sweden", "Denmark"] * 3000) + " met at the quay of Tace."
    look = "The boats of " + ", ".join(["Finland", "Iceland"] * 3000) + " met at the quay of Tace."
    assert isinstance(found(countries, body, look), list)
