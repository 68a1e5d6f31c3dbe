"""What most rules on claims begin with: the claims of the parts that speak, with the sentences that bear them."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.statements import Statement
from standfirst.desk.support import Support
from standfirst.desk.text.folding import stem
from standfirst.desk.text.wordlist import word_list
from standfirst.story import Part

SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK)
"""The parts that tell the story again in few words; a caption speaks of its picture."""


def supported(analysis: Analysis, sure: float) -> Iterator[tuple[Statement, Support]]:
    """The claims of those parts, sentence by sentence, that the Deep Look bears with a score of at least `sure`."""
    for claim in analysis.assertions:
        support = analysis.support(claim) if claim.passage.part in SPEAKS else None
        if support is not None and support.score >= sure:
            yield claim, support


def stems_of(text: str) -> frozenset[str]:
    """The stems of the words of `text`, as the rules list them."""
    return frozenset(stem(word) for word in word_list(text))
