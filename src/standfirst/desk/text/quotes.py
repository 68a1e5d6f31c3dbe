"""Finds what stands in quotation marks, and who says it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.text.speakers import speakers


class Quote(NamedTuple):
    """Quoted words: code points `start` to `end` of the text, between the marks.

    `closed` is false where the closing mark is missing (a quotation that goes on in the next paragraph, or a
    slip). `speaker` and `cue` are the words that say who speaks, and the verb: (start, end) in the same text,
    or None where this paragraph does not tell; `carried` that it is named with another quotation of the paragraph.
    """

    start: int
    end: int
    text: str
    closed: bool = True
    speaker: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    carried: bool = False

    @property
    def partial(self) -> bool:
        """Whether it is words in the paper's own sentence ("called it “a mess”"), not a sentence of the speaker's."""
        first = self.text.lstrip()[:1]
        return self.closed and (first.islower() or self.text.rstrip()[-1:] not in _WHOLE)


@lru_cache(maxsize=1024)
def quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of `text` in order, double or curly single marks; an apostrophe opens nothing."""
    spans = quoted_spans(text)
    who = speakers(text, [(start, end) for start, end, _ in spans]) if spans else []
    return tuple(
        Quote(start, end, text[start:end], closed, each.who, each.cue, each.carried)
        for (start, end, closed), each in zip(spans, who, strict=True)
    )


@lru_cache(maxsize=1024)
def quoted_spans(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Where the quotations of `text` begin and end, between the marks, and whether each is closed."""
    spans = []
    opened, mark = -1, ""
    for match in _MARK.finditer(text):
        offset, char = match.start(), match.group()
        if opened < 0:
            if _opens(text, offset, char):
                opened, mark = offset + 1, "“" if char == "”" else char
        elif _closes(text, offset, char, mark):
            spans.append((opened, offset, True))
            opened = -1
        elif char == '"' == mark and offset > opened:
            # Paragraphs were run together: the quotation before was left open because the speaker goes on.
            spans.append((opened, offset, False))
            opened = offset + 1
    if opened >= 0 and mark != "‘":
        spans.append((opened, len(text), False))
    return tuple((start, end, closed) for start, end, closed in spans if text[start:end].strip())


_MARK = re.compile('[“”"‘’]')


def _opens(text: str, offset: int, char: str) -> bool:
    """Whether the mark at `offset` opens a quotation where none is open."""
    before, after = text[offset - 1] if offset else " ", text[offset + 1 : offset + 2]
    if char == "“":
        return True
    if char == "‘":
        return not before.isalnum()
    if char == '"':
        return not before.isalnum() and not (before in _STOPS and not after.strip())
    # The wrong mark, where only an opening one can stand.
    return char == "”" and before.isspace() and (after.isalnum() or not offset)


def _closes(text: str, offset: int, char: str, mark: str) -> bool:
    """Whether the mark at `offset` closes what `mark` opened; straight and curly marks are mixed in much copy."""
    before, after = text[offset - 1], text[offset + 1 : offset + 2]
    if char == "”":
        return mark in '“"'
    if char == '"':
        # One that can only open something does not close.
        opening = before.isspace() and after.isalnum()
        return not opening if mark == '"' else mark == "“" and not before.isspace() and not after.isalnum()
    if char == "“":  # the wrong mark, where only a closing one can stand
        return mark == "“" and before in ",.!?" and not after.isalnum()
    return char == "’" and mark == "‘" and not after.isalnum()


_STOPS = ",.!?;"
_WHOLE = (",", ".", "!", "?", "…", "—", "-", ";")
"""What a quoted sentence ends with; a comma where "he said" follows."""
