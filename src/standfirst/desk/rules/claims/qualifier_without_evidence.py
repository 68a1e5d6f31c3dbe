"""A claim praises or enlarges with a word that the Deep Look does not bear out.

What: a word of degree or rank ("high-level", "sweeping", "massive", "historic") stands before a noun of the claim,
    and no sentence of the Deep Look uses it. Only words of this kind are looked at, and only noted beside the evidence.
Why: such words come in with the shortening; they are the writer's, not the story's.
Example: "a high-level delegation", of which the Deep Look says who led it and nothing of its level.
Source: Reuters Handbook on adjectives; our own reading of news pages that summarise themselves.
"""

from collections.abc import Iterator
from itertools import pairwise

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.registry import Remark, rule
from standfirst.desk.supported import supported
from standfirst.desk.text.lists import FUNCTION
from standfirst.desk.text.quotes import quotes
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import words

FLAGGED = (
    (
        example(
            "A delegation of the ferrymen met the mayor on Monday.",
            quick_looks=("A high-level delegation of the ferrymen met the mayor.",),
        ),
        "quick_looks[0]",
        "high-level",
    ),
    (
        example(
            "The council changed the rules for boats.", standfirst="The council made sweeping changes to the rules."
        ),
        "standfirst",
        "sweeping",
    ),
)
CLEAN = (
    example("The high-level delegation met the mayor.", quick_looks=("A high-level delegation met the mayor.",)),
    example("The ferrymen met the mayor.", quick_looks=("“A historic day,” the ferrymen told the mayor.",)),
    example("The water was high. One level was dry.", quick_looks=("The water was high.",)),
)  # fmt: skip

_SURE = 0.35
_WORDS = word_set(
    """
    sweeping massive historic unprecedented landmark huge enormous dramatic fierce bitter stunning shocking
    devastating widespread urgent crucial controversial explosive extraordinary overwhelming sensational drastic
    severe brutal radical groundbreaking lavish notorious infamous prominent renowned prestigious
    """
)
_PAIRS = frozenset((("high", "level"), ("top", "level"), ("high", "profile"), ("high", "ranking"), ("far", "reaching")))


@rule(Level.NOTE, MismatchKind.SUPPORT)
def qualifier_without_evidence(analysis: Analysis) -> Iterator[Remark]:
    body_pairs = None
    for claim, support in supported(analysis, _SURE):
        listed = words(claim.text)
        quoted = quotes(claim.text)
        for number, word in enumerate(listed):
            after = listed[number + 1] if number + 1 < len(listed) else None
            if after is None or any(each.start <= word.start < each.end for each in quoted):
                continue
            end = word.end
            if (word.folded, after.folded) in _PAIRS and claim.text[word.end : after.start] in ("-", "‑"):
                if body_pairs is None:
                    body_pairs = _pairs(analysis)
                if (word.folded, after.folded) in body_pairs:
                    continue
                end = after.end
            elif word.folded not in _WORDS or after.folded in FUNCTION or analysis.searched_body.holding(word.stem):
                continue
            here = claim.span(word.start, end)
            bearer = analysis.bearers(support)[0].span()
            message = (
                f'{claim.passage.name} has "{here.words}"; nothing in the Deep Look says so. Bear it out or cut it.'
            )
            yield Remark(message, (here, bearer))


def _pairs(analysis: Analysis) -> set[tuple[str, str]]:
    """Words of the body that are joined by a hyphen."""
    found = set()
    for each in analysis.body_statements:
        listed = words(each.text)
        for left, right in pairwise(listed):
            if each.text[left.end : right.start] in ("-", "‑"):
                found.add((left.folded, right.folded))
    return found
