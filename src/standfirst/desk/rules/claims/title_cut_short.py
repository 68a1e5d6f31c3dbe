"""A person's part is cut so short that it no longer says whose: "aide" for "presidential aide".

What: in a headline, standfirst or Quick Look a word that needs a whose (aide, adviser, spokesman, envoy, deputy ...)
    stands alone before a name that the Deep Look introduces with it.
Why: the Quick Looks are read first; there the name has not been introduced yet.
Example: "aide Vladimir Medinsky" in the Quick Look, "presidential aide Vladimir Medinsky" in the Deep Look.
Source: our own reading of news pages that summarise themselves.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.lists import FUNCTION
from standfirst.desk.text.names import names
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import words
from standfirst.story import Part

FLAGGED = (
    (
        example(
            "The team was headed by mayoral aide Ola Holm.", quick_looks=("The team was headed by aide Ola Holm.",)
        ),
        "quick_looks[0]",
        "aide Ola Holm",
    ),
)
CLEAN = (
    example(
        "The team was headed by mayoral aide Ola Holm.", quick_looks=("The team was headed by mayoral aide Ola Holm.",)
    ),
    example("The team was headed by aide Ola Holm.", quick_looks=("The team was headed by aide Ola Holm.",)),
    example("The mayor's aide Ola Holm spoke.", quick_looks=("The mayor's aide Ola Holm spoke.",)),
)

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOK)
_WHOSE = word_set("aide adviser advisor spokesman spokeswoman spokesperson envoy deputy assistant lawyer attorney ally")


@rule(Level.STYLE, MismatchKind.TITLE)
def title_cut_short(analysis: Analysis) -> Iterator[Remark]:
    fuller = None
    for claim in analysis.assertions:
        if claim.passage.part not in _SPEAKS:
            continue
        for noun, last, whose, start, end in _introduced(claim.text):
            if whose:
                continue
            if fuller is None:
                fuller = {
                    (one, name): each.span(begin, stop)
                    for each in analysis.body_statements
                    for one, name, who, begin, stop in _introduced(each.text)
                    if who
                }
            there = fuller.get((noun, last))
            if there is not None:
                here = claim.span(start, end)
                message = f'{claim.passage.name} has "{here.words}"; the Deep Look has "{there.words}". Say whose.'
                yield Remark(message, (here, there), there.words)


def _introduced(text: str) -> Iterator[tuple[str, str, str, int, int]]:
    """Each name with such a word before it: the word, the name's last word, the word before both ("" if of grammar),
    and where the whole begins and ends."""
    listed = words(text)
    starts = {word.start: number for number, word in enumerate(listed)}
    for name in names(text):
        number = starts[name.words[0].start] - 1
        if number < 0 or listed[number].folded not in _WHOSE or listed[number].capital:
            continue
        before = listed[number - 1] if number else None
        whose = before is not None and before.folded not in FUNCTION and text[before.end : listed[number].start]
        begin = before.start if before is not None and whose else listed[number].start
        yield listed[number].folded, name.words[-1].folded, "yes" if whose else "", begin, name.end
