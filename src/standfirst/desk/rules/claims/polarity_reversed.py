"""A headline, standfirst or Quick Look says the contrary of the Deep Look.

What: the claim has "accepted" where the sentence that bears it has "rejected" of the same thing (rise and fall, open
    and close, win and lose, ...); or the claim says not where the sentence does not, or the other way round, of the
    same verb. What is doubly negated, or said both ways in the Deep Look, is left alone.
Why: it is the one word that turns a story round, and it goes unseen because all the others are right.
Example: "The council approved the wall" in the Quick Look, "rejected the wall" in the Deep Look.
Source: our own reading of edited summaries; AP's rule that furniture agrees with the text.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.clauses import alike, either_contrasts
from standfirst.desk.comparison import Contrast, company
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind, Span
from standfirst.desk.kinds import denied, negations, sides
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.text.opposites import TURNED
from standfirst.desk.text.words import Word, words
from standfirst.story import Part

_VOTE = "The council rejected the plan for a higher flood wall by nine votes to four."

FLAGGED = (
    (
        example(_VOTE, quick_looks=("The council accepted the plan for a higher flood wall.",)),
        "quick_looks[0]",
        "accepted",
    ),
    (
        example(
            "The brewery has not been charged over the spill in the harbour.",
            standfirst="The brewery has been charged over the spill in the harbour.",
        ),
        "standfirst",
        "charged",
    ),
    (
        example(
            "The guards, who have searched the mill by night, have not found any trace of the thief.",
            quick_looks=("The guards, who have not searched the mill by night, have found no trace of the thief.",),
        ),
        "quick_looks[0]",
        "not searched",
    ),
    (
        example(
            "Investigators found evidence of poison in the well at Tace.",
            quick_looks=("Investigators found no evidence of poison in the well at Tace.",),
        ),
        "quick_looks[0]",
        "no evidence",
    ),
)
CLEAN = (
    example(
        "The guards, who have searched the mill, have not found any trace of the thief.",
        quick_looks=("The guards, who have searched the mill, have found no trace of the thief.",),
    ),
    example(
        "The wall will not only be raised, it will be widened, the council of Tace said.",
        quick_looks=("The wall will be raised and widened, the council of Tace said.",),
    ),
    example(_VOTE, quick_looks=("The council did not accept the plan for a higher flood wall.",)),
    example(
        "The mill opened at nine and closed at noon for want of hands.",
        quick_looks=("The mill closed at noon for want of hands.",),
    ),
    example(
        "Sales of cloth rose in May, and sales of rope fell.",
        quick_looks=("Sales of rope fell in May.",),
    ),
    example(
        "The brewery has not been charged over the spill. Two men have been charged over it.",
        quick_looks=("Two men have been charged over the spill at the brewery.",),
    ),
    example("The board sold two boats to Norway.", quick_looks=("Norway bought two boats from the board.",)),
    example("Nobody doubts the wall will be built.", quick_looks=("The wall will not be late.",)),
)

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK)
_SURE = 0.6
_PREPOSITIONS = frozenset(("in", "on", "at", "for", "with", "from", "by", "about", "of", "into", "over"))


@rule(Level.QUERY, MismatchKind.POLARITY)
def polarity_reversed(analysis: Analysis) -> Iterator[Remark]:
    for claim in analysis.assertions:
        if claim.passage.part not in _SPEAKS:
            continue
        told: set[int] = set()
        for each in either_contrasts(analysis, claim, sides, sure=_SURE, alone=2.0, least=4, both_ways=True):
            if each.here.start not in told and (each.mine.kind not in TURNED or _same_subject(analysis, claim, each)):
                told.add(each.here.start)
                yield _remark(claim, each.here, each.there)
        yield from _negation(analysis, claim)


def _same_subject(analysis: Analysis, claim: Statement, found: Contrast) -> bool:
    """Whether who buys in the claim is who sells in the body: the two share a word before the verb, and none of the
    claim's subject stands behind it there."""
    bearer = next(
        each
        for each in analysis.body_statements
        if each.place == found.there.place and each.start <= found.there.start < each.end
    )
    mine = company(claim.text, found.mine.first, found.mine.last, behind=False)
    before = company(bearer.text, found.other.first, found.other.last, behind=False)
    after = company(bearer.text, found.other.first, found.other.last, before=False)
    return bool(mine & before) and not mine & after


def _negation(analysis: Analysis, claim: Statement) -> Iterator[Remark]:
    support = analysis.support(claim)
    if support is None or support.score < _SURE + 0.1:
        return
    mine = negations(claim.text)
    for bearer in analysis.bearers(support):
        theirs = negations(bearer.text)
        denying = [pair for pair in _pairs(claim, bearer, mine) if not _is_denied(analysis, pair[1])]
        claiming = [(here, there) for there, here in _pairs(bearer, claim, theirs)]
        for here, there in (*denying, *(each for each in claiming if not _said_plainly(analysis, bearer, each[0]))):
            yield _remark(claim, here, there)
            return


def _is_denied(analysis: Analysis, there: Span) -> bool:
    """Whether a sentence of the body denies what the words `there` say."""
    stem = words(there.words)[-1].stem
    for number in analysis.searched_body.holding(stem):
        text = analysis.body_statements[number].text
        if any(word.stem == stem and denied(text, at) for at, word in enumerate(words(text))):
            return True
    return False


def _pairs(one: Statement, other: Statement, found: tuple[tuple[int, int], ...]) -> Iterator[tuple[Span, Span]]:
    """What `one` negates and `other` says plainly of the same thing: the words of both."""
    ours, theirs = words(one.text), words(other.text)
    for negation, number in found:
        if any(word.folded in _PREPOSITIONS for word in ours[negation + 1 : number]):
            continue  # "will not be at the debate" denies no debate
        for at, word in enumerate(theirs):
            if word.stem == ours[number].stem and alike(one.text, number, other.text, at) >= 2:
                if denied(other.text, at) or _not_only(ours, negation):
                    continue
                yield (
                    one.span(ours[negation].start, ours[number].end),
                    other.span(word.start, word.end),
                )


def _not_only(listed: tuple[Word, ...], negation: int) -> bool:
    """Whether the negation denies nothing: "not only", "no doubt", "whether or not"."""
    after = listed[negation + 1].folded if negation + 1 < len(listed) else ""
    before = listed[negation - 1].folded if negation else ""
    return after in ("only", "just", "least", "doubt", "necessarily", "merely", "simply") or before == "or"


def _said_plainly(analysis: Analysis, bearer: Statement, here: Span) -> bool:
    """Whether another sentence of the body says without a negation what the claim says."""
    stem = words(here.words)[-1].stem
    for number in analysis.searched_body.holding(stem):
        other = analysis.body_statements[number]
        if other is not bearer and any(
            word.stem == stem and not denied(other.text, at) for at, word in enumerate(words(other.text))
        ):
            return True
    return False


def _remark(claim: Statement, here: Span, there: Span) -> Remark:
    message = (
        f'{claim.passage.name} says "{here.words}"; the Deep Look says the contrary: "{there.words}". Make them agree.'
    )
    return Remark(message, (here, there))
