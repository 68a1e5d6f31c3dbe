"""Our own JSON: a story as `standfirst.story.to_json` wrote it, with its rich text and addresses made safe."""

from __future__ import annotations

from standfirst.story import Block, BlockKind, Note, NoteKind, Story, StoryError, from_json
from standfirst.wire.addresses import link_address, picture_address
from standfirst.wire.clean_html import clean_inline, clean_list
from standfirst.wire.errors import WireError


def read(text: str) -> Story:
    """The story in JSON `text`.

    Rich text goes through the one sanitizer; addresses that are no web address or path are taken out.
    What that changed is added to the story's notes. Plain fields stay as they are: markup in them is
    literal text, and the press escapes it. Raises `WireError` with line and column, or the field.
    """
    try:
        story = from_json(text)
    except StoryError as error:
        raise WireError(f"this is not a story of ours: {error}") from error
    except ValueError as error:  # json itself refuses numbers of thousands of digits
        raise WireError(f"this is not a story of ours: {error}.") from error
    notes: list[Note] = []
    return story.but(
        deep_look=tuple(_block(block, notes) for block in story.deep_look),
        authors=tuple(
            author.but(uri=_address(author.uri, link_address(author.uri), f"author {author.name!r}", notes))
            for author in story.authors
        ),
        pictures=tuple(
            picture.but(href=_address(picture.href, picture_address(picture.href), f"picture {picture.id!r}", notes))
            for picture in story.pictures
        ),
    ).but(notes=story.notes + tuple(notes))


def _block(block: Block, notes: list[Note]) -> Block:
    clean = clean_list(block.html) if block.kind is BlockKind.LIST else clean_inline(block.html)
    if clean == block.html:
        return block
    mended = block.but(html=clean)
    notes.append(
        Note(
            NoteKind.DROPPED,
            f"Markup that a story cannot hold was taken out of block {block.id!r}.",
            words=block.text if block.text != mended.text else "",
        )
    )
    return mended


def _address(written: str, safe: str | None, where: str, notes: list[Note]) -> str:
    if written and safe is None:
        notes.append(
            Note(NoteKind.DROPPED, f"The address of {where} is neither a web address nor a path.", words=written)
        )
    return safe or ""
