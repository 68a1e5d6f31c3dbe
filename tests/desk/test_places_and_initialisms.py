"""Places under all their spellings, and initialisms with the names they stand for, each where it stands."""

import pytest

from standfirst.desk import check
from standfirst.desk.examples import example
from standfirst.desk.text.initialisms import initialisms
from standfirst.desk.text.places import places, same_place


def _found(text):
    for each in places(text):
        assert text[each.start : each.end] == each.text
    return [(each.text, each.name, each.country) for each in places(text)]


def test_spellings_of_a_place_have_one_name():
    assert _found("From Kiev and Kyiv to Odessa.") == [
        ("Kiev", "kyiv", "ukraine"),
        ("Kyiv", "kyiv", "ukraine"),
        ("Odessa", "odesa", "ukraine"),
    ]
    assert same_place("Burma", "Myanmar")
    assert not same_place("Oslo", "Bergen")
    assert not same_place("Ashing", "Ashing")


def test_names_of_several_words_are_one_place():
    assert [
        text for text, _, _ in _found("She left Rio de Janeiro for St. Petersburg, Sharm el-Sheikh and Xi’an.")
    ] == [
        "Rio de Janeiro",
        "St. Petersburg",
        "Sharm el-Sheikh",
        "Xi’an",
    ]


def test_a_city_of_two_countries_is_in_neither():
    assert _found("They met in Perth.") == [("Perth", "perth", "")]


@pytest.mark.parametrize(
    "text", ["Paris Hilton sang.", "Michael Jordan sat.", "the Bombay High Court ruled", "a turkey"]
)
def test_part_of_a_longer_name_is_no_place(text):
    assert _found(text) == []


def test_headlines_in_capitals_name_places_too():
    assert [text for text, _, _ in _found("Talks Held in Kyiv and Hong Kong")] == ["Kyiv", "Hong Kong"]


def _introduced(text):
    for each in initialisms(text):
        assert text[each.start : each.end] == each.name
        assert text[each.short_start : each.short_end] == each.short
    return [(each.name, each.short) for each in initialisms(text)]


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        (
            "the National Aeronautics and Space Administration (NASA) said",
            "National Aeronautics and Space Administration",
            "NASA",
        ),
        ("men of the Security Service of Ukraine (SBU) came", "Security Service of Ukraine", "SBU"),
        ("Transport for London (TfL) said", "Transport for London", "TfL"),
        ("an improvised explosive device (IED) blew up", "improvised explosive device", "IED"),
        ("the European Low-fare Airlines Association (ELAA)", "European Low-fare Airlines Association", "ELAA"),
        ("the FSB (Federal Security Service) said", "Federal Security Service", "FSB"),
        ("many sports utility vehicles (SUVs) stood", "sports utility vehicles", "SUVs"),
    ],
)
def test_an_introduction_gives_the_whole_name(text, name, short):
    assert _introduced(text) == [(name, short)]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ada Lund (TX) and Rep. Per Lund (R-Tex.) came",
        "OSLO (AP) - It rained.",
        "it was he (Lund)",
        "mad cow disease (BSE)",
    ],
)
def test_other_brackets_introduce_nothing(text):
    assert _introduced(text) == []


BODY = ("Tace Wardens (TWA) met on Monday. On Friday armed {} divers stopped Danish trawlers.",)


@pytest.mark.parametrize(("here", "there"), [("TWA", "Tace Wardens"), ("Wardens", "TWA"), ("Tace Wardens", "TWA")])
def test_an_initialism_is_borne_out_by_its_name_and_the_name_by_it(here, there):
    story = example(
        *(each.format(there) for each in BODY), quick_looks=(f"On Friday armed {here} divers stopped Danish trawlers.",)
    )
    assert [each for each in check(story) if each.rule.startswith("claims.")] == []
