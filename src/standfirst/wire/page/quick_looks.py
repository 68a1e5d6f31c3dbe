"""The Quick Looks: the box of claims and its headline, found by its usual names or by the bullets above the copy."""

from __future__ import annotations

import re
from collections.abc import Callable

from standfirst.story import NoteKind
from standfirst.wire.page.draft import Draft, same_words
from standfirst.wire.page.lines import Line

QUICK_LOOKS = "quick looks"
DEEP_LOOK = "deep look"

_NAMES = (
    r"quick looks?|key points?|key takeaways?|takeaways|at a glance|what to know|what you need to know|in brief|"
    r"highlights|key facts|in short|the essentials|main points|the key points|things to know|the gist"
)
_HEADING = re.compile(
    rf"(?:.{{1,160}}(?::|\s[—–|-])\s*)?(?:the )?(?:{_NAMES})\s*:?$"
    rf"|(?:here’s |here's )?what (?:you need )?to know (?:about|on|after|before) .{{1,120}}$"
    r"|\d{1,2} (?:things to know|takeaways|key points)(?: .{1,100})?$",
    re.IGNORECASE,
)
_DEEP_LOOK = re.compile(
    r"(?:.{1,160}:\s*)?(?:deep look|in[ -]depth|full story|the full story|the story in full)\s*:?$", re.IGNORECASE
)
_MOST = 20
_LONGEST_HEADING = 220


def claim_deep_look(draft: Draft) -> None:
    """Claims the line "Deep Look" that stands above the copy."""
    for index, line in draft.free():
        if index and len(line.text) <= _LONGEST_HEADING and not line.bullet and _DEEP_LOOK.match(line.text):
            line.claimed = DEEP_LOOK


def claim_quick_looks(draft: Draft) -> None:
    """Claims the Quick Looks heading and its items, if the page has such a box."""
    for index, line in draft.free():
        if len(line.text) <= _LONGEST_HEADING and not line.bullet and _HEADING.match(line.text):
            items = _items(draft, index + 1)
            if items:
                line.claimed = QUICK_LOOKS
                draft.quick_looks_headline = line.text
                _take(draft, items)
                return


def _items(draft: Draft, start: int) -> list[Line]:
    """The items after a heading: bulleted lines in a row; or, without bullets, lines that nothing parts, or
    all lines down to the Deep Look."""
    lines = draft.lines
    bulleted = _run(lines, start, lambda line, first: bool(line.bullet))
    if bulleted:
        return bulleted
    deep_look = next((i for i in range(start, min(len(lines), start + 40)) if lines[i].claimed == DEEP_LOOK), None)
    if deep_look is not None:
        items = [
            line for line in lines[start:deep_look] if not line.claimed and not same_words(line.text, draft.headline)
        ]
        return items if len(items) <= _MOST and all(line.words(61) <= 60 for line in items) else []
    run = _run(lines, start, lambda line, first: (first or not line.after_blank) and line.words(41) <= 40)
    after = start + len(run)
    return run if 1 < len(run) <= _MOST and (after == len(lines) or lines[after].after_blank) else []


def _run(lines: list[Line], start: int, wanted: Callable[[Line, bool], bool]) -> list[Line]:
    out: list[Line] = []
    for index in range(start, min(len(lines), start + 3 * _MOST)):
        line = lines[index]
        if line.claimed or not wanted(line, not out):
            break
        out.append(line)
    return out


def claim_bullets_above(draft: Draft, body_at: int) -> None:
    """Without a heading, two or more bullets between the headline and the copy at `body_at` are the Quick Looks."""
    if draft.quick_looks or draft.headline_at < 0:
        return
    items = _run(draft.lines, body_at, lambda line, first: bool(line.bullet))
    if len(items) > 1 and body_at + len(items) < len(draft.lines):
        _take(draft, items)
        draft.note(
            NoteKind.DOUBTFUL, "The list above the copy was read as the Quick Looks; it has no heading.", items[0]
        )


def _take(draft: Draft, items: list[Line]) -> None:
    for line in items:
        line.claimed = QUICK_LOOKS
        draft.quick_looks.append(line.text)
