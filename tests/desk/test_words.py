"""Words and names are found with their places."""

from hypothesis import given
from hypothesis import strategies as st

from standfirst.desk.text.folding import fold, stem
from standfirst.desk.text.names import is_title_case, names
from standfirst.desk.text.words import words


def _texts(text):
    return [each.text for each in words(text)]


def test_hyphens_part_words_and_possessives_are_left_off():
    assert _texts("Kyiv’s 30-day U.S.-backed plan") == ["Kyiv", "30", "day", "U.S.", "backed", "plan"]
    assert _texts("O'Hare doesn't mind the players' 1,000.5") == [
        "O'Hare",
        "doesn't",
        "mind",
        "the",
        "players",
        "1,000.5",
    ]


def test_words_are_compared_without_case_and_accents():
    assert fold("Dolmabahçe") == fold("DOLMABAHC\u0327E") == "dolmabahce"
    assert fold("Açıkgöz") == "acikgoz"


def test_forms_of_one_word_have_one_stem():
    for forms in (
        "met meeting meets",
        "Ukraine Ukrainian Ukrainians",
        "brokered broker mediated",
        "kill killed killing",
    ):
        assert len({stem(form) for form in forms.split()}) == 1


def _names(text):
    return [(each.title, each.text) for each in names(text)]


def test_titles_stand_before_names_and_are_not_part_of_them():
    assert _names("It was led by retired Lt. Gen. Ada Holm and by Defense Minister Per Lund.") == [
        ("Lt. Gen.", "Ada Holm"),
        ("Defense Minister", "Per Lund"),
    ]


def test_particles_initials_and_hyphens_hold_a_name_together():
    assert [text for _, text in _names("We saw Ludwig van Beethoven, J. R. Holm and Anne-Marie Sund.")] == [
        "Ludwig van Beethoven",
        "J. R. Holm",
        "Anne-Marie Sund",
    ]


def test_a_capital_at_the_head_of_a_sentence_makes_no_name():
    assert _names("However, the mill burnt. Officials said so. Meanwhile Holm slept.") == [("", "Holm")]


def test_a_lone_word_at_the_head_of_a_sentence_is_a_name_nobody_is_sure_of():
    (name,) = names("Holm slept.")
    assert (name.text, name.sure) == ("Holm", False)


def test_capitals_tell_nothing_in_a_headline_that_has_them_all():
    assert is_title_case("Ferry Company to Cut Nearly All Jobs in May")
    assert not is_title_case("Ferry company to cut nearly all jobs in May")
    assert names("Ferry Company to Cut Nearly All Jobs in May") == ()


@given(st.text(max_size=60))
def test_every_word_and_name_stands_where_it_says(text):
    for each in (*words(text), *names(text)):
        assert text[each.start : each.end] == each.text
