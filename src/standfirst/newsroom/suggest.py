"""The desk's suggestion for every claim that has no evidence yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standfirst.story import Found, Story, find

if TYPE_CHECKING:
    from standfirst.desk import Bearing


def with_suggestions(story: Story, bearings: Sequence[Bearing] | None = None) -> Story:
    """`story` with the best sentence suggested for each Quick Look that has none, or whose suggestion is lost.

    What a person confirmed is never touched: its loss is for the editor to see. `bearings` is what the desk read of
    this story, if it has been read.
    """
    from standfirst.desk import bearing

    waiting = {
        f"quick_looks[{number}]"
        for number, look in enumerate(story.quick_looks)
        if look.text
        and not look.confirmed
        and not any(isinstance(find(each, story.deep_look), Found) for each in look.evidence)
    }
    if not waiting:
        return story
    read = bearing(story) if bearings is None else bearings
    suggested = {each.place: each.evidence for each in read if each.place in waiting and each.evidence}
    looks = []
    for number, look in enumerate(story.quick_looks):
        place = f"quick_looks[{number}]"
        evidence = suggested.get(place)
        looks.append(look.but(evidence=(evidence,) if evidence else ()) if place in waiting else look)
    return story.but(quick_looks=tuple(looks))
