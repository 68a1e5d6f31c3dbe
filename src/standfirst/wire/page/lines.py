"""Cuts printed text into lines fit to be read: numbered, without layout, wrapped lines joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"\r\n|\r|\n")
_INNER_BREAK = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_RULE = re.compile(r"[_=~*#—–\-\s]{3,}$|[_=~#]+$")
_BULLET = re.compile(r"([•●▪■◦‣⁃∙·○►▸➤*\-–—]|\(?\d{1,2}[.)])(?:\s+|$)")
_TIGHT_BULLET = re.compile(r"([•●▪■◦‣⁃►▸➤])(?=\S)")

NARROWEST, WIDEST = 40, 100
"""Columns a hard-wrapped text may be set in."""

_RAGGED = 6  # columns a line typed by hand may fall short

ENDS = (".", "!", "?", "…")
_CLOSERS = "\"'”’»)]"


@dataclass(slots=True)
class Line:
    """One line of the page. `number` counts from 1 in the source (the first, where several were joined);
    `text` is clean and never empty, without the `bullet` that stood before it; `depth` is its indentation in
    columns, `after_blank` whether an empty line stood before it."""

    number: int
    text: str
    bullet: str = ""
    depth: int = 0
    after_blank: bool = True
    claimed: str = ""

    @property
    def printed(self) -> str:
        """The line with its bullet."""
        return f"{self.bullet} {self.text}".strip()

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip(_CLOSERS).endswith(ENDS)

    def words(self, limit: int = 1000) -> int:
        """How many words it has; counting stops at `limit`."""
        return len(self.text.split(None, limit))


def unprintable(text: str) -> tuple[int, int]:
    """How many characters of `text` no story can hold, and the line of the first (0 if there is none)."""
    first = _UNPRINTABLE.search(text)
    if not first:
        return 0, 0
    return len(_UNPRINTABLE.findall(text)), len(_BREAK.findall(text, 0, first.start())) + 1


def cut(text: str) -> list[Line]:
    """The lines of `text` that hold something. Soft hyphens, zero-width marks and control characters are
    gone, every white space is one space."""
    text = _UNPRINTABLE.sub("", _UNSEEN.sub("", text))
    out: list[Line] = []
    blank = True
    for number, whole in enumerate(_BREAK.split(text), 1):
        for piece in _INNER_BREAK.split(whole):
            words = " ".join(piece.split())
            if not words or not _RULE.sub("", words):
                blank = True
                continue
            layout = piece[: len(piece) - len(piece.lstrip())]
            out.append(Line(number, words, depth=len(layout.expandtabs(4)), after_blank=blank))
            blank = False
    return _joined(_bulleted(out))


def _bulleted(lines: Iterable[Line]) -> list[Line]:
    """Bullets are taken off; a bullet alone on its line goes before the next one. A number alone with nothing
    to stand before is a line, any other bullet alone is nothing."""
    out: list[Line] = []
    alone: Line | None = None
    for line in lines:
        found = _BULLET.match(line.text) or _TIGHT_BULLET.match(line.text)
        if alone and not found:
            line.bullet, line.after_blank = alone.text, alone.after_blank
        elif alone and alone.text.strip("().").isdigit():
            out.append(alone)
        alone = None
        if found and found.end() == len(line.text):
            alone = line
            alone.text = found[1]
            continue
        if found:
            line.bullet, line.text = found[1], line.text[found.end() :]
        out.append(line)
    if alone and alone.text.strip("().").isdigit():
        out.append(alone)
    return out


def _joined(lines: list[Line]) -> list[Line]:
    """Lines that were one line before a program wrapped it, joined again."""
    width = _wrapped_at(lines)
    out: list[Line] = []
    parts: list[str] = []
    previous: Line | None = None
    for line in lines:
        if previous and not line.after_blank and not line.bullet and _continues(previous, line, out[-1], width):
            parts.append(line.text)
        else:
            if out:
                out[-1].text = " ".join(parts)
            out.append(Line(line.number, line.text, line.bullet, line.depth, line.after_blank))
            parts = [line.text]
        previous = line
    if out:
        out[-1].text = " ".join(parts)
    return out


def _continues(previous: Line, line: Line, first: Line, width: int) -> bool:
    if width and (_full(previous, line, width) or (line.text[:1].islower() and not previous.ended)):
        return True
    if not first.bullet:
        return False
    if line.depth > first.depth:
        return True
    return not previous.ended and line.text[:1].islower()


def _full(previous: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word had no room left on the previous one."""
    used = previous.depth + len(previous.printed)
    return used + 1 + len(line.text.split(None, 1)[0]) > width - _RAGGED


def _wrapped_at(lines: list[Line]) -> int:
    """The column the text was wrapped at, or 0 if it was not: then (nearly) every line that another follows
    is as full as it can be."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank and not b.bullet]
    width = max((line.depth + len(line.printed) for line in lines), default=0)
    if not NARROWEST <= width <= WIDEST or len(pairs) < 3:
        return 0
    full = [line for previous, line in pairs if _full(previous, line, width)]
    running = sum(line.text[:1].islower() for line in full)  # sentences run on, titles in a row do not
    return width if len(full) * 10 >= len(pairs) * 6 and running * 10 >= len(full) * 4 else 0
