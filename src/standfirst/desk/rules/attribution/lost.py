"""A Quick Look or standfirst states as fact what the Deep Look gives as somebody's word.

What: of deaths, attacks, crimes and accusations, the sentence that bears the claim says who says so ("according to
    officials", ", police said"), no other sentence says it in the story's own voice, and the claim names nobody.
Why: early tolls and accusations change; the source is part of the fact, and of the paper's defence.
Example: "A strike killed one and wounded four", where the Deep Look adds "according to regional officials".
Source: AP Stylebook and Reuters Handbook on sourcing: attribute what you have not seen yourself.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.support import Support, matter
from standfirst.desk.text.attributions import Attribution, attributes_at_all, attributions
from standfirst.desk.text.folding import stem
from standfirst.desk.text.wordlist import word_list
from standfirst.story import Part

_RAID = "A night raid on the harbour killed two dockers, according to the port authority."

FLAGGED = (
    (
        example(_RAID, quick_looks=("A night raid on the harbour killed two dockers.",)),
        "quick_looks[0]",
        "A night raid on the harbour killed two dockers.",
    ),
    (
        example(
            "Two men stole the mayor's chain on Sunday, police said.", standfirst="Two men stole the mayor's chain."
        ),
        "standfirst",
        "Two men stole the mayor's chain.",
    ),
)
CLEAN = (
    example(_RAID, quick_looks=("A night raid killed two dockers, the port authority says.",)),
    example(
        _RAID, "Two dockers were killed in the raid on the harbour.", quick_looks=("A raid on the harbour killed two.",)
    ),
    example("The fair opens on Sunday, police said.", quick_looks=("The fair opens on Sunday.",)),
    example(_RAID, headline="Two Dockers Killed in Night Raid on the Harbour"),
)

_SPEAKS = (Part.QUICK_LOOK, Part.STANDFIRST)
_SURE = 0.45
_GRAVE = frozenset(
    stem(word)
    for word in word_list(
        """
        killed wounded attack bomb bombing shot shooting stabbed explosion blast missile raid arrested detained murder
        rape assault abuse abused torture fraud corruption bribe bribes stole stolen theft robbery poison poisoned
        hacked leaked lied cheated smuggled massacre hostage kidnapped abducted crash crashed collapsed died toll
        victims illegal illegally broke violated
        """
    )
)
"""What must not stand without its source (stems)."""


@rule(Level.QUERY, MismatchKind.ATTRIBUTION)
def lost(analysis: Analysis) -> Iterator[Remark]:
    for claim in analysis.assertions:
        if claim.passage.part not in _SPEAKS or attributes_at_all(claim.text) or not _GRAVE & matter(claim.text).keys():
            continue
        support = analysis.support(claim)
        if support is None or support.score < _SURE:
            continue
        found = _source(analysis, support)
        if found is None or _own_voice(analysis, claim, support):
            continue
        statement, source = found
        there = statement.span(source.start, source.end)
        message = (
            f'{claim.passage.name} states this as fact; the Deep Look has it "{there.words}". '
            "Say who says so, or say it in the story's own voice below."
        )
        yield Remark(message, (claim.span(), there))


def _source(analysis: Analysis, support: Support) -> tuple[Statement, Attribution] | None:
    for each in analysis.bearers(support):
        for attribution in attributions(each.text):
            if attribution.whole:
                return each, attribution
    return None


def _own_voice(analysis: Analysis, claim: Statement, support: Support) -> bool:
    """Whether some sentence that bears the claim nearly as well names no source."""
    grave = _GRAVE & matter(claim.text).keys()
    scores = analysis.searched_body.scores(claim.text)
    return any(
        score >= 0.6 * support.score
        and grave & matter(analysis.body_statements[number].text).keys()
        and not attributes_at_all(analysis.body_statements[number].text)
        for number, score in scores.items()
    )
