"""The passages of a story: every text a reader sees, under an address that findings and people can use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from standfirst.story.model import Story


class Part(StrEnum):
    """Which part of the page a passage belongs to."""

    KICKER = "kicker"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    QUICK_LOOKS_HEADLINE = "quick_looks_headline"
    QUICK_LOOK = "quick_look"
    CAPTION = "caption"
    DEEP_LOOK = "deep_look"
    HEADING = "heading"
    PULL_QUOTE = "pull_quote"


_NAMES = {
    Part.KICKER: "Kicker",
    Part.HEADLINE: "Headline",
    Part.STANDFIRST: "Standfirst",
    Part.QUICK_LOOKS_HEADLINE: "Quick Looks headline",
    Part.QUICK_LOOK: "Quick Look",
    Part.CAPTION: "Caption",
    Part.DEEP_LOOK: "Deep Look, paragraph",
    Part.HEADING: "Deep Look, heading",
    Part.PULL_QUOTE: "Pull quote",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a story. Offsets into it count code points of `text`, which is plain.

    `place` is its address (`headline`, `quick_looks[6]`, `pictures[1].caption`, `deep_look[8]`);
    `number` counts parts of its kind from 1 as a person would, 0 where there is only one; `id` is the
    stable id of the Quick Look, picture or block, empty for single fields.
    """

    place: str
    part: Part
    text: str
    number: int = 0
    id: str = ""

    @property
    def name(self) -> str:
        """The place in words for people: "Quick Look 7", "Deep Look, paragraph 9"."""
        return f"{_NAMES[self.part]} {self.number}" if self.number else _NAMES[self.part]


def passages(story: Story) -> Iterator[Passage]:
    """Every passage of `story` that holds words, in the order of the page."""
    for passage in _all(story):
        if passage.text.strip():
            yield passage


def passage_at(story: Story, place: str) -> Passage | None:
    """The passage at address `place`, also when it is empty; None where the story has no such place."""
    return next((passage for passage in _all(story) if passage.place == place), None)


def _all(story: Story) -> Iterator[Passage]:
    yield Passage("kicker", Part.KICKER, story.kicker)
    yield Passage("headline", Part.HEADLINE, story.headline)
    yield Passage("standfirst", Part.STANDFIRST, story.standfirst)
    for number, picture in enumerate(story.pictures[:1]):
        yield Passage(f"pictures[{number}].caption", Part.CAPTION, picture.caption, number + 1, picture.id)
    yield Passage("quick_looks_headline", Part.QUICK_LOOKS_HEADLINE, story.quick_looks_headline)
    for number, look in enumerate(story.quick_looks):
        yield Passage(f"quick_looks[{number}]", Part.QUICK_LOOK, look.text, number + 1, look.id)
    for number, picture in enumerate(story.pictures):
        if number:
            yield Passage(f"pictures[{number}].caption", Part.CAPTION, picture.caption, number + 1, picture.id)
    counts: dict[Part, int] = {}
    for number, block in enumerate(story.deep_look):
        part = _PARTS.get(block.kind.value, Part.DEEP_LOOK)
        counts[part] = counts.get(part, 0) + 1
        yield Passage(f"deep_look[{number}]", part, block.text, counts[part], block.id)


_PARTS = {"heading": Part.HEADING, "pull_quote": Part.PULL_QUOTE}
