"""Finds the sentence of the body that bears a claim: one or two neighbours, never the bag of all words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from math import log

from standfirst.desk.statements import Statement, with_words
from standfirst.desk.text import folding
from standfirst.desk.text.countries import COUNTRY_PHRASES
from standfirst.desk.text.lists import FUNCTION, SAY, TITLE_WORDS
from standfirst.desk.text.names import is_title_case
from standfirst.desk.text.quantities import Quantity, may_count, quantities
from standfirst.desk.text.words import folded_words, words

ENOUGH = 0.3
"""The least score at which a sentence is said to bear a claim."""
_PAIR_GAIN = 0.12
"""How much more two neighbours must cover than the better of them, to be taken together."""


@dataclass(frozen=True)
class Support:
    """The body sentences `first` to `last` (indices into the statements given, at most two) bear the claim;
    `score` is the share of the claim's matter, weighted by rarity, that stands there: 0 to 1."""

    first: int
    last: int
    score: float


@lru_cache(maxsize=2048)
def matter(text: str) -> dict[str, float]:
    """The stems of the words of `text` that carry matter, each with its share in it: 1, or less for what goes with
    something else (titles, given names, verbs of saying). Countries go by one name, numbers by their value."""
    listed = words(text)
    titled = is_title_case(text)
    found: dict[str, float] = {}
    for number, word in enumerate(listed):
        if word.folded in FUNCTION or len(word.text) < 2 or word.text[0].isdigit():
            continue
        following = listed[number + 1] if number + 1 < len(listed) else None
        share = 1.0
        if word.folded in SAY:
            share = 0.4
        elif (
            not titled
            and word.capital
            and following is not None
            and following.capital
            and text[word.end : following.start] == " "
        ):
            share = 0.35  # a title or a given name: the name's last word tells
        elif word.folded in TITLE_WORDS:
            share = 0.5
        found[word.stem] = max(share, found.get(word.stem, 0.0))
    for left, right in pairwise(listed):
        country = COUNTRY_PHRASES.get((left.folded, right.folded))
        if country:
            found.pop(left.stem, None)
            found.pop(right.stem, None)
            found[country] = 1.0
    for quantity in quantities(text):
        found[_value(quantity)] = 1.0
    return found


def _value(quantity: Quantity) -> str:
    return f"={quantity.value:g}"


class Body:
    """The body's sentences, ready to be asked which of them bears a claim.

    `texts` are the body's passages, `statements` all their sentences.
    """

    def __init__(self, texts: Sequence[str], statements: tuple[Statement, ...]) -> None:
        self._texts, self.statements = texts, statements
        self._where: dict[str, list[int]] = defaultdict(list)
        self._told: dict[str, tuple[dict[str, float], float]] = {}
        for number, stems in enumerate(chain.from_iterable(map(_stems_of, texts))):
            for each in stems:
                self._where[each].append(number)

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        """As `_where`, for numbers by their value: read only once a claim has one."""
        where: dict[str, list[int]] = defaultdict(list)
        for number, found in self.quantities.items():
            for value in {_value(quantity) for quantity in found}:
                where[value].append(number)
        return where

    @cached_property
    def quantities(self) -> dict[int, tuple[Quantity, ...]]:
        """The quantities of the sentences that have any, by the sentence's number."""
        read = enumerate(chain.from_iterable(map(_quantities_of, self._texts)))
        return {number: found for number, found in read if found}

    @cached_property
    def every_quantity(self) -> tuple[Quantity, ...]:
        """The quantities of the body in order."""
        return tuple(each for found in self.quantities.values() for each in found)

    @cached_property
    def values(self) -> tuple[list[float], list[Quantity]]:
        """The quantities of the body, each kind of them once, in the order of their values, and those values."""
        apart = {
            (each.value, each.role, each.what, each.about): each for found in self.quantities.values() for each in found
        }
        listed = sorted(apart.values(), key=lambda each: each.value)
        return [each.value for each in listed], listed

    def weight(self, stem: str) -> float:
        """How much it tells that a sentence holds `stem`: rare words of the body tell more."""
        return log(1 + (len(self.statements) + 1) / (len(self._holding(stem)) + 0.5))

    def holding(self, stem: str) -> tuple[int, ...]:
        """The numbers of the sentences that hold `stem`."""
        return tuple(self._holding(stem))

    def _holding(self, stem: str) -> Sequence[int]:
        return (self._numbers if stem.startswith("=") else self._where).get(stem, ())

    def _weights(self, claim: str) -> tuple[dict[str, float], float]:
        """The weight of each stem of `claim`, and of all of them."""
        if claim not in self._told:
            self._told[claim] = self._weighed(claim)
        return self._told[claim]

    def _weighed(self, claim: str) -> tuple[dict[str, float], float]:
        # A word that the body never uses may be a paraphrase: it counts, but not above the ordinary.
        ordinary = log(1 + (len(self.statements) + 1) / 2.5)
        weights = {
            stem: share * (self.weight(stem) if self._holding(stem) else min(self.weight(stem), ordinary))
            for stem, share in matter(claim).items()
        }
        return weights, sum(weights.values())

    def scores(self, claim: str) -> dict[int, float]:
        """For each sentence that shares anything with `claim`, the share of the claim's matter in it."""
        weights, total = self._weights(claim)
        got: dict[int, float] = defaultdict(float)
        for each, weight in weights.items():
            for number in self._holding(each):
                got[number] += weight
        return {number: value / total for number, value in got.items()} if total else {}

    def best(self, claim: str) -> Support | None:
        """The sentence that bears `claim` best, with its neighbour in the same block where that adds much."""
        scores = self.scores(claim)
        if not scores:
            return None
        most = max(scores.values())
        alike = round(most, 3)
        number = min(each for each, score in scores.items() if score > most - 0.002 and round(score, 3) == alike)
        support = Support(number, number, scores[number])
        weights, total = self._weights(claim)
        for first in (number - 1, number):
            if not 0 <= first < len(self.statements) - 1:
                continue
            if self.statements[first].place != self.statements[first + 1].place:
                continue
            both = (first, first + 1)
            score = sum(weight for stem, weight in weights.items() if _any_of(both, self._holding(stem))) / total
            if score >= support.score + _PAIR_GAIN:
                support = Support(first, first + 1, score)
        return support if support.score >= ENOUGH else None


def _any_of(sought: tuple[int, int], numbers: Sequence[int]) -> bool:
    return sought[0] in numbers or sought[1] in numbers


_HEADS = frozenset(phrase[0] for phrase in COUNTRY_PHRASES)


class _Carried(dict[str, str]):
    """What a folded word adds to the keys of `matter`: its stem, "" where that is nothing."""

    def __missing__(self, folded: str) -> str:
        empty = folded in FUNCTION or len(folded) < 2 or folded[0].isdigit()
        carried = "" if empty else folding.stem(folded)
        if len(self) < _KNOWN:
            self[folded] = carried
        return carried


_KNOWN = 50_000
_carried = _Carried()


@lru_cache(maxsize=4096)
def _stems_of(text: str) -> tuple[set[str], ...]:
    """The keys of `matter` for each sentence of a passage, but for numbers."""
    phrases = not _HEADS.isdisjoint(folded_words(text))
    found = []
    for _, listed in with_words(text):
        stems = {_carried[word.folded] for word in listed}
        stems.discard("")
        if phrases:
            for left, right in pairwise(listed):
                if country := COUNTRY_PHRASES.get((left.folded, right.folded)):
                    stems -= {left.stem, right.stem}
                    stems.add(country)
        found.append(stems)
    return tuple(found)


@lru_cache(maxsize=4096)
def _quantities_of(text: str) -> tuple[tuple[Quantity, ...], ...]:
    """The quantities of each sentence of a passage."""
    return tuple(
        quantities(sentence.text) if may_count(sentence.text, listed) else () for sentence, listed in with_words(text)
    )
