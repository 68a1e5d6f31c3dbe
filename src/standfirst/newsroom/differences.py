"""What differs between two printed versions of a story: passage beside passage, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from standfirst.story import BlockKind, Story

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*|\s+|.", re.DOTALL)
_MOST_COMPARED = 1500
_READABLE = 0.5
_ALIKE = 0.4
"""How much of their words two passages share to be one passage that was changed, not one gone and one come."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print: `part` groups lines of a kind, `name` is for people, `text` what readers see."""

    part: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words: `kept` in both versions, or `gone` from the first, or `come` with the second."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that is not the same in both: `was` or `now` is empty where it stands in one version only."""

    part: str
    name: str
    was: str
    now: str

    @property
    def runs(self) -> tuple[Run, ...]:
        """The line with what went and what came, in reading order."""
        return tuple(_runs(self.was, self.now))


def lines(story: Story) -> list[Line]:
    """Every line of words that readers of `story` see, in the order of the page."""
    found = [
        Line("label", "Label", story.label.value),
        Line("kicker", "Kicker", story.kicker),
        Line("headline", "Headline", story.headline),
        Line("dateline", "Dateline", story.dateline),
        Line("standfirst", "Standfirst", story.standfirst),
    ]
    for number, picture in enumerate(story.pictures, 1):
        found += [
            Line("caption", f"Caption {number}", picture.caption),
            Line("credit", f"Credit {number}", picture.credit),
            Line("alt text", f"Alt text {number}", picture.alt_text),
        ]
    found.append(Line("quick_looks_headline", "Quick Looks headline", story.quick_looks_headline))
    found += [Line("quick_look", f"Quick Look {n}", look.text) for n, look in enumerate(story.quick_looks, 1)]
    paragraph = 0
    for block in story.deep_look:
        if block.kind is BlockKind.PICTURE:
            continue
        if block.kind is BlockKind.PULL_QUOTE:
            found.append(Line("pull quote", "Pull quote", f"{block.text}\n{block.attribution}".strip()))
        elif block.kind is BlockKind.HEADING:
            found.append(Line("heading", "Heading", block.text))
        else:
            paragraph += 1
            found.append(Line("paragraph", f"Paragraph {paragraph}", block.text))
    return [line for line in found if line.text.strip()]


def differences(before: Story, after: Story) -> list[Difference]:
    """The lines of print in which `after` differs from `before`, in the order of the page."""
    was, now = lines(before), lines(after)
    found: list[Difference] = []
    keys = ([(line.part, line.text) for line in each] for each in (was, now))
    for tag, a, b, c, d in opcodes(*keys):
        if tag != "equal":
            found += _paired(was[a:b], now[c:d])
    return found


def opcodes(left: Sequence[Any], right: Sequence[Any]) -> list[tuple[str, int, int, int, int]]:
    """How `left` becomes `right`, as `difflib` says it; what differs in thousands of places is one replacement."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    inner_left, inner_right = left[start : len(left) - end], right[start : len(right) - end]
    if max(len(inner_left), len(inner_right)) > _MOST_COMPARED:
        inner = [("replace", 0, len(inner_left), 0, len(inner_right))]
    else:
        inner = list(SequenceMatcher(None, inner_left, inner_right, autojunk=False).get_opcodes())
    found = [("equal", 0, start, 0, start)] if start else []
    found += [(tag, a + start, b + start, c + start, d + start) for tag, a, b, c, d in inner if b > a or d > c]
    if end:
        found.append(("equal", len(left) - end, len(left), len(right) - end, len(right)))
    return found


def _paired(was: Sequence[Line], now: Sequence[Line]) -> Iterator[Difference]:
    """Lines that stand for each other side by side; the others alone."""
    left = list(was)
    for line in now:
        at = next((n for n, each in enumerate(left) if each.part == line.part and _alike(each, line)), None)
        if at is None:
            yield Difference(line.part, line.name, "", line.text)
            continue
        yield from (Difference(each.part, each.name, each.text, "") for each in left[:at])
        yield Difference(line.part, line.name, left[at].text, line.text)
        del left[: at + 1]
    yield from (Difference(each.part, each.name, each.text, "") for each in left)


def _alike(one: Line, other: Line) -> bool:
    single = one.part in ("label", "kicker", "headline", "dateline", "standfirst", "quick_looks_headline")
    if single:
        return True
    left, right = one.text.split(), other.text.split()
    kept = sum(b - a for tag, a, b, _, _ in opcodes(left, right) if tag == "equal")
    return 2 * kept >= _ALIKE * (len(left) + len(right))


def tokens(text: str) -> list[str]:
    """Words, numbers, single marks and runs of white space of `text`; joined they are `text`."""
    return _TOKEN.findall(text)


def _runs(was: str, now: str) -> Iterator[Run]:
    left, right = tokens(was), tokens(now)
    codes = opcodes(left, right)
    kept = sum(not token.isspace() for tag, a, b, _, _ in codes if tag == "equal" for token in left[a:b])
    words = [sum(not token.isspace() for token in each) for each in (left, right)]
    if was and now and kept < max(words) * _READABLE:
        # So little stays that words woven together could not be read: the old line, then the new one.
        yield Run(was, "gone")
        yield Run(now, "come")
        return
    for tag, a, b, c, d in codes:
        if tag == "equal":
            yield Run("".join(left[a:b]), "kept")
            continue
        if b > a:
            yield Run("".join(left[a:b]), "gone")
        if d > c:
            yield Run("".join(right[c:d]), "come")
