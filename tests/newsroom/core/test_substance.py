"""What is a typo, and what is more: the rule of decision 005."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.newsroom.substance import Extent, change, digest
from standfirst.story import Author, Block, BlockKind, Label, Picture, QuickLook, Story

BEFORE = Story(
    headline="Harbour wall to be rebuilt",
    standfirst="The board decided on Monday.",
    authors=(Author("Ines Vale"),),
    quick_looks=(QuickLook("q", "The wall fell at night."),),
    pictures=(Picture("x", caption="The wall on Sunday.", credit="Harbour Board", href="photo:1"),),
    deep_look=(
        Block("a", "The goverment voted on Monday to rebuild the the wall for 4 million crowns."),
        Block("b", "“We recieve nothing,” said Jon Marsh, who did not vote."),
        Block("c", 'It was long planned, <a href="https://example.org/plan">the plan</a> says.'),
    ),
    tags=("harbour",),
)


def extent(before: str, after: str) -> Extent:
    return change(Story(headline="A", deep_look=(before,)), Story(headline="A", deep_look=(after,))).extent


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The goverment met.", "The government met."),
        ("Goverment ministers met.", "Government ministers met."),
        ("He he left on foot.", "He left on foot."),
        ("They dont care.", "They don't care."),
        ("A long term plan stood.", "A long-term plan stood."),
        ("The President spoke.", "The president spoke."),
        ("It rained, it poured.", "It rained; it poured."),
        ("It rained  hard .", "It rained hard."),
    ],
)
def test_spelling_spacing_and_stops_are_typos(before, after):
    assert extent(before, after) in (Extent.TYPO, Extent.FILING)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It cost 4 crowns.", "It cost 5 crowns."),
        ("It cost 1,000 crowns.", "It cost 1.000 crowns."),
        ("It cost four crowns.", "It cost five crowns."),
        ("It cost 4 million crowns.", "It cost 4, million crowns."),
        ("Jon Marsh came.", "John Marsh came."),
        ("They shot at us there.", "They shot at US there."),
        ("He said “we recieve it”.", "He said “we receive it”."),
        ("He said we pay.", "He said “we pay”."),
        ("She did vote.", "She did not vote."),
        ("She could not come.", "She could come."),
        ("He was hired.", "He was fired."),
        ("He resigned.", "He re-signed."),
        ("the suspects arrest", "the suspect's arrest"),
        ("Was it so?", "Was it so."),
        ("The plan fell. The wall stood.", "The wall stood. The plan fell."),
        ("He allegedly took it.", "He took it."),
        ("It rose by 5%.", "It rose by 5."),
        ("No, no aid came.", "No aid came."),
    ],
)
def test_numbers_names_quotations_and_polarity_are_substance(before, after):
    assert extent(before, after) is Extent.SUBSTANCE


@pytest.mark.parametrize(
    "changed",
    [
        {"label": Label.OPINION},
        {"authors": (Author("Ada Lind"),)},
        {"located": "GALATA"},
        {"pictures": (Picture("x", caption="The wall on Sunday.", credit="Harbour Board", href="photo:2"),)},
        {"pictures": (Picture("x", caption="The wall on Sunday.", credit="City News", href="photo:1"),)},
        {"pictures": ()},
        {"deep_look": BEFORE.deep_look[:2]},
        {"deep_look": (*BEFORE.deep_look, Block("d", "More."))},
        {"deep_look": (*BEFORE.deep_look[:2], Block("c", BEFORE.deep_look[2].html.replace("/plan", "/other")))},
        {"deep_look": tuple(reversed(BEFORE.deep_look))},
        {"quick_looks": (*BEFORE.quick_looks, QuickLook("r", "One more."))},
        {"quick_looks": ()},
    ],
)
def test_another_frame_is_substance(changed):
    found = change(BEFORE, BEFORE.but(**changed))
    assert found.extent is Extent.SUBSTANCE and found.why
    assert digest(BEFORE) != digest(BEFORE.but(**changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"tags": ("sea",)},
        {"section": "City"},
        {"slug": "wall"},
        {"ed_note": "Call them."},
        {"rating_enabled": False},
        {"deep_look": (Block("z", f"<b>{BEFORE.deep_look[0].html}</b>"), *BEFORE.deep_look[1:])},
    ],
)
def test_filing_changes_nothing_readers_see(changed):
    after = BEFORE.but(**changed)
    assert change(BEFORE, after).extent is Extent.FILING
    assert digest(BEFORE) == digest(after)


def test_an_alt_text_that_was_missing_is_no_substance():
    filled = (BEFORE.pictures[0].but(alt_text="A wall."),)
    assert change(BEFORE, BEFORE.but(pictures=filled)).extent is not Extent.SUBSTANCE
    again = (filled[0].but(alt_text="A tower."),)
    assert change(BEFORE.but(pictures=filled), BEFORE.but(pictures=again)).extent is Extent.SUBSTANCE


def test_a_pull_quote_is_a_quotation():
    before = Block("a", "We recieve it", BlockKind.PULL_QUOTE, attribution="Jon Marsh")
    after = before.but(html="We receive it")
    assert change(Story(deep_look=(before,)), Story(deep_look=(after,))).extent is Extent.SUBSTANCE


SAID = "the wall fell not no 4 four Ines Marsh “quoted” goverment government said did ? , . which which never %"
WORDS = st.sampled_from(SAID.split(" "))


@given(st.lists(WORDS, min_size=1, max_size=12), st.lists(WORDS, min_size=1, max_size=12))
def test_a_typo_leaves_numbers_names_quotations_and_denials_as_they_were(before, after):
    left, right = " ".join(before), " ".join(after)
    found = change(Story(headline="A", deep_look=(left,)), Story(headline="A", deep_look=(right,)))
    if found.extent is not Extent.SUBSTANCE:
        for told in ("4", "four", "Ines", "Marsh", "“quoted”", "?", "%", "not", "never", "fell", "said"):
            assert before.count(told) == after.count(told)
    else:
        assert found.why
