"""Makes the stories that rule files give as examples: flagged and clean."""

from __future__ import annotations

from collections.abc import Iterable

from standfirst.story import Block, Picture, QuickLook, Story


def example(
    *body: str,
    headline: str = "Council Meets",
    standfirst: str = "",
    quick_looks: Iterable[str] = (),
    quick_looks_headline: str = "",
    captions: Iterable[str] = (),
) -> Story:
    """A story whose Deep Look holds the paragraphs `body`, plain text all over."""
    return Story(
        headline=headline,
        standfirst=standfirst,
        quick_looks_headline=quick_looks_headline,
        quick_looks=tuple(QuickLook(f"q{number}", text) for number, text in enumerate(quick_looks, 1)),
        pictures=tuple(Picture(f"x{number}", caption=text) for number, text in enumerate(captions, 1)),
        deep_look=tuple(Block.of(text, number) for number, text in enumerate(body)),
    )
