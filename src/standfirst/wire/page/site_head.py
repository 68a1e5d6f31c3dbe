"""The head of a whole site above the story: a page copied from top to bottom has a long menu before the headline."""

from __future__ import annotations

from standfirst.wire.page.byline import BYLINE
from standfirst.wire.page.draft import Draft
from standfirst.wire.page.furniture import MENU
from standfirst.wire.page.labels import KICKERS, canonical, known, split_labels
from standfirst.wire.page.lines import Line
from standfirst.wire.page.times import TIME

_COPY = 18  # words a line of copy has more than
_MANY = 15  # lines above the copy that no story has
_NEAR = 12  # lines above the copy among which the headline is looked for
_BELOW = 4  # lines below a headline that a byline or a time follows in


def claim_site_head(draft: Draft) -> None:
    """Claims as menu what stands above the headline, if more lines stand above the copy than a story has there.

    The headline is then the first title shortly above the copy that a byline or a time follows, else the longest.
    """
    copy_at = next((index for index, line in draft.free() if is_copy(line)), None)
    if copy_at is None or draft.headline:
        return
    above = [index for index, _ in draft.free(0, copy_at)]
    if len(above) <= _MANY:
        return
    titles = [index for index in above[-_NEAR:] if _is_title(draft.lines[index])]
    if not titles:
        return
    signed = [index for index in titles if _is_signed(draft.lines, index)]
    start = signed[0] if signed else max(titles, key=lambda index: len(draft.lines[index].text))
    sections = 0  # the nearest label is the story's; a second section above it is the menu's
    while start and not draft.lines[start - 1].claimed and _is_label(draft.lines[start - 1]):
        sections += not canonical(draft.lines[start - 1].text, KICKERS)
        if sections > 1:
            break
        start -= 1
    for _, line in draft.free(0, start):
        line.claimed = MENU


def is_copy(line: Line) -> bool:
    """Whether `line` is running copy, by its length and its end."""
    return line.ended and line.words(_COPY + 1) > _COPY


def _is_signed(lines: list[Line], index: int) -> bool:
    """Whether a byline or a time follows shortly, no label between."""
    for line in lines[index + 1 : index + 1 + _BELOW]:
        if line.claimed in (BYLINE, TIME):
            return True
        if _is_label(line):
            return False
    return False


def _is_title(line: Line) -> bool:
    return not line.bullet and 4 < line.words(31) <= 30 and not line.text.endswith(".") and not known(line.text)


def _is_label(line: Line) -> bool:
    parts = split_labels(line.text)
    return known(line.text) or (len(parts) > 1 and all(known(part) for part in parts))
