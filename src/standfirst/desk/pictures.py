"""The pictures of a story as its rules on pictures read them."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.desk.findings import Span
from standfirst.story import Picture, Story


def pictures_with_places(story: Story) -> Iterator[tuple[Picture, str, Span]]:
    """Each picture of `story`, its name for people ("Picture 2") and the span that stands for it: its caption."""
    for number, picture in enumerate(story.pictures):
        place = f"pictures[{number}].caption"
        yield picture, f"Picture {number + 1}", Span(place, 0, len(picture.caption), picture.caption)


def credited(picture: Picture) -> bool:
    """Whether anything says whose the picture is: the printed line, or the parties it is made of."""
    return any(each.strip() for each in (picture.credit, picture.source, picture.creator))
