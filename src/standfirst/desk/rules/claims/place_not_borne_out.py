"""A headline, standfirst or Quick Look puts an event in another place, or country, than the Deep Look.

What: the claim names a country or its people, and the sentence that bears it has another in its place; or the claim
    has "in Leeds", a name that stands nowhere in the Deep Look, where the sentence has "in Bradford" of the same deed.
    A place and the country it lies in are not told apart by a list: where the words around differ the rule is silent.
Why: a place read wrongly sends the readers of one town, and its lawyers, to the other.
Example: "the Bank of China said" in the Quick Look, "the Bank of Japan said" in the Deep Look.
Source: our own reading of edited summaries; AP's rule that furniture agrees with the text.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.clauses import either_contrasts
from standfirst.desk.comparison import company
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind, Span
from standfirst.desk.kinds import countries
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.text.countries import COUNTRY_OF
from standfirst.desk.text.folding import stem
from standfirst.desk.text.givennames import ORDINARY
from standfirst.desk.text.names import Name, names
from standfirst.desk.text.places import same_place
from standfirst.desk.text.words import words
from standfirst.story import Part

FLAGGED = (
    (
        example(
            "The envoys met on Monday. They were to speak of the treaty, and of guards at the embassy of Norway.",
            quick_looks=("Envoys meet to speak of the treaty as guards stand at the embassy of Sweden.",),
        ),
        "quick_looks[0]",
        "Sweden",
    ),
    (
        example(
            "The Bank of Norway said on Monday it would buy bonds to hold down yields.",
            quick_looks=("The Bank of Sweden said it would buy bonds to hold down yields.",),
        ),
        "quick_looks[0]",
        "Sweden",
    ),
    (
        example(
            "The brothers were arrested in Tace after the fire at the mill.",
            quick_looks=("Brothers were arrested in Oden after the mill fire.",),
        ),
        "quick_looks[0]",
        "Oden",
    ),
)
CLEAN = (
    example(
        "The ferry is owned by the Norwegian-trained captain Ola Holm and sails to Sweden.",
        quick_looks=("Ferry owned by a captain from Sweden sails on.",),
    ),
    example("Norwegian ministers met in Oslo on Monday.", quick_looks=("Ministers of Norway met in Oslo.",)),
    example(
        "Ministers of Norway met. The Swedish ones stayed at home.",
        quick_looks=("Swedish ministers stayed at home.",),
    ),
    example(
        "Two men were arrested in Tace on Monday, and the mill was shut.",
        quick_looks=("Two men were arrested in the Vale of Tace.",),
    ),
    example("The Bank of England held rates at 4.75%.", headline="UK Interest Rates Held at 4.75%"),
    example("The brothers were arrested in Odesa after the fire.", quick_looks=("Brothers were arrested in Odessa.",)),
    example("Brothers were arrested in Mumbai after a mill fire.", quick_looks=("Brothers were arrested in Bombay.",)),
    example("The envoy of Norway flew home from Denmark.", quick_looks=("The envoy flew home to Scandinavia.",)),
)

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK)
_SURE = 0.55
_BRITISH = frozenset(("britain", "england", "scotland", "wales"))
_WHERE = frozenset(("in", "at", "near", "outside"))


@rule(Level.QUERY, MismatchKind.PLACE)
def place_not_borne_out(analysis: Analysis) -> Iterator[Remark]:
    for claim in analysis.assertions:
        if claim.passage.part not in _SPEAKS:
            continue
        for each in either_contrasts(analysis, claim, countries):
            if {each.mine.value, each.other.value} <= _BRITISH or each.other.value == "europe":
                continue  # "UK interest rates" are the Bank of England's; the Union is of its members
            yield _remark(claim, each.here, each.there)
        yield from _elsewhere(analysis, claim)


def _elsewhere(analysis: Analysis, claim: Statement) -> Iterator[Remark]:
    support = analysis.support(claim)
    if support is None or support.score < _SURE:
        return
    for name, number in _places(claim.text):
        if any(analysis.searched_body.holding(word.stem) or _rooted(analysis, word.folded) for word in name.words):
            continue
        own = company(claim.text, number, number)
        for bearer in analysis.bearers(support):
            theirs = _places(bearer.text)
            if len(theirs) != 1 or _named_in(theirs[0][0], claim.text):
                continue
            there, at = theirs[0]
            before = words(claim.text)[number].folded, words(bearer.text)[at].folded
            if same_place(name.text, there.text):
                continue
            if before[0] == before[1] and len(own & company(bearer.text, at, at)) >= 2:
                yield _remark(claim, claim.span(name.start, name.end), bearer.span(there.start, there.end))
                return


def _places(text: str) -> list[tuple[Name, int]]:
    """The names after "in", "at", "near", with the number of that word; countries are looked at elsewhere."""
    listed = words(text)
    starts = {word.start: number for number, word in enumerate(listed)}
    found = []
    for name in names(text):
        number = starts[name.words[0].start] - 1
        if number >= 0 and listed[number].folded == "the":
            number -= 1
        ordinary = name.words[-1].folded in COUNTRY_OF or name.words[-1].folded in ORDINARY  # "in May"
        if number >= 0 and listed[number].folded in _WHERE and not ordinary:
            found.append((name, number))
    return found


def _rooted(analysis: Analysis, folded: str) -> bool:
    """Whether the body has a word of the same root: Scotland, Scottish."""
    return folded[:4] in analysis.body_roots


def _named_in(name: Name, text: str) -> bool:
    said = {word.stem for word in words(text)}
    return any(stem(word.text) in said for word in name.words)


def _remark(claim: Statement, here: Span, there: Span) -> Remark:
    message = f'{claim.passage.name} has "{here.words}" where the Deep Look has "{there.words}". Make them agree.'
    return Remark(message, (here, there))
