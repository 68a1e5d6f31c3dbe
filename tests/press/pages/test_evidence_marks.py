"""The quiet marks: confirmed evidence that stands in the published words, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.newsroom.models import Article
from standfirst.press.evidence_marks import EvidenceMarks
from standfirst.story import Block, BlockKind, QuickLook, Story, anchor, plain_text
from tests.press.pages.reading import one, page, source, words

Publish = Callable[..., Article]

PARAGRAPH = Block("p1", "The crane moved on Monday. It weighs 410 tonnes. Two tugs pulled it.")


def look(block: Block, start: int, end: int, number: int = 1, confirmed: bool = True) -> QuickLook:
    return QuickLook(f"q{number}", f"Claim {number}", (anchor(block, start, end),), confirmed=confirmed)


def marked(*looks: QuickLook, blocks: tuple[Block, ...] = (PARAGRAPH,)) -> tuple[EvidenceMarks, BeautifulSoup]:
    marks = EvidenceMarks(Story(quick_looks=looks, deep_look=blocks))
    return marks, BeautifulSoup("".join(f"<div>{marks.html(block)}</div>" for block in blocks), "html.parser")


def lit(tree: BeautifulSoup, number: int) -> str:
    return "".join(piece.get_text() for piece in tree.select(f'.e[data-e="{number}"]'))


def test_a_confirmed_claim_jumps_to_its_sentence_and_back(publish: Publish, harbour: Story) -> None:
    tree = page(f"article/{publish(harbour).pk}")
    marks = tree.select(".quick-looks li a.mark")
    assert [mark.find_parent("li").get_text().split(" The sentence")[0][:15] for mark in marks] == [
        "The crane weigh",
        "It was moved on",
    ]
    for mark, sentence in zip(marks, ("It weighs 410 tonnes.", "The port authority"), strict=True):
        goal = one(tree, f'[id="{unquote(mark["href"][1:])}"]')
        assert goal.get_text().startswith(sentence)
        assert goal["data-e"] == mark["data-e"]
        back = one(tree, f'a.back[data-e="{mark["data-e"]}"]')
        assert one(tree, f'[id="{back["href"][1:]}"]') is mark


def test_suggested_evidence_never_leaves_the_house(publish: Publish, harbour: Story) -> None:
    html = source(f"article/{publish(harbour).pk}")
    claim = next(li for li in page_items(html) if "Two tugs pulled it" in li.get_text())
    assert claim.find("a") is None
    assert "p2-" not in html


def page_items(html: str) -> list[Any]:
    return BeautifulSoup(html, "html.parser").select(".quick-looks li")


def test_without_confirmed_evidence_there_is_no_mark_and_no_legend(publish: Publish, harbour: Story) -> None:
    bare = harbour.but(quick_looks=tuple(each.but(confirmed=False) for each in harbour.quick_looks))
    tree = page(f"article/{publish(bare).pk}")
    assert tree.select(".mark, .e, .back, .legend") == []
    assert len(tree.select(".quick-looks li")) == 3


def test_evidence_lost_in_the_published_words_has_no_mark() -> None:
    marks, tree = marked(look(PARAGRAPH, 27, 48), blocks=(PARAGRAPH.but(html="It weighs 401 tonnes."),))
    assert not marks
    assert marks.claims[0].jumps == ()
    assert tree.select(".e, .back") == []


def test_words_that_stand_twice_have_no_mark() -> None:
    twice = Block("p1", "It rained. It rained.")
    marks, _ = marked(look(twice, 0, 10).but(evidence=(anchor(Block("x", "It rained."), 0, 10),)), blocks=(twice,))
    assert not marks


def test_offsets_are_those_of_the_published_words() -> None:
    edited = PARAGRAPH.but(html="On Sunday nothing moved. " + PARAGRAPH.html)
    marks, tree = marked(look(PARAGRAPH, 27, 48), blocks=(edited,))
    assert marks.claims[0].jumps[0].anchor == "e-p1-52-73"
    assert lit(tree, 1) == "It weighs 410 tonnes."


def test_claims_on_one_sentence_share_its_mark() -> None:
    marks, tree = marked(look(PARAGRAPH, 27, 48, 1), look(PARAGRAPH, 27, 48, 2))
    assert marks.claims[0].jumps[0].anchor == marks.claims[1].jumps[0].anchor
    assert len(tree.select(".e")) == 1
    assert len(tree.select(".back")) == 1


def test_a_clause_inside_a_sentence_has_a_mark_of_its_own() -> None:
    marks, tree = marked(look(PARAGRAPH, 30, 36, 1), look(PARAGRAPH, 27, 48, 2))
    anchors = [claim.jumps[0].anchor for claim in marks.claims]
    assert len(tree.select(".e")) == 2
    for each in anchors:
        assert tree.find(id=each) is not None
    assert lit(tree, 2) == "It weighs 410 tonnes."
    assert lit(tree, 1) == "weighs"


def test_a_sentence_cut_by_markup_is_one_mark_in_pieces() -> None:
    block = Block("p1", 'It weighs <b>410</b> <a href="https://example.org/">tonnes</a>. Two tugs.')
    _, tree = marked(look(block, 0, 21), blocks=(block,))
    assert lit(tree, 1) == "It weighs 410 tonnes."
    assert len(tree.select("[id]")) == 1
    assert len(tree.select("a.back")) == 1


def test_a_sentence_of_a_list_has_its_way_back_in_the_list() -> None:
    block = Block("l1", "<ul><li>One crane.</li><li>Two tugs.</li></ul>", BlockKind.LIST)
    _, tree = marked(look(block, 0, 10), blocks=(block,))
    assert lit(tree, 1) == "One crane."
    assert one(tree, "ul > li > a.back").get_text() == "Back to Quick Looks"


def test_a_block_id_of_any_letters_makes_an_anchor_that_leads() -> None:
    block = Block('ü"<x>%', "It weighs 410 tonnes.")
    marks, tree = marked(look(block, 0, 21), blocks=(block,))
    jump = marks.claims[0].jumps[0]
    assert tree.find(id=unquote(jump.href[1:])) is not None
    assert "<x>" not in marks.html(block)


TEXTS = st.text(alphabet="ab .“”é\U0001f6a2&<", min_size=1, max_size=40).filter(lambda text: bool(text.strip()))


@settings(deadline=None)
@given(data=st.data(), texts=st.lists(TEXTS, min_size=1, max_size=3))
def test_marks_never_change_the_words(data: st.DataObject, texts: list[str]) -> None:
    blocks = tuple(Block.of(text, number) for number, text in enumerate(texts))
    looks = []
    for number in range(data.draw(st.integers(0, 5))):
        block = data.draw(st.sampled_from(blocks))
        if not block.text:
            continue
        start = data.draw(st.integers(0, len(block.text) - 1))
        end = data.draw(st.integers(start + 1, len(block.text)))
        if block.text[start:end].strip():
            looks.append(look(block, start, end, number))
    marks = EvidenceMarks(Story(quick_looks=tuple(looks), deep_look=blocks))
    for block in blocks:
        tree = BeautifulSoup(marks.html(block), "html.parser")
        for back in tree.select("a.back"):
            back.extract()
        assert plain_text(str(tree)) == block.text
    whole = BeautifulSoup("".join(marks.html(block) for block in blocks), "html.parser")
    for claim, each in zip(marks.claims, looks, strict=True):
        for jump in claim.jumps:
            assert whole.find(id=jump.anchor) is not None
            exact = "".join(piece.get_text() for piece in whole.select(f'.e[data-e="{jump.number}"]'))
            assert exact.split() == each.evidence[0].exact.split()


def test_the_words_of_a_claim_stay_whole(publish: Publish, harbour: Story) -> None:
    for li in page(f"article/{publish(harbour).pk}").select(".quick-looks li"):
        for unseen in li.select(".unseen"):
            unseen.extract()
        assert words(li) in [each.text for each in harbour.quick_looks]
