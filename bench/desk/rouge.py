"""ROUGE-N as everybody computes it: overlap of n-grams, clipped, of lower-cased words without stemming.

Lin, ROUGE: A Package for Automatic Evaluation of Summaries, 2004. Words are runs of letters and digits; F1 is the
harmonic mean of recall and precision; with several references none is chosen, we have one each.
"""

from __future__ import annotations

import re
from collections import Counter


def tokens(text: str) -> list[str]:
    """The words that are compared."""
    return re.findall(r"[a-z0-9]+", text.lower())


def rouge(candidate: str, reference: str, n: int) -> float:
    """ROUGE-`n` F1 of `candidate` against `reference`, 0 to 1."""
    ours, theirs = _grams(tokens(candidate), n), _grams(tokens(reference), n)
    shared = (ours & theirs).total()
    if not shared:
        return 0.0
    recall, precision = shared / theirs.total(), shared / ours.total()
    return 2 * recall * precision / (recall + precision)


def _grams(words: list[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[at : at + n]) for at in range(len(words) - n + 1))
