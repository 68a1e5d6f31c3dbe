"""The desk's door: what it hands back, in what order, and under what name."""

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.steps import steps

from standfirst.desk import Finding, Level, Lexicon, Span, UnknownRule, check, registry
from standfirst.desk.examples import example
from standfirst.story import Block, BlockKind, Story, passage_at, passages

TWO_FAULTS = example(
    "A fire in the mill killed a watchman on Friday morning, the brigade said.",
    "Ines Caldeira saw it. The house of Caldeira stands near.",
    headline="Fire in the Mill",
    quick_looks=("A fire in the mill killed a watchman during the hearing.",),
    captions=("Neighbours with Ines Caldiera at the mill.",),
)


def test_findings_come_in_the_order_of_the_page():
    order = [passage.place for passage in passages(TWO_FAULTS)]
    found = [order.index(finding.spans[0].place) for finding in check(TWO_FAULTS)]
    assert found == sorted(found)
    assert len(found) >= 3


def test_rules_are_chosen_by_id_or_by_their_group():
    assert {each.rule for each in check(TWO_FAULTS, rules=["names"])} == {"names.spelt_two_ways"}
    assert {each.rule for each in check(TWO_FAULTS, rules=["claims.time_not_borne_out"])} == {
        "claims.time_not_borne_out"
    }


def test_a_name_that_chooses_no_rule_is_refused_with_the_groups_there_are():
    with pytest.raises(UnknownRule, match=r"claim.*names"):
        check(TWO_FAULTS, rules=["claim"])


def test_the_key_outlives_edits_elsewhere_and_a_move_of_the_quick_look():
    edited = TWO_FAULTS.but(
        quick_looks=("The brigade came.", TWO_FAULTS.quick_looks[0].text),
        deep_look=(Block("new", "Some words before."), *TWO_FAULTS.deep_look),
    )
    before = {each.key for each in check(TWO_FAULTS) if each.rule.startswith(("claims", "names"))}
    assert before <= {each.key for each in check(edited)}


def test_the_key_tells_words_parts_and_rules_apart():
    def key(rule="a.b", place="headline", words="Oslo"):
        return Finding(rule, Level.QUERY, "", (Span(place, 0, len(words), words),)).key

    assert key() == key(words="OSLO")
    assert len({key(), key(rule="a.c"), key(place="standfirst"), key(words="Bergen")}) == 4


def test_the_house_list_says_which_spelling_is_right():
    (plain,) = check(example("We met Ines Caldeira.", "We saw Ines Caldiera."), rules=["names"])
    assert plain.suggestion == ""
    for right, wrong in (("Caldeira", "Caldiera"), ("Caldiera", "Caldeira")):
        story = example("We met Ines Caldeira.", "We saw Ines Caldiera.")
        (finding,) = check(story, Lexicon(frozenset((f"Ines {right}",))), rules=["names"])
        assert (finding.spans[0].words, finding.suggestion) == (wrong, right)


def test_two_names_that_are_both_on_the_house_list_are_two_names():
    story = example("We met Ines Caldeira.", "We saw Ines Caldiera.")
    assert check(story, Lexicon(frozenset(("Caldeira", "Caldiera"))), rules=["names"]) == []


def test_a_rule_that_breaks_is_named_and_the_others_run(monkeypatch, caplog):
    def broken(analysis):
        raise ZeroDivisionError("no")

    rules = registry.all_rules()
    rule = registry.Rule("claims.broken", Level.QUERY, "", (), (), broken)
    monkeypatch.setattr(registry, "all_rules", lambda: {rule.id: rule, **rules})
    with caplog.at_level(logging.CRITICAL):
        found = check(TWO_FAULTS)
    assert [each.level for each in found if each.rule == "claims.broken"] == [Level.NOTE]
    assert any(each.rule == "names.spelt_two_ways" for each in found)


def test_a_finding_goes_into_json_whole():
    (finding,) = check(Story(), rules=["page"])
    assert finding.as_dict() == {
        "rule": "page.headline_missing",
        "level": "stop",
        "message": finding.message,
        "suggestion": "",
        "key": finding.key,
        "spans": [{"place": "headline", "start": 0, "end": 0, "words": ""}],
    }


_WORDS = [
    "the",
    "a",
    "killed",
    "wounded",
    "two",
    "12",
    "30-day",
    "Friday",
    "morning",
    "during",
    "before",
    "talks",
    "met",
    "Oslo",
    "Norway",
    "Swedish",
    "Ines",
    "Caldeira",
    "Caldiera",
    "said",
    "police",
    "according",
    "to",
    "soldiers",
    "A",
    "soldier",
    "U.S.",
    "“",
    "”",
    '"',
    "‘",
    "’",
    ".",
    ",",
    ":",
    "(",
    ")",
    "[sic]",
    "…",
    "4.5%",
    "$3m",
    "Дніпро",
    "北京",
    "שלום",
    "é",
    "ça",
    "\n",
]
_copy = st.one_of(st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join), st.text(max_size=40)).map(
    lambda text: "".join(char for char in text if char.isprintable() or char == "\n")
)


@settings(max_examples=150, deadline=None)
@given(_copy, _copy, st.lists(_copy, max_size=4), st.lists(_copy, max_size=2), st.lists(_copy, max_size=6))
def test_no_copy_breaks_a_rule_and_every_span_stands_where_it_says(headline, standfirst, looks, captions, body):
    story = example(*body, headline=headline, standfirst=standfirst, quick_looks=looks, captions=captions)
    for finding in check(story):
        assert "broke on this story" not in finding.message
        for span in finding.spans:
            passage = passage_at(story, span.place)
            assert passage is not None
            assert passage.text[span.start : span.end] == span.words


def test_ten_thousand_quick_looks_are_read():
    story = example(*(f"Ship number {n} left Oslo." for n in range(50)), quick_looks=["A ship left Oslo."] * 10_000)
    assert check(story, rules=["claims", "attribution"]) == []


def test_lists_bear_claims_and_headings_do_not():
    story = Story(
        headline="Prize",
        quick_looks=example(quick_looks=("The mill won the prize for paper.",)).quick_looks,
        deep_look=(
            Block("h", "The mill won the prize for paper", BlockKind.HEADING),
            Block(
                "l", "<ul><li>Prize for paper: the mill won</li><li>Prize for cloth: nobody</li></ul>", BlockKind.LIST
            ),
        ),
    )
    from standfirst.desk import bearing

    (found,) = [each for each in bearing(story) if each.place == "quick_looks[0]"]
    assert found.evidence is not None
    assert found.evidence.exact == "Prize for paper: the mill won"


@pytest.mark.parametrize(
    "bit",
    [
        "A",
        "U.",
        "A’",
        "9",
        "million ",
        "“a b c d [",
        ".”",
        "“A b c d e.” he said, ",
        "Friday ",
        "a, ",
        "killed ",
        "(",
        "1-1 ",
        "…",
    ],
)
def test_no_copy_makes_the_desk_slow(bit):
    """Four times the copy takes at most six times the work."""

    def work(length):
        text = (bit * length)[:length]
        story = example(text, headline=text[:100], standfirst=text[:100], quick_looks=(text[:100],))
        found = []
        taken = steps(lambda: found.extend(check(story, rules=[*registry.all_rules()])))
        assert all("broke on this story" not in each.message for each in found)
        return taken

    work(50)
    assert work(3_200) < 6 * work(800) + 4_000
