"""The printed page that started it all, where it lies beside the checkout: every element comes in as what it is."""

from pathlib import Path

import pytest

from standfirst.story import BlockKind, NoteKind, Story, from_json, to_json
from standfirst.wire import read_path

SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "article.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside this checkout")


@pytest.fixture(scope="module")
def story() -> Story:
    (story,) = read_path(SEED)
    return story


def _notes(story: Story, kind: NoteKind) -> dict[int, str]:
    return {note.line: note.message for note in story.notes if note.kind is kind}


def test_the_labels_are_parted(story):
    assert (story.kicker, story.section) == ("Top Story", "World")
    assert "run together" in _notes(story, NoteKind.DOUBTFUL)[1]


def test_the_slash_line_gives_agency_city_author_edition_and_summary(story):
    assert (story.agency, story.located, story.byline, story.edition) == (
        "Newslooks",
        "WASHINGTON",
        "J. Mansour",
        "Morning Edition",
    )
    assert story.standfirst.startswith("Russia and Ukraine held")
    assert story.standfirst.endswith("battlefield violence.")
    assert len(story.standfirst.split(". ")) == 3


def test_the_quick_looks_have_their_own_headline_and_ten_claims(story):
    assert story.quick_looks_headline.endswith(": Quick Looks")
    assert len(story.quick_looks) == 10
    assert all(look.text[0].isalpha() and look.text.endswith((".", "”")) for look in story.quick_looks)
    assert [look.id for look in story.quick_looks] == [f"q{number}" for number in range(1, 11)]


def test_the_two_pictures_have_their_parties(story):
    first, second = story.pictures
    assert (first.source, first.distributor, first.creator, first.handout) == (
        "Turkish Foreign Ministry",
        "AP",
        "",
        True,
    )
    assert (second.source, second.distributor, second.creator, second.handout) == ("AP", "", "Dilara Acikgoz", False)
    assert first.credit == "Turkish Foreign Ministry via AP"
    assert second.credit == "AP Photo/Dilara Acikgoz"
    assert first.caption.endswith("Friday, May 16, 2025.")
    assert second.caption.startswith("Vehicles leave")


def test_the_deep_look_is_the_copy_and_nothing_else(story):
    texts = [block.text for block in story.deep_look]
    assert {block.kind for block in story.deep_look} == {BlockKind.PARAGRAPH}
    assert len(texts) == 15
    assert texts[0].startswith("In a long-awaited")
    assert texts[-1].endswith("next phase of negotiations.")
    page = " ".join(texts)
    for furniture in (story.headline, "Deep Look", "Read more", "Previous Article", "star", "Latest News", "Menu"):
        assert furniture not in page


def test_no_time_of_publication_is_made_up_from_a_caption(story):
    assert story.first_published is None
    assert any("publication" in note.message for note in story.notes if note.kind is NoteKind.MISSING)


def test_what_was_dropped_and_doubted_is_noted_with_its_line(story):
    dropped, doubtful = _notes(story, NoteKind.DROPPED), _notes(story, NoteKind.DOUBTFUL)
    assert "stands 3 times" in dropped[5]
    assert "“World”" in doubtful[58]
    assert "Politics" in doubtful[58]
    assert "previous and the next" in dropped[60]
    assert "rating" in dropped[65]
    assert all(note.message.endswith(".") for note in story.notes)


def test_no_word_of_the_page_is_lost(story):
    kept = to_json(story).replace("\\n", " ").replace('\\"', '"')
    for word in SEED.read_text(encoding="utf-8").replace("Top StoryWorld", "").split():
        assert word.strip("•/()") in kept, word


def test_it_survives_its_own_json(story):
    assert from_json(to_json(story)) == story
