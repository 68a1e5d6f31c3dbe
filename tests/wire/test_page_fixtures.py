"""Page texts of our own in differing layouts, each beside the story it must become.

A text is `fixtures/page/NAME.txt`, the expected story `fixtures/page/NAME.json`. After a change that is meant
to read pages otherwise, write the expected stories anew and review the difference by eye before committing:

    STANDFIRST_ACCEPT=1 python -m pytest tests/wire/test_page_fixtures.py
    git diff tests/wire/fixtures
"""

import os
from pathlib import Path

import pytest

from standfirst.story import BlockKind, from_json, to_json
from standfirst.wire import read_bytes

PAGES = sorted((Path(__file__).parent / "fixtures" / "page").glob("*.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_becomes_the_story_beside_it(page: Path):
    (story,) = read_bytes(page.read_bytes(), name=page.name)
    expected = page.with_suffix(".json")
    if os.environ.get("STANDFIRST_ACCEPT"):
        expected.write_text(to_json(story, indent=1) + "\n", encoding="utf-8")
    assert to_json(story, indent=1) + "\n" == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_read_survives_its_own_json(page: Path):
    (story,) = read_bytes(page.read_bytes())
    assert from_json(to_json(story)) == story
    (again,) = read_bytes(to_json(story).encode())
    assert again == story


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_line_ends_and_byte_order_marks_change_nothing(page: Path):
    text = page.read_bytes().decode().replace("\r\n", "\n")
    (story,) = read_bytes(text.encode())
    for data in (
        text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("utf-16"),
        text.replace(" ", "\u00a0").encode(),
        text.replace("\n", "   \n").encode(),
    ):
        (other,) = read_bytes(data)
        assert other == story


def test_there_are_enough_layouts_and_they_differ():
    stories = [next(read_bytes(page.read_bytes())) for page in PAGES]
    assert len(stories) >= 14
    for field in (
        "kicker",
        "section",
        "agency",
        "located",
        "authors",
        "edition",
        "standfirst",
        "quick_looks",
        "pictures",
    ):
        assert {bool(getattr(story, field)) for story in stories} == {True, False}, field
    kinds = {block.kind for story in stories for block in story.deep_look}
    assert kinds == set(BlockKind)


def test_the_same_page_without_empty_lines_keeps_its_head_and_its_words():
    for page in PAGES:
        text = page.read_bytes().decode().replace("\r\n", "\n")
        (story,) = read_bytes(text.encode())
        (dense,) = read_bytes("\n".join(line for line in text.split("\n") if line.strip()).encode())
        assert (dense.headline, dense.kicker, dense.section) == (story.headline, story.kicker, story.section), page.name
        assert (dense.authors, dense.agency, dense.located) == (story.authors, story.agency, story.located), page.name
        assert dense.first_published == story.first_published
        assert [picture.credit for picture in dense.pictures] == [picture.credit for picture in story.pictures], (
            page.name
        )
