"""What holds for any text: it is read or refused in one sentence, no word is lost, work grows with length alone."""

import importlib
import pkgutil
import re
from contextlib import suppress
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import standfirst.wire
from standfirst.story import Story, from_json, to_json
from standfirst.wire import WireError, read_bytes, read_page
from tests.steps import steps

HEADS = [
    "Top StoryWorld", "WORLD", "Breaking", "Home > World > Europe", "Pier Closed Again After Storm",
    "Pier Closed Again After Storm/ Harbour Wire/ TIDEWELL/ R. Osei/ Morning Edition/ The pier is closed, it rains.",
    "By Ada Lind and Jo Bright", "Harbour Wire", "Morning Edition", "Published May 16, 2025 9:30 p.m. EDT",
    "Updated 2025-05-16", "Skip to content", "The deck of the story stands here without a stop",
]  # fmt: skip
BODY = [
    "Quick Looks", "Pier and Pile: Quick Looks", "• The pier is closed.", "\t•\tDivers look at it",
    "1) Herring comes.", "- a dash",
    "— Ada Lind, diver", "Deep Look", "The harbour office said on Monday that the pier would stay closed for good.",
    "TIDEWELL (AP) — Fishermen had asked for a decision before the herring comes in.", "What the divers saw",
    "“It is all worm,” she said.", "“It is all worm.” — Ada Lind, diver", "> Worms are patient.", "Short line", "x",
    "Divers at the pier on Monday. (Port Office via AP)", "Photo: Jo Bright/Harbour Wire", "Getty Images", "(AP)",
    "In this handout photo divers wait.", "## A heading", "Pull quote: Worms are patient", "The order is:", "***",
]  # fmt: skip
FOOT = [
    "Previous Article", "Next Article", "A title of another story", "Read more political news", "Latest News", "Menu",
    "How useful was this article?", "Average rating 0 / 5. Vote count: 0", "Share", "Advertisement", "Tags: pier, worm",
    "© 2025 The Courier. All rights reserved.", "Reporting by Jo Bright; Editing by Sam Pell", "Related stories",
    "Sign up for our newsletter", "Copyright 2024 Somebody",
]  # fmt: skip

lines = st.sampled_from(HEADS + BODY + FOOT)
pages = st.tuples(
    st.lists(st.sampled_from(HEADS), max_size=6),
    st.lists(st.sampled_from(BODY + FOOT) | lines, max_size=16),
    st.lists(st.sampled_from(FOOT), max_size=6),
    st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]),
).map(lambda parts: parts[3].join([*parts[0], *parts[1], *parts[2]]))


def words_of(text: str) -> set[str]:
    """Words as they are looked for: runs of letters and digits with a letter in them."""
    return {word for word in re.findall(r"\w+", text.casefold()) if re.search(r"[^\W\d_]", word)}


FIELDS = ("headline", "kicker", "section", "agency", "located", "edition", "standfirst", "quick_looks_headline")


def told(story: Story) -> str:
    """Every text of a story and of its notes, the notes' own sentences left out."""
    parts = [getattr(story, name) for name in FIELDS] + [story.copyright_notice, story.byline, *story.tags]
    parts += [look.text for look in story.quick_looks]
    parts += [text for picture in story.pictures for text in (picture.caption, picture.credit)]
    parts += [text for block in story.deep_look for text in (block.text, block.attribution)]
    parts += [note.words for note in story.notes]
    return " ".join(parts).casefold()


SAID_OTHERWISE = words_of(
    "by published updated may pm p m edt tags pull quote photo caption home topstory topstoryworld storyworld t z"
)


@settings(max_examples=200, deadline=None)
@given(pages)
def test_no_word_of_a_page_is_lost(text):
    try:
        story = read_page(text)
    except WireError:
        assert not words_of(text)
        return
    found = words_of(told(story))
    lost = {word for word in words_of(text) - found - SAID_OTHERWISE if word not in told(story)}
    assert lost == set()


@settings(max_examples=150, deadline=None)
@given(pages | st.text(max_size=300) | st.lists(st.text(max_size=40) | lines, max_size=12).map("\n".join))
def test_any_text_is_a_valid_story_or_one_clear_refusal(text):
    try:
        story = read_page(text)
    except WireError as error:
        assert str(error).endswith(".")
        assert "\n" not in str(error)
        return
    assert from_json(to_json(story)) == story
    (again,) = read_bytes(to_json(story).encode())
    assert again.but(notes=()) == story.but(notes=())
    length = text.count("\n") + text.count("\r") + 1
    assert all(0 <= note.line <= length and note.message for note in story.notes)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | pages.map(lambda text: text.encode("utf-16")) | pages.map(str.encode))
def test_any_bytes_are_a_story_or_one_clear_refusal(data):
    try:
        stories = list(read_bytes(data, name="x.txt"))
    except WireError as error:
        assert str(error).startswith("x.txt: ")
        return
    assert len(stories) == 1


def _steps(text: str) -> int:
    """The work of reading `text`, refused or not."""

    def read() -> None:
        with suppress(WireError):
            read_page(text)

    return steps(read)


SHAPES = {
    "copy": "The harbour office said on Monday that it would stay closed.\n\n",
    "one long line": "pier ",
    "one long word": "a",
    "no empty lines": "The harbour office said so.\n",
    "empty lines": "\n",
    "titles": "A Title Of No Great Length\n\n",
    "quick looks headings": "In brief\n\n",
    "quick looks headings in a row": "Key points\n",
    "headings with one bullet": "Key points\n• x\n",
    "related": "Related stories\nA title\n\n",
    "neighbours": "Previous Article\n",
    "rating": "How useful was this article?\nThe harbour office said on Monday that it would stay closed for now.\n",
    "bullets": "• one\n",
    "lone bullets": "•\n",
    "slashes": "a / ",
    "tight slashes": "A/",
    "slash lines": "A B/ AP/ TOWN/ Jo Bright/ Morning Edition/ x\n",
    "opening brackets": "(",
    "closing brackets": ")",
    "credits": "(AP Photo/Jo Bright)\n",
    "captions": "Divers. (AP Photo/Jo Bright)\n\n",
    "photo": "Photo: ",
    "via": " via ",
    "quotes": "“",
    "said": "“x” — ",
    "dashes": "— ",
    "capitals": "AB, ",
    "digits": "2025-05-16 ",
    "colons": "a: ",
    "tags": "Tags: a, b\n",
    "by": "By ",
    "bylines": "By Ada Lind\n",
    "and": "By Ada Lind and ",
    "markup": "<b ",
    "spaces": "x" + " " * 50,
    "wrapped": "The harbour office said on Monday that the pier would stay closed fo\n",
    "indented": "• x\n    y\n",
    "soft hyphens": "a\u00ad",
    "bells": "\x07",
    "camels": "aB",
    "labels": "World\n",
    "crumbs": "Home > ",
    "copyright": "© 2025 X\n",
    "fields": "Headline: x\nSection: y\n",
    "time": "Published May 16, 2025 9:30 p.m. EDT\n",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
@pytest.mark.parametrize("start", ["", "A Headline of the Story\n\n"], ids=["bare", "headed"])
def test_the_steps_grow_no_faster_than_the_text(shape, start):
    size = 4_000
    small = _steps(start + shape * (size // len(shape)))
    large = _steps(start + shape * (4 * size // len(shape)))
    assert large <= 4.15 * small + 200  # four times the text; a scan of a few lines ahead may not be full in the small


def _modules():
    for found in pkgutil.walk_packages(standfirst.wire.__path__, "standfirst.wire."):
        yield importlib.import_module(found.name)


def _patterns():
    for module in _modules():
        for name, value in vars(module).items():
            for number, each in enumerate(value if isinstance(value, list | tuple) else [value]):
                for pattern in each if isinstance(each, tuple) else [each]:
                    if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                        yield f"{module.__name__}.{name}[{number}]", pattern


PATTERNS = dict(_patterns())


REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
MANY = 40  # a repeat up to this often is bounded


def _nested(parsed, inside=False):
    """Whether an unbounded repeat stands inside another: the shape that takes exponential time."""
    return any(_nests(code, argument, inside) for code, argument in parsed)


def _nests(code, argument, inside):
    if code in REPEATS:
        _, high, body = argument
        return (inside and high > MANY) or _nested(body, inside or high > MANY)
    if code is codes.SUBPATTERN:
        return _nested(argument[3], inside)
    if code is codes.BRANCH:
        return any(_nested(branch, inside) for branch in argument[1])
    return code in (codes.ASSERT, codes.ASSERT_NOT) and _nested(argument[1], inside)


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_repeats_a_repetition(name):
    assert not _nested(parser.parse(PATTERNS[name].pattern, PATTERNS[name].flags & ~re.DEBUG)), name


def test_the_check_on_patterns_finds_what_it_looks_for():
    assert len(PATTERNS) > 40
    assert _nested(parser.parse(r"(?:a+|b)*c"))
    assert not _nested(parser.parse(r"(?:a{1,9}|b)*c+"))
