"""A name is not spelt as the newsroom's own list spells it.

What: a word of a name is one slip (a letter more, less, other, or two swapped) from a word on the house list, and the
    words beside it, or the right spelling elsewhere in the story, show that the same name is meant.
Why: the newsroom has decided how it is spelt; nothing is left to ask.
Example: "Dolmabache Palace", where the list has "Dolmabahce Palace".
Source: the list handed in (`Lexicon`).
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.lexicon import Lexicon
from standfirst.desk.one_name import inflected, may_be_one
from standfirst.desk.registry import Remark, rule
from standfirst.desk.spellings import Occurrence, spellings
from standfirst.desk.text.countries import COUNTRY_OF
from standfirst.desk.text.folding import fold
from standfirst.desk.text.givennames import GIVEN_NAMES, ORDINARY
from standfirst.desk.text.words import words

LEXICON = Lexicon(frozenset(("Dolmabahce Palace", "Ines Caldeira", "Kupiansk")))
"""The list that the examples are read with."""

FLAGGED = (
    (example("They met at Dolmabache palace."), "deep_look[0]", "Dolmabache"),
    (example("We met Ines Caldiera.", "Caldiera spoke."), "deep_look[0]", "Caldiera"),
    (example("The strike hit Kupiannsk."), "deep_look[0]", "Kupiannsk"),
)
CLEAN = (
    example("They met at Dolmabahçe Palace with Ines Caldeira in Kupiansk."),
    example("Marco Caldiera is another man."),
    example("The Kupiansks were heard."),
)

_ALONE = 6
"""A shorter name that stands alone is one slip from too many others."""


@rule(Level.STOP)
def against_house_list(analysis: Analysis) -> Iterator[Remark]:
    lexicon = analysis.lexicon
    if not lexicon.words:
        return
    found = spellings(analysis.passages)
    for wrong, right in ((key, word) for key in found if key not in lexicon.words for word in lexicon.near(key)):
        if _other_word(wrong, right):
            continue
        spelling = found[wrong]
        if right in found:
            if not may_be_one(spelling, found[right]):
                continue
            meant = spelling.occurrences
        else:
            if not any(_same_company(each, lexicon.company[right]) for each in spelling.occurrences):
                continue
            meant = spelling.occurrences
        name = lexicon.name_with(right)
        message = f'The house list has "{name}"; here it is "{spelling.surface}". Spell it as the list does.'
        yield Remark(message, tuple(each.span for each in meant[:5]), _word(name, right))


def _other_word(wrong: str, right: str) -> bool:
    """Whether the two are forms of one word, or the one is an ordinary name of its own."""
    if wrong in COUNTRY_OF or wrong in ORDINARY or wrong in GIVEN_NAMES:
        return True
    return inflected(wrong, right) or inflected(right, wrong)


def _same_company(occurrence: Occurrence, company: frozenset[str]) -> bool:
    text, span = occurrence.passage.text, occurrence.span
    beside = {word.folded for word in words(text[max(0, span.start - 40) : span.start])[-2:]}
    beside |= {word.folded for word in words(text[span.end : span.end + 40])[:2]}
    if beside & company:
        return True
    alone = not occurrence.before and not occurrence.after
    return "" in company and alone and occurrence.sure and len(span.words) >= _ALONE


def _word(name: str, folded: str) -> str:
    return next(part for part in name.replace("-", " ").split() if fold(part) == folded)
