"""From the address of a passage to the field of the edit form that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standfirst.story import BlockKind, Story

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article

_FIELDS = ("kicker", "headline", "standfirst", "quick_looks_headline")


def form_places(article: Article, story: Story) -> dict[str, dict[str, Any]]:
    """Where the form of `article` holds each passage of `story`, which was handed over from it.

    `{"field": name}` is a field of its own; `{"stream": name, "child": n, "part": name}` the part of the
    n-th block (from 0, deleted ones not counted) of a stream; `{"stream": name, "key": key}` the paragraph of
    rich text that the editor knows by that key.
    """
    places: dict[str, dict[str, Any]] = {name: {"field": name} for name in _FIELDS}
    looks = _positions(article.quick_looks)
    pictures = {
        **{child: {"stream": "pictures", "child": number} for child, number in _positions(article.pictures).items()},
        **{child: {"stream": "deep_look", "child": number} for child, number in _positions(article.deep_look).items()},
    }
    blocks = _positions(article.deep_look)
    for number, look in enumerate(story.quick_looks):
        if look.id in looks:
            places[f"quick_looks[{number}]"] = {"stream": "quick_looks", "child": looks[look.id], "part": "text"}
    for number, picture in enumerate(story.pictures):
        if picture.id in pictures:
            places[f"pictures[{number}].caption"] = {**pictures[picture.id], "part": "caption"}
    for number, block in enumerate(story.deep_look):
        place = f"deep_look[{number}]"
        if block.kind is BlockKind.PULL_QUOTE and block.id in blocks:
            places[place] = {"stream": "deep_look", "child": blocks[block.id], "part": "text"}
        elif block.kind not in (BlockKind.PULL_QUOTE, BlockKind.PICTURE):
            places[place] = {"stream": "deep_look", "key": block.id}
    return places


def _positions(stream: Any) -> dict[str, int]:
    """The position in the form of each block of a stream, by the block's id."""
    return {str(child.id): number for number, child in enumerate(stream)}
