"""Prints a finding as a good compiler does: the message, then each passage with the words underlined."""

from __future__ import annotations

import os
import sys
import unicodedata
from shutil import get_terminal_size

from standfirst.desk import Finding, Level, Span
from standfirst.story import Story, passage_at

MARGIN = "    "
_COLOURS = {Level.STOP: "31", Level.QUERY: "33", Level.NOTE: "36", Level.STYLE: "35"}
_LINES = 3
"""A passage is shown in at most this many lines, cut around the words."""


def paint(text: str, codes: str, colour: bool) -> str:
    """`text` in the terminal's `codes` (SGR numbers) where `colour` allows it."""
    return f"\x1b[{codes}m{text}\x1b[0m" if colour else text


def colour_wanted() -> bool:
    """Whether standard output is a terminal that shows colours and nobody asked for none (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width_wanted() -> int:
    """How many columns a line may have."""
    return max(40, min(140, get_terminal_size((100, 24)).columns))


def render_finding(story: Story, finding: Finding, *, width: int | None = None, colour: bool | None = None) -> str:
    """`finding` on `story` as text of several lines, without a newline at the end."""
    width = width or width_wanted()
    colour = colour_wanted() if colour is None else colour
    level = paint(finding.level.value, f"1;{_COLOURS[finding.level]}", colour)
    lines = [f"{level} {paint(finding.rule, '1', colour)}"]
    lines += ["  " + line for line in fold(printable(finding.message), width - 2)]
    for number, span in enumerate(finding.spans):
        lines += _passage(story, span, width, _COLOURS[finding.level] if number == 0 else "36", colour)
    if finding.suggestion:
        lines.append(f"  Suggested: {printable(finding.suggestion)}")
    return "\n".join(lines)


def _passage(story: Story, span: Span, width: int, code: str, colour: bool) -> list[str]:
    passage = passage_at(story, span.place)
    if passage is None or span.start == span.end:
        return []
    lines = ["  " + paint(passage.name, "2", colour)]
    for text, start, end in excerpt(passage.text, span.start, span.end, width - len(MARGIN)):
        lines.append(MARGIN + text)
        if start < end:
            carets = "^" * max(1, columns(text[start:end]))
            lines.append(MARGIN + " " * columns(text[:start]) + paint(carets, code, colour))
    return lines


def excerpt(text: str, start: int, end: int, width: int) -> list[tuple[str, int, int]]:
    """Lines of `text` around code points `start` to `end`, each at most `width` columns, with what to underline in it.

    Long passages are cut at words, with an ellipsis; long spans are cut to their beginning.
    """
    text = printable(text)
    first, last = _window(text, start, end, width)
    lines: list[tuple[str, int, int]] = []
    head = "… " if first else ""
    for offset, line in _wrapped(text, first, last, width - 2):
        begin, stop = max(start, offset) - offset, min(end, offset + len(line)) - offset
        if begin >= stop:
            begin = stop = 0
        shift = len(head) if not lines else 0
        shown = (head if not lines else "") + line
        lines.append((shown, begin + shift, stop + shift) if begin < stop else (shown, 0, 0))
    if lines and last < len(text):
        shown, begin, stop = lines[-1]
        lines[-1] = shown + " …", begin, stop
    return lines


def _window(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Which code points to show: the span with as much before and after as the lines hold, cut at spaces."""
    room = width * _LINES - 8
    if columns(text) <= room:
        return 0, len(text)
    room = room // 2 if columns(text) > 1.5 * len(text) else room  # wide letters take two columns
    spare = max(0, room - (end - start))
    first = max(0, start - spare // 2)
    last = min(len(text), first + room)
    first = max(0, min(first, last - room))
    if first:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    if last < len(text):
        space = text.rfind(" ", max(first, min(end, last)), last)
        last = space if space > first else last
    return first, last


def _wrapped(text: str, first: int, last: int, width: int) -> list[tuple[int, str]]:
    """`text[first:last]` in lines of at most `width` columns, broken at spaces, each with its offset in `text`."""
    lines = []
    while first < last:
        stop, used = first, 0
        while stop < last and used + _columns(text[stop]) <= width:
            used += _columns(text[stop])
            stop += 1
        if stop < last:
            space = text.rfind(" ", first + 1, stop + 1)
            stop = space if space > first else max(stop, first + 1)
        lines.append((first, text[first:stop]))
        first = stop
        while first < last and text[first] == " ":
            first += 1
    return lines


def fold(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns, broken at spaces."""
    return [line for _, line in _wrapped(text, 0, len(text), width)]


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def printable(text: str) -> str:
    """`text` in one line, of the same length, without anything a terminal would obey: controls, bidi overrides."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)
