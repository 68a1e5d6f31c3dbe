"""Finds countries and the cities news copy names most, under all their spellings, by a packaged table of our own."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from standfirst.desk.text.folding import fold
from standfirst.desk.text.givennames import ORDINARY
from standfirst.desk.text.lists import COMMON, TITLE_WORDS
from standfirst.desk.text.names import is_title_case
from standfirst.desk.text.wordlist import packaged, word_set
from standfirst.desk.text.words import Word, words


class Place(NamedTuple):
    """A country or a city: code points `start` to `end` of the text, words `first` to `last` of `words(text)`.

    `name` is the same for all its spellings ("kiev" and "kyiv" are "kyiv"), `form` this spelling folded. `country` is
    the country's first name in the table, the same as `name` for a country itself, "" where two countries have such a
    city. `former` says that it is a name of the past. `within` says that a word before it
    ("in", "left", "reached") shows it as a place.
    """

    start: int
    end: int
    text: str
    first: int
    last: int
    name: str
    form: str
    country: str
    former: bool
    within: bool


class _Entry(NamedTuple):
    name: str
    country: str
    former: bool


@cache
def _table() -> tuple[dict[tuple[str, ...], _Entry], dict[str, int]]:
    """Every form, as its folded words; and for the first word of a form the most words a form that begins so has."""
    forms: dict[tuple[str, ...], _Entry] = {}
    for line in packaged("places"):
        head, _, cities = line.partition(": ")
        country = ""
        for number, names in enumerate((head, *cities.split(", "))):
            for sign, form in _FORM.findall("=" + names):
                key = _parts(form)
                if sign == "=" and names.startswith(form):
                    name = " ".join(key)
                country = country or name
                kept = forms.get(key)
                both = kept is not None and number and kept.country != country
                forms[key] = _Entry(name, "" if both else country, sign == "<")
    longest: dict[str, int] = {}
    for key in forms:
        longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return forms, longest


_FORM = re.compile(r"([=<])([^=<]+)")
_BETWEEN = frozenset((" ", "-", "\u00a0", "‑", "‐", ". "))
_WITHIN = word_set(
    """
    in at near outside inside around across into to from of toward towards through between via leave left leaving
    reach reached reaching visit visits visited visiting enter entered hit struck bombed captured besieged
    """
)


def _parts(form: str) -> tuple[str, ...]:
    return tuple(fold(each) for each in form.split("-"))


@lru_cache(maxsize=1024)
def places(text: str) -> tuple[Place, ...]:
    """The countries and cities of the table that `text` names, in order; none that is part of a longer name, as in
    "Paris Hilton", "Michael Jordan" or "the Bombay High Court"."""
    forms, longest = _table()
    listed = words(text)
    titled = is_title_case(text)
    found = []
    taken = -1
    for number, word in enumerate(listed):
        most = longest.get(word.folded, 0) if number > taken and word.capital else 0
        for count in range(most, 0, -1):
            run = listed[number : number + count]
            entry = forms.get(tuple(each.folded for each in run)) if len(run) == count else None
            if entry is None or not _together(text, run):
                continue
            last = number + count - 1
            if titled or not _in_longer_name(text, listed, number, last):
                start, end = word.start, listed[last].end
                within = number > 0 and listed[number - 1].folded in _WITHIN
                form = " ".join(each.folded for each in run)
                found.append(Place(start, end, text[start:end], number, last, entry.name, form, *entry[1:], within))
            taken = last
            break
    return tuple(found)


def two_forms_of_a_place(said: frozenset[str]) -> bool:
    """Whether among the folded words `said` are all those of two names of one place: soon told, and mostly not so."""
    seen: set[str] = set()
    for head in said & _table()[1].keys():
        for form, name in _by_head()[head]:
            if said.issuperset(form):
                if name in seen:
                    return True
                seen.add(name)
    return False


@cache
def _by_head() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The forms that begin with a word, each with the name of its place."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, entry in _table()[0].items():
        found.setdefault(form[0], []).append((form, entry.name))
    return found


def same_place(one: str, other: str) -> bool:
    """Whether two names, without a "the" before them, are one place's: "Kiev" and "Kyiv", "Burma" and "Myanmar"."""
    forms = _table()[0]
    left, right = (forms.get(tuple(word.folded for word in words(each))) for each in (one, other))
    return left is not None and right is not None and left.name == right.name


def _together(text: str, run: tuple[Word, ...]) -> bool:
    return all(text[left.end : right.start] in _BETWEEN for left, right in pairwise(run))


def _in_longer_name(text: str, listed: tuple[Word, ...], first: int, last: int) -> bool:
    before = listed[first - 1] if first else None
    after = listed[last + 1] if last + 1 < len(listed) else None
    return (
        before is not None
        and before.capital
        and text[before.end : listed[first].start] in (" ", "-")
        and not (before.folded in COMMON or before.folded in _SIDES)
    ) or (
        after is not None
        and after.capital
        and text[listed[last].end : after.start] in (" ", "-")
        and after.folded not in TITLE_WORDS
        and after.folded not in _DAYS
    )


_SIDES = word_set("northern southern eastern western central greater downtown north south east west")
_DAYS = frozenset(word for word in ORDINARY if word.endswith("day"))
"""An agency's "in Kyiv Friday"."""
