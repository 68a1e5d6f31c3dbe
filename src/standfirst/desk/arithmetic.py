"""Sums that copy invites: the change between two figures, a share, a total and its parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from standfirst.desk.text.folding import fold
from standfirst.desk.text.lists import PEOPLE, PERSON_NOUNS
from standfirst.desk.text.quantities import Quantity, quantities


@dataclass(frozen=True)
class Figure:
    """A number of one sentence and how exactly it is printed: code points `start` to `end`, `number_end` where the
    figures themselves end. `scale` is what one unit of its last printed figure is worth before rounding: 100,000 for
    "1.2 million"; `step` is half of that."""

    start: int
    end: int
    number_end: int
    text: str
    value: float
    role: str
    what: str
    about: str
    unit: float

    @property
    def step(self) -> float:
        return self.unit / 2

    @property
    def scale(self) -> float:
        """The word of scale it is printed with, as a number: 1,000,000 for "1.2 million", 1 for "250"."""
        word = _SCALE.search(self.text)
        return _SCALES[fold(word.group(1))] if word else 1.0

    @property
    def shown(self) -> str:
        return f"{self.value:,.10g}"


_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3,
}  # fmt: skip
_SCALE = re.compile(r"(?:[\d\s-])(hundred|thousand|million|billion|trillion|mn?|bn|tn|k)\b", re.IGNORECASE)
_PRINTED = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_NUMBER = re.compile(
    r"[$£€¥]?(?:\d[\d,]*(?:\.\d+)?(?:[- ]?(?:hundred|thousand|million|billion|trillion|mn?|bn|tn|k)\b)?"
    r"|[A-Za-z]+(?:-[A-Za-z]+)?)"
)


@lru_cache(maxsize=256)
def figures_of(sentence: str) -> tuple[Figure, ...]:
    """The numbers of `sentence`, but for ordinals, scores and years, each with the exactness it is printed with."""
    return tuple(_figure(each) for each in quantities(sentence) if each.role not in ("ordinal", "score", "year"))


def _figure(each: Quantity) -> Figure:
    number = _NUMBER.match(each.text)
    printed = _PRINTED.search(each.text)
    unit = 10.0 ** -len(printed.group(1) or "") if printed else 1.0
    word = _SCALE.search(each.text)
    if word:
        unit *= _SCALES[fold(word.group(1))]
    elif printed and not printed.group(1):
        digits = printed.group().replace(",", "")
        zeros = len(digits) - len(digits.rstrip("0"))
        # "1,500" may be rounded to hundreds; "20" is taken at its word.
        unit = 10.0 ** max(0, zeros if len(digits) > 3 else 0)
    end = each.start + (number.end() if number else len(each.text))
    return Figure(each.start, each.end, end, each.text, each.value, each.role, each.what, each.about, unit)


def percent_change(old: Figure, new: Figure) -> tuple[float, float, float] | None:
    """The least, the greatest and the printed change from `old` to `new` in percent, without its sign; None where the
    figures name their scale only once and so do not tell."""
    if old.scale != new.scale and (old.scale == 1 or new.scale == 1):
        return None
    corners = [
        abs(100 * (b - a) / a)
        for a in (old.value - old.step, old.value + old.step)
        for b in (new.value - new.step, new.value + new.step)
        if a > 0
    ]
    if not corners:
        return None
    return min(corners), max(corners), abs(100 * (new.value - old.value) / old.value)


_OPEN = re.compile(r": | [–—] |—| \((?=\S)")
_CLOSE = {"(": ")", ":": ".;", "–": "–—.;", "—": "–—.;"}
_PART = re.compile(
    r"(?:(?:an?|\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty)"
    r"(?: (?!and\b)[a-z][a-z'’-]*){1,4})"
)
_SEPARATOR = re.compile(r",? and |, ")
_SOME = re.compile(r"\b(?:includ\w+|among|mostly|mainly|such as|at least|of (?:whom|them|which)|both|plus|more)\b")
_LEFT_PAST = 120
_LONGEST = 400
"""Parts that take more code points than this are no list of parts."""


def total_and_parts(sentence: str) -> list[tuple[Figure, list[Figure]]]:
    """Each number of people of `sentence` that is taken apart behind a colon, a dash or a bracket, with its parts."""
    found = []
    for mark in _OPEN.finditer(sentence):
        closing = _CLOSE[mark.group().strip()[:1]]
        limit = min(len(sentence), mark.end() + _LONGEST)
        stop = next((at for at in range(mark.end(), limit) if sentence[at] in closing), limit)
        if stop == limit < len(sentence):
            continue
        inside = sentence[mark.end() : stop].strip()
        pieces = _SEPARATOR.split(inside)
        if len(pieces) < 2 or not all(_PART.fullmatch(piece) for piece in pieces) or _SOME.search(inside):
            continue
        head = sentence[max(0, mark.start() - _LEFT_PAST) : mark.start()]
        base = max(0, mark.start() - _LEFT_PAST)
        listed = figures_of(sentence)
        first = bisect_left(listed, base, key=attrgetter("start"))
        before = islice(listed, first, bisect_left(listed, mark.start(), key=attrgetter("start")))
        totals = [each for each in before if each.end <= mark.start()]
        if len(totals) != 1 or totals[0].about or _SOME.search(head):
            continue
        parts = _parts(sentence, mark.end(), pieces)
        total = totals[0]
        people = total.role in ("killed", "wounded") or fold("people") in fold(total.text) or _people(total.text)
        counted = parts and total.role in ("count", "killed", "wounded")
        if counted and (people or all(_people(each.text) for each in parts)):
            found.append((total, parts))
    return found


def _parts(sentence: str, start: int, pieces: list[str]) -> list[Figure]:
    parts = []
    for piece in pieces:
        start = sentence.index(piece, start)
        word, _, rest = piece.partition(" ")
        value = 1.0 if word in ("a", "an", "one") else next((each.value for each in quantities(piece)), None)
        if value is None:
            return []
        parts.append(Figure(start, start + len(piece), start + len(word), piece, value, "count", rest, "", 1.0))
        start += len(piece)
    return parts


def _people(piece: str) -> bool:
    """Whether a part counts people: what is counted twice under two heads is seldom people."""
    return any(fold(word) in PEOPLE or fold(word) in PERSON_NOUNS for word in piece.split()[1:])
