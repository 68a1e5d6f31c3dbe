"""Finds what stands in quotation marks, and who says it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.text.lists import SAY
from standfirst.desk.text.words import Word, words


class Quote(NamedTuple):
    """Quoted words: code points `start` to `end` of the text, between the marks.

    `closed` is false where the closing mark is missing (a quotation that goes on in the next paragraph, or a
    slip). `speaker` and `cue` are the words that say who speaks, and the verb: (start, end) in the same text,
    or None where this paragraph does not tell.
    """

    start: int
    end: int
    text: str
    closed: bool = True
    speaker: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None


_CUES = SAY | frozenset(("stating", "telling", "adding", "quipped", "joked", "tweeted", "continued", "went", "agreed"))
_CLAUSE_END = re.compile(r"[.!?;\n“”\"]")


@lru_cache(maxsize=1024)
def quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of `text` in order, double or curly single marks; an apostrophe opens nothing."""
    spans = _spans(text)
    found = []
    for number, (start, end, closed) in enumerate(spans):
        left = spans[number - 1][1] + 1 if number else 0
        right = spans[number + 1][0] - 1 if number + 1 < len(spans) else len(text)
        speaker, cue = _speaker(text, left, start - 1, min(end + 1, len(text)), right)
        found.append(Quote(start, end, text[start:end], closed, speaker, cue))
    return tuple(found)


def _spans(text: str) -> list[tuple[int, int, bool]]:
    spans = []
    opened, mark = -1, ""
    for offset, char in enumerate(text):
        if opened < 0:
            before = text[offset - 1] if offset else " "
            if char == "“" or (char in '"‘' and not before.isalnum()):
                opened, mark = offset + 1, char
        elif (
            (mark == "“" and char == "”")
            or (mark == '"' and char == '"')
            or (mark == "‘" and char == "’" and not text[offset + 1 : offset + 2].isalnum())
        ):
            spans.append((opened, offset, True))
            opened = -1
    if opened >= 0 and mark != "‘":
        spans.append((opened, len(text), False))
    return [(start, end, closed) for start, end, closed in spans if text[start:end].strip()]


def _speaker(
    text: str, left: int, opening: int, closing: int, right: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Who speaks, and the verb: after the quotation in its clause, else before it."""
    stop = _CLAUSE_END.search(text, closing, right)
    after_end = stop.start() if stop else right
    if text[opening + 1 : closing - 1].rstrip()[-1:] in ",?!-—" or text[closing : closing + 1] == ",":
        found = _cue_in(text, closing, after_end, after=True)
        if found[1] is not None:
            return found
    begin = left
    for match in _CLAUSE_END.finditer(text, left, max(left, opening)):
        following = text[match.end() : match.end() + 4]
        if following[:1].isspace() and following.lstrip()[:1].isupper():
            begin = match.end()
    return _cue_in(text, begin, opening, after=False)


def _cue_in(text: str, start: int, end: int, *, after: bool) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    listed = words(text[start:end])
    cues = [number for number, word in enumerate(listed) if word.folded in _CUES]
    if not cues:
        return None, None
    at = cues[0] if after else cues[-1]
    verb = listed[at]
    who = _subject(text[start:end], listed, at)
    cue = (start + verb.start, start + verb.end)
    return ((start + who[0], start + who[1]) if who else None), cue


def _subject(text: str, listed: tuple[Word, ...], at: int) -> tuple[int, int] | None:
    """The subject of the verb: what stands before it from the last comma, or after it when the verb comes first."""
    before = text[: listed[at].start]
    cut = max(before.rfind(","), before.rfind("—"), before.rfind(" and "), before.rfind(" but "))
    inner = [word for word in listed[:at] if word.start > cut]
    if not inner and cut > 0 and at:
        # "Rubio, speaking Thursday in Antalya, offered": the subject stands before the aside.
        head = before[:cut].find(",")
        inner = [word for word in listed[:at] if word.start < (head if head > 0 else cut)]
    if inner:
        return inner[0].start, inner[-1].end
    end = re.search(r"[,;—]", text[listed[at].end :])
    limit = listed[at].end + end.start() if end else len(text)
    behind = [word for word in listed[at + 1 :] if word.end <= limit]
    return (behind[0].start, behind[-1].end) if behind else None
