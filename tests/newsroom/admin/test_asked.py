import json
import re

from standfirst.desk import Level
from standfirst.newsroom.admin.asked import ask
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import Article
from standfirst.story import Block, BlockKind, Picture, QuickLook, anchor

from .conftest import BODY


def draft(article):
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def test_a_card_quotes_both_passages_with_the_words_that_disagree(article):
    card = next(card for card in ask(draft(article)).cards if "Calvene" in card.message)
    assert card.level is Level.QUERY
    marked = {piece.text for quoted in card.quoted for piece in quoted.pieces if piece.marked}
    assert {"Calvene", "Calvane"} <= marked
    assert {quoted.name for quoted in card.quoted} == {"Caption 1", "Deep Look, paragraph 1"}


def test_a_card_knows_the_field_of_the_form_that_holds_its_words(article):
    card = next(card for card in ask(draft(article)).cards if "Calvene" in card.message)
    links = {quoted.name: json.loads(quoted.link_json) for quoted in card.quoted}
    assert links["Caption 1"] == {"stream": "pictures", "child": 0, "part": "caption", "start": 4, "words": "Calvene"}
    assert links["Deep Look, paragraph 1"]["key"] == "p1"


def test_a_claim_is_suggested_its_sentence_until_a_person_signs(article):
    [look] = ask(draft(article)).looks
    assert look["state"] == "suggested"
    assert look["sentences"][0]["words"] == BODY[0]
    assert look["sentences"][0]["where"] == "Paragraph 1"


def test_a_signed_claim_whose_sentence_changed_is_lost_and_stops(story):
    tied = story.quick_looks[0].but(evidence=(anchor(story.deep_look[0], 0, len(BODY[0])),), confirmed=True)
    article = draft(take_in(story.but(quick_looks=(tied,))))
    assert ask(article).looks[0]["state"] == "confirmed"

    changed = story.but(quick_looks=(tied,), deep_look=(Block.of(BODY[0].replace("Monday", "Tuesday"), 0),))
    asked = ask(draft(take_in(changed)))
    assert asked.looks[0]["state"] == "lost"
    assert asked.looks[0]["lost"][0]["words"] == BODY[0]
    assert asked.looks[0]["sentences"][0]["words"] == BODY[0].replace("Monday", "Tuesday")
    assert asked.count(Level.STOP) == 1
    assert re.match(r"1 stop\b", asked.summary)


def test_blocks_of_a_half_written_story_keep_their_positions(story):
    article = draft(take_in(story))
    article.quick_looks = [("quick_look", {"text": ""}), ("quick_look", {"text": "Work begins in March."})]
    asked = ask(article)
    assert asked.looks[0] is None
    assert asked.looks[1]["claim"] == "Work begins in March."


def test_pull_quotes_and_pictures_between_the_text_lead_to_their_own_fields(story):
    mixed = story.but(
        pictures=(*story.pictures, Picture("x2", caption="The Calvenne wall by night.")),
        deep_look=(
            story.deep_look[0],
            Block("pic", kind=BlockKind.PICTURE, picture="x2"),
            Block("pq", "Nobody rebuilt the Calvannne wall.", BlockKind.PULL_QUOTE),
            *story.deep_look[1:],
        ),
    )
    from standfirst.newsroom.admin.asked import name_new_blocks
    from standfirst.newsroom.admin.form_places import form_places
    from standfirst.newsroom.handover import handover

    article = draft(take_in(mixed))
    name_new_blocks(article)
    handed = handover(article)
    places = form_places(article, handed)
    pull_quote = next(n for n, block in enumerate(handed.deep_look) if block.kind is BlockKind.PULL_QUOTE)
    assert places[f"deep_look[{pull_quote}]"] == {"stream": "deep_look", "child": 2, "part": "text"}
    assert places["pictures[0].caption"] == {"stream": "pictures", "child": 0, "part": "caption"}
    assert places["pictures[1].caption"] == {"stream": "deep_look", "child": 1, "part": "caption"}


def test_nothing_is_asked_of_a_story_that_agrees_with_itself(story):
    clean = story.but(pictures=(), standfirst="", quick_looks=(QuickLook("q1", BODY[2]),))
    asked = ask(draft(take_in(clean)))
    assert [card for card in asked.cards if card.level in (Level.STOP, Level.QUERY)] == []
    assert asked.summary == "Nothing to ask"
