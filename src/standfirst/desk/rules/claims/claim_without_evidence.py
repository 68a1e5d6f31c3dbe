"""A claim, or one thing it lists, has nothing in the Deep Look that bears it out.

What: a sentence of the standfirst or a Quick Look that no sentence of the Deep Look bears; or "over the price and the
    berths", where the bearing sentence has the price and the berths stand nowhere. Noted beside the evidence only:
    a summary may know more than the text, but the desk should see where it does. Other words for the same thing are
    not told from other things, so a single new word is never noted.
Why: what only the summary says was checked by nobody who edited the text.
Example: "over ceasefire terms and territory", where the Deep Look speaks of the terms and never of territory.
Source: our own reading of news pages that summarise themselves.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.support import matter
from standfirst.desk.text.lists import FUNCTION
from standfirst.desk.text.words import words
from standfirst.story import Part

_TALKS = "The ferrymen and the town remain divided over the price of a crossing."

FLAGGED = (
    (
        example(_TALKS, quick_looks=("Ferrymen and town are divided over price and berths.",)),
        "quick_looks[0]",
        "berths",
    ),
    (
        example(_TALKS, standfirst="Neighbouring harbours demand a summit on piracy this winter."),
        "standfirst",
        "Neighbouring harbours demand a summit on piracy this winter.",
    ),
)
CLEAN = (
    example(_TALKS, quick_looks=("Ferrymen and town are divided over the price of a crossing.",)),
    example(
        _TALKS, "A berth costs 40 crowns.", quick_looks=("Ferrymen and town are divided over price and berths.",)
    ),
    example(standfirst="Neighbouring harbours demand a summit on piracy this winter."),
    example(_TALKS, quick_looks=("Read more.",)),
)  # fmt: skip

_SPEAKS = (Part.STANDFIRST, Part.QUICK_LOOK)
_MATTER = 4


@rule(Level.NOTE, MismatchKind.SUPPORT)
def claim_without_evidence(analysis: Analysis) -> Iterator[Remark]:
    if not analysis.body_statements:
        return
    for claim in analysis.assertions:
        if claim.passage.part not in _SPEAKS:
            continue
        support = analysis.support(claim)
        if support is None:
            if len(matter(claim.text)) >= _MATTER:
                message = (
                    f"No sentence of the Deep Look bears out what {claim.passage.name} says here. "
                    "Say it below too, or cut it."
                )
                yield Remark(message, (claim.span(),))
            continue
        yield from _listed(analysis, claim, {stem for each in analysis.bearers(support) for stem in matter(each.text)})


def _listed(analysis: Analysis, claim: Statement, borne: set[str]) -> Iterator[Remark]:
    """The last of two things joined by "and" at the end of a clause, where only the first is borne out."""
    text, listed = claim.text, words(claim.text)
    for number in range(1, len(listed) - 1):
        if listed[number].folded != "and":
            continue
        left, right = listed[number - 1], listed[number + 1]
        end = text[right.end : right.end + 1]
        if end not in ("", ".", ",", ";") or right.capital or right.folded in FUNCTION:
            continue
        if not _names_a_thing(right.folded) or text[left.end : right.start] != " and ":
            continue
        if left.stem not in borne or analysis.searched_body.holding(right.stem):
            continue
        if right.folded[:4] in analysis.body_roots:
            continue
        here = claim.span(right.start, right.end)
        message = (
            f'{claim.passage.name} lists "{here.words}"; nothing in the Deep Look speaks of it. Bear it out or cut it.'
        )
        yield Remark(message, (here,))


def _names_a_thing(folded: str) -> bool:
    return len(folded) > 3 and not folded.endswith(("ed", "ing", "ly"))
