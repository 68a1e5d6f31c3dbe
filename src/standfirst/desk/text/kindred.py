"""Words that belong to one kind of thing (brother, sister), from the packaged list `data/kinds.txt`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from standfirst.desk.text.wordlist import packaged


class Belongs(NamedTuple):
    """What a word is of its kind: `one` is the same for all words for it. `named` says that the words of this kind
    are written with a capital, or may be."""

    kind: str
    one: str
    named: bool


@cache
def kindred() -> dict[str, Belongs]:
    """For a word in small letters, or two joined by a hyphen, what it belongs to: of two words of a kind that are not
    one, at most one is true of a thing. Read when first asked for."""
    found: dict[str, Belongs] = {}
    for line in packaged("kinds"):
        kind, _, members = line.partition(": ")
        for group in members.split():
            forms = group.split("/")
            for form in forms:
                found.setdefault(form, Belongs(kind.removeprefix("^"), forms[0], kind.startswith("^")))
    return found
