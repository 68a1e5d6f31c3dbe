"""Reads a page: asks each part of the house what it knows of the lines, and makes a story of the answers."""

from __future__ import annotations

import re

from standfirst.story import NoteKind, QuickLook, Story
from standfirst.wire.errors import WireError
from standfirst.wire.page import lines as page_lines
from standfirst.wire.page.body import drop_after_end, read_body
from standfirst.wire.page.byline import claim_agency, claim_byline
from standfirst.wire.page.captions import claim_captions, claim_credits
from standfirst.wire.page.draft import Draft
from standfirst.wire.page.furniture import claim_furniture, note_furniture, read_more_section
from standfirst.wire.page.headline import claim_headline, claim_repeated, claim_standfirst
from standfirst.wire.page.labels import same_section
from standfirst.wire.page.lines import Line
from standfirst.wire.page.marked import claim_fields, claim_marked
from standfirst.wire.page.quick_looks import claim_bullets_above, claim_deep_look, claim_quick_looks
from standfirst.wire.page.site_head import claim_site_head, is_copy
from standfirst.wire.page.slashline import claim_slash_line
from standfirst.wire.page.times import claim_time

MAX_CHARACTERS = 5_000_000
"""The longest text that is read."""

_FIRST_LINES, _LAST_LINES = 60, 12
_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]{0,20}(?:[\s/][^<>]{0,300})?>")


def read_page(text: str) -> Story:
    """The story that the printed text of a news page tells.

    Everything is plain text: markup in it is kept as literal characters, escaped where a block holds rich
    text. What was dropped, doubted or missed is in `Story.notes`, in the order of the page; lines count from 1.
    Raises `WireError` if `text` holds no words or is longer than `MAX_CHARACTERS`.
    """
    if len(text) > MAX_CHARACTERS:
        raise WireError(f"the text is longer than {MAX_CHARACTERS} characters; hand in one story at a time.")
    found = page_lines.cut(text)
    if not any(char.isalnum() for line in found for char in line.text):
        raise WireError("there are no words in it; paste or save the text of a news page.")
    draft = Draft(found)
    claim_furniture(draft)
    claim_fields(draft)
    if not draft.headline:
        claim_slash_line(draft)
    _claim_single_lines(draft)
    claim_deep_look(draft)
    claim_captions(draft)
    claim_site_head(draft)
    claim_headline(draft)
    claim_quick_looks(draft)
    claim_repeated(draft)
    claim_credits(draft)
    start = claim_standfirst(draft)
    claim_bullets_above(draft, start)
    drop_after_end(draft, start)
    draft.pictures.sort(key=lambda each: each[0])
    blocks = read_body(draft, start)
    note_furniture(draft)
    _note_missing(draft, bool(blocks), text)
    return Story(
        headline=draft.headline,
        kicker=draft.kicker,
        section=draft.section,
        label=draft.label,
        agency=draft.agency,
        located=draft.located,
        authors=tuple(draft.authors),
        edition=draft.edition,
        standfirst=draft.standfirst,
        quick_looks_headline=draft.quick_looks_headline,
        quick_looks=tuple(QuickLook(f"q{number}", words) for number, words in enumerate(draft.quick_looks, 1)),
        pictures=tuple(picture for _, picture in draft.pictures),
        deep_look=tuple(blocks),
        tags=tuple(draft.tags),
        first_published=draft.first_published,
        version_created=draft.version_created,
        copyright_notice=draft.copyright_notice,
        notes=tuple(sorted(draft.notes, key=lambda note: (note.line == 0, note.line))),
    )


def _claim_single_lines(draft: Draft) -> None:
    """Lines that say alone what they are: times, tags, copyright anywhere; bylines and agencies near the top,
    or at the end where the top has none."""
    count = len(draft.lines)
    copy_at = next((index for index, line in draft.free() if is_copy(line)), 0)
    near = max(_FIRST_LINES, copy_at + _LAST_LINES)
    for index, line in list(draft.free()):
        if claim_time(draft, line) or claim_marked(draft, line):
            continue
        if index < near or (index >= count - _LAST_LINES and not draft.authors):
            _ = claim_byline(draft, line) or claim_agency(draft, line, draft.lines[index - 1] if index else None)


def _note_missing(draft: Draft, copy: bool, text: str) -> None:
    count, at = page_lines.unprintable(text)
    if count:
        draft.note(
            NoteKind.DROPPED, f"{count} characters that cannot be printed were taken out.", Line(at, ""), words=""
        )
    more = read_more_section(draft)
    if more and draft.section and not same_section(more[1], draft.section):
        line, section = more
        draft.note(NoteKind.DOUBTFUL, f"The section is “{draft.section}”, but this line speaks of {section}.", line)
    for line in draft.lines:
        if _MARKUP.search(line.text[:5000]):
            draft.note(NoteKind.DOUBTFUL, "Markup in the text is kept as it is written; it is not a tag.", line)
            break
    if not draft.headline:
        draft.note(NoteKind.MISSING, "No headline was found.")
    if not draft.authors:
        draft.note(NoteKind.MISSING, "No author was found.")
    if not copy:
        draft.note(NoteKind.MISSING, "No copy was found below the headline.")
    if not draft.first_published:
        draft.note(NoteKind.MISSING, "No time of publication with its zone was found; none is taken from captions.")
    for at_line, picture in draft.pictures:
        if not picture.credit:
            draft.note(NoteKind.MISSING, "The picture has no credit.", draft.lines[at_line])
