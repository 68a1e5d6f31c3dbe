"""Finds words that are one slip of the finger apart: a letter more, less, other, or two letters swapped."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache


@lru_cache(maxsize=64)
def one_slip_apart(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Every pair of different `words` at optimal string alignment distance 1, each pair once, in stable order.

    Works by deletion neighbourhoods (two such words share a form that lacks one letter of each), so its time
    grows with the letters given and not with the square of the words.
    """
    shared: dict[str, list[str]] = defaultdict(list)
    for word in dict.fromkeys(words):
        for form in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            shared[form].append(word)
    found: dict[tuple[str, str], None] = {}
    for group in shared.values():
        for number, left in enumerate(group):
            for right in group[number + 1 :]:
                if (left, right) not in found and slip(left, right):
                    found[left, right] = None
    return tuple(found)


def slip(left: str, right: str) -> str:
    """What one slip makes `right` of `left`: swapped, other letter, missing letter, extra letter; "" if none does."""
    if left == right or abs(len(left) - len(right)) > 1:
        return ""
    at = 0
    while at < min(len(left), len(right)) and left[at] == right[at]:
        at += 1
    a, b = left[at:], right[at:]
    if len(a) == len(b):
        if a[1:] == b[1:]:
            return "other letter"
        return "swapped" if a[:2] == b[1::-1] and a[2:] == b[2:] else ""
    if len(a) > len(b):
        return "missing letter" if a[1:] == b else ""
    return "extra letter" if b[1:] == a else ""
