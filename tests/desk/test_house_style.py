"""The newsroom's own terms, bans and names are read from its file and found in one pass."""

import pytest

from standfirst.desk import HouseStyle, HouseStyleError, Level, Lexicon, check
from standfirst.desk.examples import example

STYLE = HouseStyle.from_toml(
    """
    [terms]
    "email" = ["e-mail"]
    "per cent" = ["percent", "pct."]
    [bans]
    "so-called" = "It sneers."
    [names]
    "Kyiv" = ["Kiev"]
    """
)


def test_terms_bans_and_names_are_found_each_under_its_rule():
    story = example("The so-called expert sent an e-mail from Kiev.")
    found = check(story, rules=["house"], house_style=STYLE)
    assert [(each.rule, each.level, each.spans[0].words, each.suggestion) for each in found] == [
        ("house.ban", Level.QUERY, "so-called", ""),
        ("house.term", Level.QUERY, "e-mail", "email"),
        ("house.name", Level.STOP, "Kiev", "Kyiv"),
    ]
    assert "It sneers." in found[0].message


def test_nothing_is_found_without_a_house_style():
    assert check(example("An e-mail from Kiev."), rules=["house"]) == []


def test_the_longer_form_is_found_where_two_begin_alike():
    style = HouseStyle.from_toml('[terms]\n"A" = ["red"]\n"B" = ["red tape"]')
    assert [(each.entry.instead, each.start, each.end) for each in style.matches("The red tape and red.")] == [
        ("B", 4, 12),
        ("A", 17, 20),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[terms]\n"a" = "b"', r"line 2, key a: expected a list"),
        ('[terms]\n"a" = ["b"]\n"c" = ["b"]', r'line 3, key c: "b" stands under "a" already'),
        ('[terms]\n"a" = ["a"]', r"key a: what to write stands among what to avoid"),
        ('[terms]\n"a" = [1]', r"key a: expected words"),
        ('[bans]\n"a" = ["b"]', r"key a: expected the reason"),
        ("[term]\n", r"line 1, key term: there is no such table"),
        ("terms = 1", r"key terms: expected a table"),
        ("[terms\n", r"not TOML.*line 1"),
    ],
)
def test_a_broken_file_is_refused_with_its_line_and_key(text, said):
    with pytest.raises(HouseStyleError, match=said):
        HouseStyle.from_toml(text, "style.toml")


def test_ten_thousand_terms_are_all_looked_for():
    rows = "\n".join(f'"right word {number}" = ["wrong{number} word", "bad{number}"]' for number in range(10_000))
    style = HouseStyle.from_toml(f"[terms]\n{rows}")
    text = "The mayor said that nobody had seen bad77 in the hall on Monday, nor a wrong9999 word. " * 100
    assert len(list(style.matches(text))) == 200


def test_the_house_list_stops_a_name_however_long_it_is():
    lexicon = Lexicon(frozenset(("Dolmabahce Palace", *(f"Name{number}x Family{number}y" for number in range(20_000)))))
    story = example("They met at Dolmabache palace.")
    (found,) = check(story, lexicon, rules=["names"])
    assert (found.rule, found.level, found.suggestion) == ("names.against_house_list", Level.STOP, "Dolmabahce")


@pytest.mark.parametrize(
    ("wrong", "text", "found"),
    [
        ("e-mail", "An e-mail came.", "e-mail"),
        ("U.S.", "The U.S. team", "U.S."),
        ("4x4", "a 4x4 came", "4x4"),
        ("café", "the café there", "café"),
        ("pct.", "12 pct. of", "pct."),
        ("O’Brian", "with O’Brian and", "O’Brian"),
    ],
)
def test_a_form_is_found_whatever_it_begins_with(wrong, text, found):
    style = HouseStyle.from_toml(f'[terms]\n"right" = ["{wrong}"]')
    assert [text[each.start : each.end] for each in style.matches(text)] == [found]
