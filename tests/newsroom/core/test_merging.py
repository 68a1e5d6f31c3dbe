"""Two drafts become one: nothing that was not chosen against is lost, and what nobody wrote on stays as it was."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.newsroom.merging import FIELDS, Choice, Merge

NAMES = {name: name for name in FIELDS}


def draft(*paragraphs: tuple[str, str], **fields: Any) -> dict[str, Any]:
    """The content of a draft whose Deep Look is one text of `paragraphs`, each a key and its words."""
    html = "".join(f'<p data-block-key="{key}">{words}</p>' for key, words in paragraphs)
    text = [{"type": "text", "id": "t", "value": html}] if paragraphs else []
    return dict.fromkeys(FIELDS) | {"deep_look": json.dumps(text)} | fields


def merge(theirs: dict[str, Any], mine: dict[str, Any], base: dict[str, Any] | None = None) -> Merge:
    return Merge(theirs, mine, base, NAMES, lambda name, value: "" if value is None else str(value))


def deep_look(content: dict[str, Any]) -> str:
    return "".join(str(child["value"]) for child in json.loads(content["deep_look"]))


def proposed(made: Merge) -> dict[str, Choice | None]:
    return {piece.id: piece.proposed for piece in made.pieces}


BASE = (("a", "One."), ("b", "Two."), ("c", "Three."))


def test_each_changed_another_paragraph_and_both_changes_are_proposed() -> None:
    made = merge(draft(("a", "One, said Rosa."), *BASE[1:]), draft(*BASE[:2], ("c", "Three, said Edda.")), draft(*BASE))
    assert list(proposed(made).values()) == ["theirs", "mine"]
    chosen: Any = proposed(made)
    assert deep_look(made.merged(chosen)) == (
        '<p data-block-key="a">One, said Rosa.</p><p data-block-key="b">Two.</p>'
        '<p data-block-key="c">Three, said Edda.</p>'
    )


def test_a_paragraph_both_wrote_on_is_nobodys_to_propose_and_may_be_kept_twice() -> None:
    made = merge(draft(("a", "One, said Rosa."), *BASE[1:]), draft(("a", "One, said Edda."), *BASE[1:]), draft(*BASE))
    (piece,) = made.pieces
    assert piece.proposed is None and piece.choices == ("theirs", "mine", "both")
    kept = deep_look(made.merged({piece.id: "both"}))
    assert kept.startswith('<p data-block-key="a">One, said Rosa.</p><p>One, said Edda.</p>')


def test_what_one_took_out_and_the_other_left_alone_is_proposed_to_go() -> None:
    made = merge(draft(*BASE), draft(BASE[0], BASE[2]), draft(*BASE))
    assert list(proposed(made).values()) == ["mine"]
    chosen: Any = proposed(made)
    assert "Two." not in deep_look(made.merged(chosen))


def test_new_paragraphs_at_one_place_are_proposed_to_stand_one_after_the_other() -> None:
    made = merge(draft(*BASE, ("r", "Rosa’s.")), draft(*BASE, ("e", "Edda’s.")), draft(*BASE))
    assert list(proposed(made).values()) == ["both"]
    chosen: Any = proposed(made)
    assert deep_look(made.merged(chosen)).endswith('Rosa’s.</p><p data-block-key="e">Edda’s.</p>')


def test_what_one_moved_and_the_other_wrote_on_is_a_persons_to_say() -> None:
    theirs, mine = draft(BASE[1], BASE[0], BASE[2]), draft(("a", "One, said Edda."), *BASE[1:])
    assert None in proposed(merge(theirs, mine, draft(*BASE))).values()
    unwritten: Any = proposed(moved := merge(theirs, draft(*BASE), draft(*BASE)))
    assert deep_look(moved.merged(unwritten)) == deep_look(theirs)


def test_without_the_draft_both_began_with_nothing_is_proposed() -> None:
    made = merge(draft(*BASE, headline="Rosa’s"), draft(*BASE, headline="Edda’s"))
    assert proposed(made) == {"headline": None}


def test_rows_are_told_apart_by_what_they_hold_not_by_their_numbers() -> None:
    theirs = draft(article_authors=[{"pk": 1, "sort_order": 0, "article": 5, "person": 7}])
    mine = draft(article_authors=[{"pk": None, "sort_order": 1, "article": 5, "person": 7}])
    assert not list(merge(theirs, mine).pieces)


def test_pictures_quotes_and_cards_between_paragraphs_stay_where_they_are() -> None:
    quote = {"type": "pull_quote", "id": "q", "value": {"text": "So be it.", "attribution": ""}}
    parts = [
        {"type": "text", "id": "t", "value": '<p data-block-key="a">One.</p>'},
        quote,
        {"type": "text", "id": "u", "value": '<p data-block-key="b">Two.</p>'},
    ]
    theirs = draft() | {"deep_look": json.dumps(parts)}
    changed = [*parts[:2], {**parts[2], "value": '<p data-block-key="b">Two, and more.</p>'}]
    made = merge(theirs, draft() | {"deep_look": json.dumps(changed)}, theirs)
    chosen: Any = proposed(made)
    assert json.loads(made.merged(chosen)["deep_look"]) == changed


paragraphs = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.text("xyz", min_size=1, max_size=4)), max_size=7, unique_by=lambda p: p[0]
)


@settings(deadline=None)
@given(paragraphs, paragraphs, paragraphs)
def test_theirs_all_through_is_theirs_and_mine_all_through_is_mine(base: Any, theirs: Any, mine: Any) -> None:
    made = merge(draft(*theirs), draft(*mine), draft(*base))
    for side, words in (("theirs", theirs), ("mine", mine)):
        chosen: Any = {piece.id: side for piece in made.pieces}
        assert deep_look(made.merged(chosen)) == deep_look(draft(*words))


@settings(deadline=None)
@given(paragraphs, paragraphs)
def test_both_loses_no_paragraph_of_either(theirs: Any, mine: Any) -> None:
    made = merge(draft(*theirs), draft(*mine))
    chosen: Any = {
        piece.id: "both" if piece.may_be_both else "theirs" if piece.theirs else "mine" for piece in made.pieces
    }
    whole = deep_look(made.merged(chosen))
    assert all(f">{words}</p>" in whole for _, words in (*theirs, *mine))


@settings(deadline=None)
@given(paragraphs, paragraphs)
def test_what_only_one_of_them_wrote_is_what_is_proposed(base: Any, mine: Any) -> None:
    chosen: Any = proposed(made := merge(draft(*base), draft(*mine), draft(*base)))
    assert deep_look(made.merged(chosen)) == deep_look(draft(*mine))
