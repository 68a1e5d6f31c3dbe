"""Our own JSON comes back as it went out, and nothing in it can carry a script onto the page."""

import json

import pytest
from hypothesis import given

from standfirst.story import Author, Block, BlockKind, NoteKind, Picture, QuickLook, Story, to_json
from standfirst.wire import clean_inline, clean_list, read_bytes
from tests.story.strategies import stories

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)><a href=javascript:alert(1)>x</a>"
PLAIN_FIELDS = ("headline", "kicker", "section", "agency", "located", "edition", "standfirst", "slug", "ed_note")


def _read(story: Story) -> Story:
    (read,) = read_bytes(to_json(story).encode())
    return read


def test_a_story_of_ours_comes_back_unchanged():
    story = Story(
        headline="The pier & <the> sea",
        authors=(Author("Ada Lind", "https://example.org/ada"),),
        quick_looks=("One < two & three",),
        pictures=(Picture("photo1", href="pictures/pier.jpg", caption="A <b>pier</b>"),),
        deep_look=(
            Block("p1", 'He said "no" &amp; <b>left</b> <a href="https://example.org/?a=1&amp;b=2">here</a>.'),
            Block("p2", "<ul><li>one</li><li><i>two</i></li></ul>", BlockKind.LIST),
            Block("p3", picture="photo1", kind=BlockKind.PICTURE),
        ),
    )
    assert _read(story) == story


def test_markup_in_every_field_stays_text_or_goes():
    story = Story(
        **dict.fromkeys(
            ("headline", "kicker", "section", "agency", "located", "edition", "standfirst", "slug", "ed_note"), EVIL
        ),
        quick_looks_headline=EVIL,
        quick_looks=(QuickLook("q1", EVIL),),
        authors=(Author(EVIL, "javascript:alert(1)"),),
        pictures=(Picture("photo1", caption=EVIL, credit=EVIL, alt_text=EVIL, href="data:text/html,x"),),
        deep_look=(
            Block("p1", f"Words {EVIL} stay."),
            Block("p2", f"<ul><li>{EVIL}</li></ul>", BlockKind.LIST),
            Block("p3", EVIL, BlockKind.PULL_QUOTE, attribution=EVIL),
        ),
        tags=(EVIL,),
    )
    read = _read(story)
    assert read.headline == EVIL
    assert read.quick_looks[0].text == EVIL
    assert read.authors[0] == Author(EVIL)
    assert read.pictures[0].href == ""
    assert [block.html for block in read.deep_look] == ["Words x stay.", "<ul><li>x</li></ul>", "x"]
    assert {note.kind for note in read.notes} == {NoteKind.DROPPED}
    assert len(read.notes) == 5
    assert _read(read) == read


@pytest.mark.parametrize(
    "href",
    ["../../etc/passwd", "/etc/passwd", "..\\secret.jpg", "file:///etc/passwd", "java\tscript:alert(1)", "\\\\host\\x"],
)
def test_a_picture_may_not_point_out_of_its_folder(href):
    assert _read(Story(headline="x", pictures=(Picture("photo1", href=href),))).pictures[0].href == ""


@given(stories())
def test_reading_a_story_changes_nothing_but_markup_and_addresses(story):
    (read,) = read_bytes(to_json(story).encode())
    plain = json.loads(to_json(story.but(deep_look=(), pictures=(), authors=(), notes=())))
    assert json.loads(to_json(read.but(deep_look=(), pictures=(), authors=(), notes=()))) == plain
    for before, after in zip(story.deep_look, read.deep_look, strict=True):
        cleaner = clean_list if before.kind is BlockKind.LIST else clean_inline
        assert after == before.but(html=cleaner(before.html))
    (again,) = read_bytes(to_json(read).encode())
    assert again == read
