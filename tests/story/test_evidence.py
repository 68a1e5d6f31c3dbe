"""Evidence found and lost."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from standfirst.story import Block, Evidence, Found, Lost, LostReason, StoryError, anchor, escape, find
from standfirst.story.evidence import normalise
from tests.story.strategies import paragraphs

letters = st.text("abcdeé ”“-—,. ", max_size=12)


def block(text: str, block_id: str = "a") -> Block:
    return Block(block_id, escape(text))


def quote(text: str, words: str) -> Evidence:
    start = text.index(words)
    return anchor(block(text), start, start + len(words))


TEXT = "Rain fell all night. A strike killed one and wounded four on Friday morning. Rain fell again."


def test_unchanged_evidence_is_found_where_it_was() -> None:
    evidence = quote(TEXT, "killed one")
    assert find(evidence, [block(TEXT)]) == Found("a", evidence.start, evidence.end)


def test_evidence_follows_its_words_into_another_block() -> None:
    assert find(quote(TEXT, "wounded four"), [block("Nothing."), block("It wounded four.", "b")]) == Found("b", 3, 15)


@pytest.mark.parametrize("changed", ["killed two", "killed  no one", "killed One", "killed onee", "skilled one"])
def test_evidence_is_lost_when_its_words_change(changed: str) -> None:
    assert find(quote(TEXT, "killed one"), [block(TEXT.replace("killed one", changed))]) == Lost(LostReason.GONE)


def test_of_several_places_the_one_with_the_right_surroundings_is_found() -> None:
    evidence = quote("First it rained. Then it snowed and it rained again.", "it rained")
    text = "Then it snowed and it rained again. First it rained."
    assert find(evidence, [block(text)]) == Found("a", 42, 51)


def test_a_tie_is_lost() -> None:
    evidence = anchor(block("four"), 0, 4)
    assert find(evidence, [block("four", "a"), block("four", "b")]) == Lost(LostReason.TIE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“it’s time”", '"it\'s time"'),
        ("thirty-day truce", "thirty\u2011day truce"),
        ("thirty-day truce", "thirty–day  truce"),
        ("caf\u00e9 closed", "cafe\u0301 closed"),
        ("no break", "no\u00a0break"),
        ("hy\u00adphen", "hyphen"),
        ("two lines", "two\nlines"),
    ],
)
def test_typography_does_not_lose_evidence(before: str, after: str) -> None:
    old, new = f"He said {before} then.", f"He said {after} then."
    start = old.index(before)
    found = find(anchor(block(old), start, start + len(before)), [Block("a", escape(new).replace("\n", "<br>"))])
    assert isinstance(found, Found)
    assert block(new).text[found.start : found.end].split() == after.split() or "\u00a0" in after


@given(paragraphs, letters, letters, st.data())
def test_edits_around_the_quote_keep_it_and_the_offsets_are_right(
    text: str, before: str, after: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    original = block(text)
    assume(normalise(original.text[start:end])[0].strip())
    evidence = anchor(original, start, end)
    edited = f"{before} | {evidence.exact} | {after}"
    found = find(evidence, [Block("z", escape(edited))])
    elsewhere = normalise(f"{before} | ")[0] + normalise(f" | {after}")[0]
    assume(normalise(evidence.exact)[0].strip() not in elsewhere)
    if isinstance(found, Lost):
        # Only where the quote holds its own words twice over can it tie.
        assert found.reason is LostReason.TIE
        return
    words = Block("z", escape(edited)).text[found.start : found.end]
    assert normalise(words)[0].strip() == normalise(evidence.exact)[0].strip()


@given(paragraphs, st.data())
def test_an_edit_inside_the_quote_loses_it(text: str, data: st.DataObject) -> None:
    original = block(text)
    end = len(original.text)
    evidence = anchor(original, 0, end)
    at = data.draw(st.integers(1, max(1, len(evidence.exact) - 1)))
    put_in = data.draw(st.sampled_from(["x", "7", "not", "X,"]))
    edited = evidence.exact[:at] + put_in + evidence.exact[at:]
    assume(normalise(evidence.exact)[0].strip() not in normalise(edited)[0])
    assert find(evidence, [block(edited)]) == Lost(LostReason.GONE)


@given(paragraphs, st.data())
def test_evidence_taken_anywhere_is_found_at_once_or_ties(text: str, data: st.DataObject) -> None:
    original = block(text)
    start = data.draw(st.integers(0, len(original.text) - 1))
    end = data.draw(st.integers(start + 1, len(original.text)))
    assume(normalise(original.text[start:end])[0].strip())
    evidence = anchor(original, start, end)
    assert original.text[evidence.start : evidence.end] == evidence.exact
    found = find(evidence, [original])
    assert found == Found("a", evidence.start, evidence.end) or found == Lost(LostReason.TIE)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"block_id": ""}, "block_id"),
        ({"exact": "  "}, "exact"),
        ({"start": -1}, "start"),
        ({"end": 3}, "end"),
        ({"start": True}, "start"),
        ({"prefix": None}, "prefix"),
    ],
)
def test_evidence_that_does_not_fit_itself_names_the_field(values: dict[str, object], field: str) -> None:
    with pytest.raises(StoryError) as caught:
        Evidence(**{"block_id": "a", "exact": "four", "start": 0, "end": 4, **values})
    assert caught.value.field == field


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(StoryError, match="outside"):
        anchor(block("four"), 2, 9)
