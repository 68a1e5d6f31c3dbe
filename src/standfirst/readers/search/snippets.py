"""The words of a story that a reader's query met, marked in the story's own spelling."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from standfirst.readers.search.words import Word, words

LENGTH = 34
"""Words of a snippet, at most."""
BEFORE = 8
"""Words that lead up to the first one met, at most."""


def met(marked: str, mark: str, unmark: str) -> list[bool]:
    """For each word of `marked`, folded words one space apart, whether it stands between `mark` and `unmark`."""
    flags = []
    inside = False
    for word in marked.split(" "):
        flags.append(inside or mark in word)
        inside = word.rfind(mark) > word.rfind(unmark) or (inside and unmark not in word)
    return flags


def with_marks(text: str, flags: Sequence[bool]) -> SafeString:
    """`text` as HTML, `<mark>` around each word whose flag is set."""
    return _html(text, list(words(text)), flags, 0, len(text))


def snippet(passages: Sequence[str], flags: Sequence[bool]) -> SafeString:
    """The best few words of `passages` as HTML, the words met marked; the beginning where none was met.

    `flags` count the words of all passages in a row. A snippet never runs over from one passage to the next.
    """

    def is_met(number: int) -> bool:
        return number < len(flags) and flags[number]

    best: tuple[int, int, int, int] | None = None  # words met, passage, first word, flag of the passage's first word
    first_flag = 0
    for number, passage in enumerate(passages):
        inside = list(words(passage))
        for position in range(len(inside)):
            if not is_met(first_flag + position):
                continue
            start = max(0, min(position - BEFORE, len(inside) - LENGTH))
            window = range(start, min(start + LENGTH, len(inside)))
            different = {inside[i].folded for i in window if is_met(first_flag + i)}
            if best is None or len(different) > best[0]:
                best = (len(different), number, start, first_flag)
        first_flag += len(inside)
    _, number, start, first_flag = best or (0, 0, 0, 0)
    passage = passages[number] if passages else ""
    inside = list(words(passage))
    last = min(start + LENGTH, len(inside))
    from_here = inside[start].start if start else 0
    to_here = inside[last - 1].end if last < len(inside) else len(passage)
    shown = _html(passage, inside, flags[first_flag : first_flag + len(inside)], from_here, to_here)
    return mark_safe(f"{'… ' if start else ''}{shown}{' …' if last < len(inside) else ''}")  # noqa: S308 (escaped)


def _html(text: str, inside: Sequence[Word], flags: Sequence[bool], start: int, end: int) -> SafeString:
    out = []
    position = start
    for word, flag in zip(inside, flags, strict=False):
        if flag and start <= word.start and word.end <= end:
            out += [escape(text[position : word.start]), "<mark>", escape(text[word.start : word.end]), "</mark>"]
            position = word.end
    return mark_safe("".join([*out, escape(text[position:end])]))  # noqa: S308 (every part is escaped)
