"""A headline or Quick Look says "first" of more than the Deep Look does.

What: the claim has "first talks in years" where the Deep Look has "first face-to-face talks in three years": the word
    that limits the first (direct, competitive, female, league, indoor ...) is dropped, and nothing takes its place.
    A fuller phrase in the headline is asked of the Deep Look only where that too says first, and since when.
Why: "the first" is a claim readers check, and somebody always remembers an earlier one.
Example: "First Peace Talks in Years" over "first direct peace talks in three years".
Source: AP Stylebook: be sure of "first"; our own reading of news pages that summarise themselves.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.lists import FUNCTION
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import Word, words
from standfirst.story import Part

_MATCH = "It was the first competitive match between the two towns in nine years."

FLAGGED = (
    (example(_MATCH, headline="Towns Play First Match in Nine Years"), "headline", "First Match"),
    (
        example(_MATCH, quick_looks=("The towns play their first match in nine years.",)),
        "quick_looks[0]",
        "first match",
    ),
)
CLEAN = (
    example(_MATCH, headline="Towns Play First Competitive Match in Nine Years"),
    example(_MATCH, headline="Towns Play First Match"),
    example(_MATCH, "It was their first match since the war.", headline="Towns Play First Match in Nine Years"),
    example("It was the first long dry summer in years.", quick_looks=("It was the first dry summer in years.",)),
    example("They held their first face-to-face talks in years.", headline="They Hold First Direct Talks in Years"),
)  # fmt: skip

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK)
_LIMITS = word_set(
    """
    direct indirect face person bilateral formal official public private competitive league home away international
    overseas domestic female male woman women black gay openly indoor outdoor solo live televised commercial manned
    crewed unmanned civilian military elected democratic national state regional local european professional amateur
    senior junior full permanent outright overall individual team double summer winter foreign joint major
    contested reported recorded known confirmed
    """
)
"""Words that limit what something is the first of (folded); "face" and "person" stand for face-to-face, in-person."""
_TELLING = frozenset(("first",))
_SINCE = frozenset(("in", "since", "for", "of", "ever"))


class _First(NamedTuple):
    """ "first direct talks": the words `first` to `last` of the text, the stem of the noun, its limits."""

    first: int
    last: int
    noun: str
    limits: frozenset[str]
    scoped: bool


@rule(Level.QUERY, MismatchKind.SCOPE)
def first_widened(analysis: Analysis) -> Iterator[Remark]:
    body = [(each, first) for each in analysis.body_near(_TELLING) for first in _firsts(each.text)]
    for claim in analysis.assertions:
        if claim.passage.part not in _SPEAKS:
            continue
        listed = words(claim.text)
        limited = bool(_LIMITS & {word.folded for word in listed})
        for mine in _firsts(claim.text):
            alike = [(each, other) for each, other in body if other.noun == mine.noun]
            if (
                not mine.scoped
                or limited
                or not any(other.scoped for _, other in alike)
                or any(not other.limits for _, other in alike)
            ):
                continue
            bearer, other = next(pair for pair in alike if pair[1].scoped)
            theirs = words(bearer.text)
            here = claim.span(listed[mine.first].start, listed[mine.last].end)
            there = bearer.span(theirs[other.first].start, theirs[other.last].end)
            message = (
                f'{claim.passage.name} says "{here.words}" of all; the Deep Look says it only of '
                f'"{there.words}". Keep the word that limits it.'
            )
            yield Remark(message, (here, there))


@lru_cache(maxsize=2048)
def _firsts(text: str) -> tuple[_First, ...]:
    """Each "first" with the noun it goes with; `scoped` if it says since when or among what it is the first."""
    listed = words(text)
    found = []
    for number, word in enumerate(listed):
        if word.folded != "first":
            continue
        last = number
        for at in range(number + 1, min(number + 7, len(listed))):
            between = text[listed[at - 1].end : listed[at].start]
            if between.strip(" -‑") or (listed[at].folded in FUNCTION and "-" not in between):
                break
            last = at
        if last > number:
            limits = _LIMITS & {each.folded for each in listed[number + 1 : last]}
            found.append(_First(number, last, listed[last].stem, limits, _scoped(text, listed, last)))
    return tuple(found)


def _scoped(text: str, listed: tuple[Word, ...], last: int) -> bool:
    """Whether "in", "since" or "ever" follows within eight words of the clause."""
    for at in range(last + 1, min(last + 9, len(listed))):
        if text[listed[at - 1].end : listed[at].start].strip(" -‑'’s"):
            return False
        if listed[at].folded in _SINCE:
            return True
    return False
