"""Finds numbers, in figures or in words, with what they count: the killed, percent, money, years, things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.text.folding import stem
from standfirst.desk.text.lists import FUNCTION, PEOPLE, PERSON_NOUNS
from standfirst.desk.text.times import times
from standfirst.desk.text.wordlist import word_list, word_set
from standfirst.desk.text.words import Word, words


class Quantity(NamedTuple):
    """A number: code points `start` to `end` of the text, from the figure to the end of its unit.

    `role` is killed, wounded, percent, money, age, duration, score, ordinal, year or count. `what` is the stem of
    the thing counted, the unit or the currency; empty where none was seen. `about` says how exact the writer
    is: "" exactly, "~" about, ">" at least, "<" at most.
    """

    start: int
    end: int
    text: str
    value: float
    role: str
    what: str = ""
    about: str = ""


_UNITS = {
    word: value
    for value, word in enumerate(
        word_list(
            """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """
        )
    )
}
_TENS = {
    word: 10 * (value + 2)
    for value, word in enumerate(
        word_list(
            """
    twenty thirty forty fifty sixty seventy eighty ninety
    """
        )
    )
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "dozens": 12.0,
}
_SHORT = {"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}
_BEGINS = frozenset((*_UNITS, *_TENS, "a", "an"))
"""The words a number can begin with; "half" is none."""
_TELLING = frozenset((*_UNITS, *_TENS, *_SCALES))
_HINT = re.compile(r"\d|[Kk]ill|[Ww]ound|[Ii]njur|[Mm]urder")
_ORDINALS = word_set(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth
    """
)
_SPANS = word_set(
    """
    second minut hour day week month year decad century centur fortnight night
    """
)
_CURRENCIES = {"dollar": "$", "pound": "£", "euro": "€", "yen": "¥", "buck": "$"}
_ABOUT = {
    "about": "~", "around": "~", "nearly": "~", "almost": "~", "approximately": "~", "roughly": "~", "some": "~",
    "estimated": "~", "least": ">", "than": ">", "over": ">", "most": "<", "up": "<", "under": "<",
}  # fmt: skip
_FELL = {"kill": "killed", "die": "killed", "wound": "wounded", "murder": "killed", "slain": "killed"}
_LONGEST = 20
"""A number of more figures, or of more words, is none that news counts with."""
_BREAK = re.compile(r"[.;:!?()—–\n\"“”]|, ")
_SCORE = re.compile(
    r"(?<![\d.,])(\d{1,3})[-–](\d{1,3})(?![\d%-]|\.\d|,\d)(?! ?(?:year|day|week|month|hour|minute|mile|foot))"
)


@lru_cache(maxsize=1024)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of `text` in order. Dates, clock times and a "one" that counts nothing are left out."""
    listed = words(text)
    if not may_count(text, listed):
        return ()
    dates = {offset for time in times(text) for offset in range(time.start, time.end)}
    scores = {match.start(): match.end() for match in _SCORE.finditer(text)}
    found = []
    number = 0
    while number < len(listed):
        word = listed[number]
        if word.folded not in _BEGINS and not word.text[0].isdigit():
            number += 1
            continue
        if word.start in scores:
            end = scores[word.start]
            left, right = re.split("[-–]", text[word.start : end])
            found.append(Quantity(word.start, end, text[word.start : end], float(left) * 1000 + float(right), "score"))
            while number < len(listed) and listed[number].start < end:
                number += 1
            continue
        value, after = _value(text, listed, number)
        if value is None:
            person = _one_person(text, listed, number)
            if person is not None:
                found.append(person)
            number += 1
            continue
        if word.start not in dates:
            made = _quantity(text, listed, number, after, value)
            if made is not None:
                found.append(made)
        number = after
    return tuple(found)


def may_count(text: str, listed: Sequence[Word]) -> bool:
    """Whether `text`, whose words are `listed`, can have a number at all: soon told, and mostly it cannot."""
    return bool(_HINT.search(text)) or not _TELLING.isdisjoint([word.folded for word in listed])


def _value(text: str, listed: tuple[Word, ...], number: int) -> tuple[float | None, int]:
    """The value of the number that begins at word `number`, and the word after it; None where none begins."""
    first = listed[number]
    total = 0.0
    current: float | None = None
    at = number
    if first.text[0].isdigit():
        if ":" in first.text or len(first.text) > _LONGEST:
            return None, number
        try:
            current = float(first.text.replace(",", ""))
        except ValueError:
            return None, number
        at += 1
        if at < len(listed) and listed[at].start == first.end and listed[at].folded in _SHORT:
            current *= _SHORT[listed[at].folded]
            at += 1
    else:
        while at < len(listed):
            lower = listed[at].folded
            if at > number and not _near(text, listed[at - 1], listed[at]):
                break
            if lower in _TENS and (current is None or current >= 100):
                current = (current or 0) + _TENS[lower]
            elif lower in _UNITS and (current is None or current >= 100 or (current % 10 == 0 and _UNITS[lower] < 10)):
                current = (current or 0) + _UNITS[lower]
            elif (
                lower == "and"
                and current is not None
                and current >= 100
                and at + 1 < len(listed)
                and (listed[at + 1].folded in _UNITS or listed[at + 1].folded in _TENS)
            ):
                pass
            elif lower == "hundred" and current is not None:
                current *= 100
            else:
                break
            at += 1
    if current is None:
        if first.folded in ("a", "half") and number + 1 < len(listed):
            scale = _SCALES.get(listed[number + 1].folded)
            if scale and _near(text, first, listed[number + 1]) and first.folded == "a":
                return scale, number + 2
        return None, number
    while (
        at < len(listed)
        and at - number < _LONGEST
        and listed[at].folded in _SCALES
        and _near(text, listed[at - 1], listed[at])
    ):
        current *= _SCALES[listed[at].folded]
        at += 1
    return total + current, at


def _near(text: str, left: Word, right: Word) -> bool:
    return text[left.end : right.start] in (" ", "-", "\u00a0")


def _quantity(text: str, listed: tuple[Word, ...], number: int, after: int, value: float) -> Quantity | None:
    first, last = listed[number], listed[after - 1]
    start, end = first.start, last.end
    about = _about(text, listed, number)
    tail = text[end : end + 2]
    if tail[:2] in ("st", "nd", "rd", "th") and not text[end + 2 : end + 3].isalpha():
        return Quantity(start, end + 2, text[start : end + 2], value, "ordinal", "", about)
    if tail[:1] == "%":
        return Quantity(start, end + 1, text[start : end + 1], value, "percent", "", about)
    if start and text[start - 1] in "$£€¥":
        return Quantity(start - 1, end, text[start - 1 : end], value, "money", text[start - 1], about)
    following = listed[after] if after < len(listed) else None
    close = following is not None and (_near(text, last, following))
    if following is not None and close:
        lower, root = following.folded, stem(following.text)
        if lower in ("st", "nd", "rd", "th"):
            return Quantity(start, following.end, text[start : following.end], value, "ordinal", "", about)
        if lower in ("percent", "percentage", "pc") or (
            lower == "per" and after + 1 < len(listed) and listed[after + 1].folded == "cent"
        ):
            stop = listed[after + 1].end if lower == "per" else following.end
            return Quantity(start, stop, text[start:stop], value, "percent", "", about)
        if root in _CURRENCIES:
            return Quantity(start, following.end, text[start : following.end], value, "money", _CURRENCIES[root], about)
        if root in _SPANS:
            if after + 1 < len(listed) and listed[after + 1].folded == "old":
                stop = listed[after + 1].end
                return Quantity(start, stop, text[start:stop], value, "age", root, about)
            return Quantity(start, following.end, text[start : following.end], value, "duration", root, about)
    if number and listed[number - 1].folded == "aged":
        return Quantity(start, end, text[start:end], value, "age", "year", about)
    if first.text.isdigit() and len(first.text) == 4 and 1800 <= value < 2100 and after == number + 1:
        return Quantity(start, end, first.text, value, "year", "", about)
    role = _fell(text, listed, number, after)
    what, stop = _counted(text, listed, after)
    if role:
        return Quantity(start, end, text[start:end], value, role, "", about)
    if what:
        if first.folded == "one" and what not in _PEOPLE_STEMS:
            return None
        return Quantity(start, stop, text[start:stop], value, "count", what, about)
    if not first.text[0].isdigit() and value < 13:
        return None  # "one", "the two": pronouns as often as numbers
    return Quantity(start, end, text[start:end], value, "count", "", about)


def _about(text: str, listed: tuple[Word, ...], number: int) -> str:
    for back in (1, 2):
        if number - back >= 0 and not _BREAK.search(text[listed[number - back].end : listed[number].start]):
            before = listed[number - back].folded
            if before == "than" and number - back - 1 >= 0:
                return "<" if listed[number - back - 1].folded in ("less", "fewer") else ">"
            if before in _ABOUT and not (before == "up" and back == 1):
                return _ABOUT[before]
            if before not in ("a", "an", "the", "to"):
                break
    return ""


def _counted(text: str, listed: tuple[Word, ...], after: int) -> tuple[str, int]:
    """The stem of the thing counted and where it ends: the first plural within three words, or nothing."""
    end = listed[after - 1].end
    for at in range(after, min(after + 3, len(listed))):
        word = listed[at]
        if _BREAK.search(text[listed[at - 1].end : word.start]):
            break
        lower = word.folded
        if lower in FUNCTION and lower not in ("other", "more", "such", "of"):
            break
        if _plural(lower):
            return stem(lower), word.end
        if lower == "of":
            break
    return "", end


def _plural(lower: str) -> bool:
    return lower in PEOPLE or lower in ("people", "police") or (
        len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ous"))
    )  # fmt: skip


def _fell(text: str, listed: tuple[Word, ...], number: int, after: int) -> str:
    """Whether the number counts killed or wounded: "killed one", "four municipal workers were wounded"."""
    at = number - 1
    while at >= 0 and number - at <= 4:
        if _BREAK.search(text[listed[at].end : listed[at + 1].start]):
            break
        lower = listed[at].folded
        if lower.startswith(("kill", "wound", "injur", "hurt", "murder")):
            return _FELL.get(stem(lower), "killed")
        if lower not in _ABOUT and lower not in ("more", "at", "a", "an", "another", "as", "many", "to", "the", "up"):
            break
        at -= 1
    for at in range(after, min(after + 6, len(listed))):
        if _BREAK.search(text[listed[at - 1].end : listed[at].start]):
            break
        lower = listed[at].folded
        if lower in (
            "killed",
            "dead",
            "died",
            "wounded",
            "injured",
            "hurt",
            "murdered",
            "deaths",
            "fatalities",
            "injuries",
        ):
            return "wounded" if lower in ("wounded", "injured", "hurt", "injuries") else "killed"
        if lower in ("and", "who", "that", "said", "or", "with", "in", "on"):
            break
    return ""


def _one_person(text: str, listed: tuple[Word, ...], number: int) -> Quantity | None:
    """ "killed a 55-year-old woman" counts one."""
    if listed[number].folded not in ("a", "an") or number == 0:
        return None
    lower = listed[number - 1].folded
    if not lower.startswith(("kill", "wound", "injur", "murder")):
        return None
    if _BREAK.search(text[listed[number - 1].end : listed[number].start]):
        return None
    for at in range(number + 1, min(number + 7, len(listed))):
        if _BREAK.search(text[listed[at - 1].end : listed[at].start]):
            return None
        if listed[at].folded in PERSON_NOUNS:
            start, end = listed[number].start, listed[at].end
            return Quantity(start, end, text[start:end], 1.0, _FELL.get(stem(lower), "killed"))
    return None


_PEOPLE_STEMS = frozenset(stem(word) for word in PERSON_NOUNS)
