"""Finds the sentence of the body that bears a claim: one or two neighbours, never the bag of all words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import log

from standfirst.desk.statements import Statement
from standfirst.desk.text.countries import COUNTRY_PHRASES
from standfirst.desk.text.lists import FUNCTION
from standfirst.desk.text.quantities import quantities
from standfirst.desk.text.words import words

ENOUGH = 0.3
"""The least score at which a sentence is said to bear a claim."""
_PAIR_GAIN = 0.18
"""How much more two neighbours must cover than the better of them, to be taken together."""
_ACROSS_GAIN = 0.1


@dataclass(frozen=True)
class Support:
    """The body sentences `first` to `last` (indices into the statements given, at most two) bear the claim;
    `score` is the share of the claim's matter, weighted by rarity, that stands there: 0 to 1."""

    first: int
    last: int
    score: float


@lru_cache(maxsize=2048)
def matter(text: str) -> frozenset[str]:
    """The stems of the words of `text` that carry matter, countries by one name, numbers by their value."""
    listed = words(text)
    found = {word.stem for word in listed if word.folded not in FUNCTION and len(word.text) > 1}
    folded = [word.folded for word in listed]
    for number in range(len(folded) - 1):
        country = COUNTRY_PHRASES.get(tuple(folded[number : number + 2]))
        if country:
            found.add(country)
            found -= {listed[number].stem, listed[number + 1].stem}
    for quantity in quantities(text):
        found.add(f"={quantity.value:g}")
    return frozenset(each for each in found if not each[0].isdigit())


class Body:
    """The body's sentences, ready to be asked which of them bears a claim."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self.statements = statements
        self._matter = [matter(each.text) for each in statements]
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, stems in enumerate(self._matter):
            for each in stems:
                self._where[each].append(number)

    def weight(self, stem: str) -> float:
        """How much it tells that a sentence holds `stem`: rare words of the body tell more."""
        return log(1 + (len(self.statements) + 1) / (len(self._where.get(stem, ())) + 0.5))

    def near(self, number: int) -> range:
        """The indices of a sentence and of its neighbours in the body."""
        return range(max(0, number - 1), min(len(self.statements), number + 2))

    def scores(self, claim: str) -> dict[int, float]:
        """For each sentence that shares anything with `claim`, the share of the claim's matter in it."""
        wanted = matter(claim)
        weights = {stem: self.weight(stem) for stem in wanted}
        # A word of the claim that the body never uses may be a paraphrase: it counts, but not above the ordinary.
        ordinary = log(1 + (len(self.statements) + 1) / 2.5)
        total = sum(min(weight, ordinary) if stem not in self._where else weight for stem, weight in weights.items())
        got: dict[int, float] = defaultdict(float)
        for stem, weight in weights.items():
            for number in self._where.get(stem, ()):
                got[number] += weight
        return {number: value / total for number, value in got.items()} if total else {}

    def best(self, claim: str) -> Support | None:
        """The sentence that bears `claim` best, with its neighbour in the same block where that adds much."""
        scores = self.scores(claim)
        if not scores:
            return None
        number = max(scores, key=lambda each: (round(scores[each], 3), -each))
        support = Support(number, number, scores[number])
        for first in (number - 1, number):
            if first >= 0 and first + 1 < len(self.statements):
                left, right = self.statements[first], self.statements[first + 1]
                if left.place != right.place:
                    continue
                both = self._share(claim, self._matter[first] | self._matter[first + 1])
                if both >= support.score + _PAIR_GAIN:
                    support = Support(first, first + 1, both)
        return support if support.score >= ENOUGH else None

    def _share(self, claim: str, stems: frozenset[str]) -> float:
        wanted = matter(claim)
        ordinary = log(1 + (len(self.statements) + 1) / 2.5)
        total = sum(self.weight(each) if each in self._where else min(self.weight(each), ordinary) for each in wanted)
        return sum(self.weight(each) for each in wanted & stems) / total if total else 0.0
