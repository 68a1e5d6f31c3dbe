"""Decides whether two spellings that are one slip apart are one name, by the company they keep."""

from __future__ import annotations

from standfirst.desk.spellings import Spelling
from standfirst.desk.text.countries import COUNTRY_OF
from standfirst.desk.text.givennames import GIVEN_NAMES, ORDINARY

_SETTLED = ORDINARY | GIVEN_NAMES


def may_be_one(left: Spelling, right: Spelling) -> bool:
    """Whether the company the two spellings keep lets them be one name."""
    a, b = left.folded, right.folded
    if inflected(a, b) or inflected(b, a) or "." in a + b:
        return False
    rare, usual = sorted((left, right), key=lambda each: each.count)
    shared = bool(left.befores() & right.befores() or left.afters() & right.afters())
    if left.beside(right):
        return False
    if shared:
        return not (a in _SETTLED and b in _SETTLED and (ORDINARY & {a, b} or a.startswith(b) or b.startswith(a)))
    if min(len(a), len(b)) < 5 or rare.count > 1:
        return False
    if rare.folded in ORDINARY or rare.folded in COUNTRY_OF or (a in _SETTLED and b in _SETTLED):
        return False
    one = rare.occurrences[0]
    if one.after:
        return False
    if one.before:  # the rare one ends a longer name: the usual one must be a surname without a given name of its own
        return usual.stands_alone and not usual.befores() and not usual.afters()
    if not one.sure and not any(each.sure for each in usual.occurrences):
        return False
    return (usual.stands_alone or usual.ends_a_name) and (usual.count > 1 or len(a) > 5)


def inflected(word: str, longer: str) -> bool:
    """Whether `longer` may be another form of `word`, or its people."""
    if word in COUNTRY_OF and COUNTRY_OF[word] == COUNTRY_OF.get(longer):
        return True
    return longer == word + "s" or (longer == word + "n" and word[-1] in "aeio") or longer == word + "i"
