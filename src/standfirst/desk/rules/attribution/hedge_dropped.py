"""A claim drops the "reportedly", "alleged" or "suspected" that the Deep Look puts before the same word.

What: the sentence that bears the claim has "reportedly promised" or "suspected poisoning"; the claim has the same verb
    or noun with nothing of the kind and names no source; and no other sentence says it plainly.
Why: the little word is the paper's defence, and often the only truth there is so far.
Example: "promised each pilot a car" in the Quick Look, "has reportedly promised" in the Deep Look.
Source: AP Stylebook on "alleged"; Reuters Handbook on sourcing.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.supported import supported
from standfirst.desk.text.attributions import attributes_at_all
from standfirst.desk.text.lists import FUNCTION
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import Word, words

_GIFT = "The brewery's owner has reportedly promised a boat to each of the ferrymen of Tace."

FLAGGED = (
    (
        example(_GIFT, quick_looks=("The brewery's owner promised the ferrymen a boat each.",)),
        "quick_looks[0]",
        "promised",
    ),
    (
        example(
            "Two clerks were held on Monday over the suspected poisoning of the mayor's dog.",
            headline="Two clerks held over poisoning of the mayor's dog",
        ),
        "headline",
        "poisoning",
    ),
)
CLEAN = (
    example(_GIFT, quick_looks=("The brewery's owner has reportedly promised the ferrymen a boat each.",)),
    example(
        _GIFT, "He promised it on Monday.", quick_looks=("The brewery's owner promised the ferrymen a boat each.",)
    ),
    example(_GIFT, quick_looks=("The brewery's owner promised a boat to each ferryman, the guild says.",)),
    example(_GIFT, quick_looks=("The ferrymen of Tace do not love the brewery's owner.",)),
)

_HEDGES = word_set("reportedly allegedly alleged suspected supposedly purportedly purported")
_SURE = 0.5


@rule(Level.QUERY, MismatchKind.ATTRIBUTION)
def hedge_dropped(analysis: Analysis) -> Iterator[Remark]:
    if analysis.body_words.isdisjoint(_HEDGES):
        return
    for claim, support in supported(analysis, _SURE):
        said = {word.stem: word for word in words(claim.text)}
        for bearer in analysis.bearers(support):
            for hedge, word in _hedged(bearer.text):
                mine = said.get(word.stem)
                if mine is None or _plainly(analysis, word.stem):
                    continue
                if attributes_at_all(claim.text[: mine.start] + claim.text[mine.end :]):
                    continue
                here, there = claim.span(mine.start, mine.end), bearer.span(hedge.start, word.end)
                message = (
                    f'{claim.passage.name} has "{here.words}" as a fact; the Deep Look has "{there.words}". '
                    "Keep the word that says it is not known."
                )
                yield Remark(message, (here, there))
                break


def _hedged(text: str) -> Iterator[tuple[Word, Word]]:
    """Each hedge with the word of matter that it goes with, which follows it directly."""
    listed = words(text)
    for number, word in enumerate(listed[:-1]):
        following = listed[number + 1]
        joined = text[word.end : following.start] == " "
        if word.folded in _HEDGES and joined and following.folded not in FUNCTION:
            yield word, following


def _plainly(analysis: Analysis, stem: str) -> bool:
    """Whether some sentence of the body has the word without a hedge before it."""
    for number in analysis.searched_body.holding(stem):
        statement: Statement = analysis.body_statements[number]
        hedged = {word.start for _, word in _hedged(statement.text)}
        if any(word.stem == stem and word.start not in hedged for word in words(statement.text)):
            return True
    return False
