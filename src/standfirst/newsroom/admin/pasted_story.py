"""Reads what was pasted: the plain text tells the story, the clipboard's markup lends it bold, links and headings."""

from __future__ import annotations

from standfirst.story import Block, BlockKind, Story
from standfirst.story.evidence import normalise
from standfirst.wire import WireError, pasted_blocks, read_page
from standfirst.wire.clean_html import PastedBlock

MAX_CHARACTERS = 400_000
"""A page is a few thousand characters; more than this is a file to import."""

_MAX_MARKUP = 4_000_000


def pasted_story(text: str, html: str = "") -> Story:
    """The story of the pasted `text`.

    `html` is what the clipboard held beside it, if anything: where a paragraph of it has the very words of a
    block of the Deep Look, the block takes its markup, cleaned. Raises `WireError` in words for people.
    """
    if not text.strip():
        raise WireError("There is nothing in the box. Paste the text of a page, then take it in.")
    if len(text) > MAX_CHARACTERS:
        raise WireError(
            f"The text has {len(text):,} characters, more than the {MAX_CHARACTERS:,} the box takes. "
            "Paste one story at a time, or import it as a file."
        )
    story = read_page(text)
    if not html.strip() or len(html) > _MAX_MARKUP:
        return story
    formatted: dict[str, PastedBlock] = {}
    for pasted in pasted_blocks(html):
        if pasted.kind is not BlockKind.LIST:
            formatted.setdefault(_words(Block("pasted", pasted.html).text), pasted)
    return story.but(deep_look=tuple(_dressed(block, formatted) for block in story.deep_look))


def _words(text: str) -> str:
    return normalise(text)[0].strip()


def _dressed(block: Block, formatted: dict[str, PastedBlock]) -> Block:
    pasted = formatted.get(_words(block.text)) if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) else None
    if pasted is None or not pasted.html:
        return block
    if pasted.kind is BlockKind.HEADING:
        return block.but(html=pasted.html, kind=BlockKind.HEADING, level=pasted.level)
    return block.but(html=pasted.html)
