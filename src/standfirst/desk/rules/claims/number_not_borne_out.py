"""A number in a headline, standfirst, Quick Look or caption is not the Deep Look's.

What: the claim counts the same thing as the sentence that bears it (the killed, percent, money, an age, a length of
    time, a thing named) and has another number; or a Quick Look or headline has a number that stands nowhere below.
    Rounded numbers ("nearly 300" for 297), sums of two numbers in the text, and "one" for "a 55-year-old woman" are
    borne out.
Why: numbers are what readers quote and what is corrected most.
Example: the Quick Look has three killed, the Deep Look has two.
Source: AP's and Reuters' rule that furniture agrees with the text; Maier 2005 on numerical errors in newspapers.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from math import floor, log10

from standfirst.desk.analysis import Analysis
from standfirst.desk.clauses import clause_contrasts
from standfirst.desk.comparison import MOST_MEMBERS, Member, contrasts
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind, Span
from standfirst.desk.kinds import measures
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.text.folding import stem
from standfirst.desk.text.lists import PEOPLE, PERSON_NOUNS
from standfirst.desk.text.quantities import Quantity, quantities
from standfirst.desk.text.words import words
from standfirst.story import Part

_STRIKE = "A drone strike on the city killed a 55-year-old woman and wounded four municipal workers, officials said."

FLAGGED = (
    (example(_STRIKE, quick_looks=("A drone strike killed three and wounded four.",)), "quick_looks[0]", "three"),
    (example(_STRIKE, quick_looks=("A drone strike wounded five municipal workers.",)), "quick_looks[0]", "five"),
    (
        example(
            "The council raised the levy by 4.5 percent on Monday.", standfirst="The council raised the levy by 5.4%."
        ),
        "standfirst",
        "5.4%",
    ),
    (
        example("The ferry company will cut 120 jobs in May.", headline="Ferry Company to Cut 210 Jobs"),
        "headline",
        "210 Jobs",
    ),
    (
        example(
            "The black cloud hung over the village for 15 minutes.",
            quick_looks=("The cloud hung over the village for more than 15 minutes.",),
        ),
        "quick_looks[0]",
        "15 minutes",
    ),
    (
        example("The bridge of Tace was built by the monks.", quick_looks=("Monks built the bridge of Tace in 1821.",)),
        "quick_looks[0]",
        "1821",
    ),
)
CLEAN = (
    example(_STRIKE, quick_looks=("A drone strike killed one and wounded four.",)),
    example("The ferry company will cut 297 jobs in May.", headline="Ferry Company to Cut Nearly 300 Jobs"),
    example("Two men and three women were held.", quick_looks=("Five people were held.",)),
    example("Sales rose to 1,234,567 tickets.", quick_looks=("Sales rose to 1.2 million tickets.",)),
    example("The cloud hung for at least 15 minutes.", quick_looks=("The cloud hung for over 15 minutes.",)),
    example("The mill burnt down last year.", quick_looks=("The mill burnt down in 2014.",)),
    example("It was their first meeting in three years.", quick_looks=("They met for the first time in 3 years.",)),
    example("Growth was put at 1.8% in May.", standfirst="The bank cut its forecast of growth from 1.8% to 0.8%."),
    example("The year taught graduates the wrong lessons.", headline="2016 Teaches Graduates the Wrong Lessons"),
    example("Nobody came.", captions=("The hall holds 400 people.",)),
)

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK, Part.CAPTION)
_MUST_STAND_BELOW = (Part.HEADLINE, Part.QUICK_LOOK)
_HARD = frozenset(("killed", "wounded", "percent", "money", "count", "age"))
_SURE = 0.4
_TOTALS = frozenset(stem(word) for word in (*PEOPLE, *PERSON_NOUNS, "people", "goals", "points", "votes", "seats"))
"""What is summed up in a claim: persons, and what contests are counted in (stems)."""
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_BY_YEARS = re.compile(r"\b(?:last|this|next) (?:year|season|summer|month)|\byears? (?:ago|earlier)\b", re.IGNORECASE)


@rule(Level.QUERY, MismatchKind.NUMBER)
def number_not_borne_out(analysis: Analysis) -> Iterator[Remark]:
    for claim in analysis.assertions:
        if claim.passage.part not in _SPEAKS:
            continue
        told: set[int] = set()
        for quantity in islice(quantities(claim.text), MOST_MEMBERS):
            if quantity.role in ("ordinal", "score"):
                continue
            if quantity.role == "year":
                yield from _year(analysis, claim, quantity)
                continue
            if _anywhere(quantity, analysis):
                yield from _more_than(analysis, claim, quantity)
                continue
            if (
                not any(char.isdigit() for char in quantity.text)
                and words(quantity.text)[0].folded in analysis.body_words
            ):
                continue  # "Ocean's Twelve"
            yield from _look(analysis, claim, quantity, told)
        yield from _compared(analysis, claim, told)


def _year(analysis: Analysis, claim: Statement, quantity: Quantity) -> Iterator[Remark]:
    """A year that stands nowhere below, in a claim that the body otherwise bears well."""
    support = analysis.support(claim)
    if claim.passage.part is not Part.QUICK_LOOK:
        return
    if any(f"{quantity.value:g}" in _YEAR.findall(each.text) for each in analysis.body):
        return
    if support is None or support.score < _SURE:
        return
    if any(_BY_YEARS.search(each.text) for each in analysis.around(support)):
        return  # "last year" may be that year
    here = claim.span(quantity.start, quantity.end)
    message = (
        f'{claim.passage.name} has "{here.words}"; no sentence of the Deep Look has that year. '
        "Check it, and say it in the Deep Look too."
    )
    yield Remark(message, (here, analysis.bearers(support)[0].span()))


def _more_than(analysis: Analysis, claim: Statement, quantity: Quantity) -> Iterator[Remark]:
    """ "More than 15 minutes" where the sentence has 15 minutes, and no sentence has more."""
    support = analysis.support(claim)
    if quantity.about != ">" or support is None or support.score < _SURE - 0.1:
        return
    alike = [
        (each, other)
        for number, found in analysis.searched_body.quantities.items()
        for each, other in ((analysis.body_statements[number], one) for one in found)
        if other.role == quantity.role and other.what == quantity.what
    ]
    if any(other.value > quantity.value or (other.value == quantity.value and other.about) for _, other in alike):
        return
    for bearer, other in alike:
        if other.value == quantity.value:
            here, there = claim.span(quantity.start, quantity.end), bearer.span(other.start, other.end)
            message = (
                f'{claim.passage.name} says more than "{here.words}"; the Deep Look has "{there.words}" and no more. '
                "Make them agree."
            )
            yield Remark(message, (here, there))
            return


def _compared(analysis: Analysis, claim: Statement, told: set[int]) -> Iterator[Remark]:
    """Another number, unit or ordinal where the sentence has the claim's in its place."""
    support = analysis.support(claim)
    around = [quantity for other in analysis.around(support) for quantity in quantities(other.text)] if support else []
    near = contrasts(analysis, claim, measures)
    body = analysis.searched_body.every_quantity
    found = [(each, _borne, around) for each in near] + [
        (each, _bare_or_summed, body) for each in clause_contrasts(analysis, claim, _amounts, new=3)
    ]
    for each, borne, among in found:
        if {each.here.start, each.here.start - 1} & told:
            continue
        mine, theirs = _at(claim, each.here), _at_place(analysis, each.there)
        if mine and theirs and mine.value != theirs.value and (_same(mine, theirs) or borne(mine, among)):
            continue
        told.add(each.here.start)
        message = (
            f'{claim.passage.name} has "{each.here.words}"; the Deep Look has "{each.there.words}". Make them agree.'
        )
        yield Remark(message, (each.here, each.there))


@lru_cache(maxsize=2048)
def _amounts(text: str) -> tuple[Member, ...]:
    """`measures` without ordinals: "the first Test" elsewhere in the text is another of the series."""
    return tuple(each for each in measures(text) if not each.kind.startswith("ordinal"))


def _at(claim: Statement, span: Span) -> Quantity | None:
    """The number of `claim` at `span`."""
    return next((each for each in quantities(claim.text) if each.start <= span.start - claim.start < each.end), None)


def _at_place(analysis: Analysis, span: Span) -> Quantity | None:
    for each in analysis.body_statements:
        if each.place == span.place and each.start <= span.start and span.end <= each.end:
            return _at(each, span)
    return None


def _look(analysis: Analysis, claim: Statement, quantity: Quantity, told: set[int]) -> Iterator[Remark]:
    support = analysis.support(claim)
    if support is None or support.score < _SURE:
        return
    here = claim.span(quantity.start, quantity.end)
    said = {each.value for each in quantities(claim.text)}
    rival = _rival(quantity, said, analysis.bearers(support)) or _rival(quantity, said, analysis.around(support))
    if rival is not None:
        told.add(here.start)
        message = f'{claim.passage.name} has "{here.words}"; the Deep Look has "{rival.words}". Make them agree.'
        yield Remark(message, (here, rival))
    elif (
        claim.passage.part in _MUST_STAND_BELOW
        and quantity.role in _HARD
        and quantity.value >= 4
        and not quantity.about
    ):
        told.add(here.start)
        bearer = analysis.bearers(support)[0].span()
        message = (
            f'{claim.passage.name} has "{here.words}"; no sentence of the Deep Look has that number. '
            "Check it, and say it in the Deep Look too."
        )
        yield Remark(message, (here, bearer))


def _rival(quantity: Quantity, said: set[float], statements: Iterable[Statement]) -> Span | None:
    """A number for the same thing in `statements`, and none of those the claim itself has (`said`)."""
    if quantity.role == "duration":
        return None  # a story has many lengths of time: see `_compared`, which asks for their company
    for each in statements:
        for other in quantities(each.text):
            if other.value in said:
                continue
            if other.role == quantity.role and other.what == quantity.what and (other.what or other.role != "count"):
                return each.span(other.start, other.end)
    return None


def _anywhere(quantity: Quantity, analysis: Analysis) -> bool:
    """Whether the body bears it; only what is near it in value is compared."""
    values, listed = analysis.searched_body.values
    near = listed[bisect_left(values, quantity.value / 2) : bisect_right(values, quantity.value * 3)]
    return any(_same(quantity, other) for other in near) or _summed(quantity, analysis.searched_body.every_quantity)


def _borne(quantity: Quantity, body: Sequence[Quantity]) -> bool:
    return any(_same(quantity, other) for other in body) or _summed(quantity, body)


def _bare_or_summed(quantity: Quantity, body: Sequence[Quantity]) -> bool:
    """Whether it stands in `body` without its unit, as in "90 to 95 percent", or as a sum."""
    bare = any(other.value == quantity.value and other.role == "count" and not other.what for other in body)
    return bare or _summed(quantity, body)


def _summed(quantity: Quantity, body: Sequence[Quantity]) -> bool:
    """Whether it is the sum of two numbers of `body`: "two men and three women" are five people."""
    if quantity.role not in ("count", "killed", "wounded") or (quantity.what and quantity.what not in _TOTALS):
        return False
    roles = (other.value for other in body if other.role == quantity.role or "count" in (other.role, quantity.role))
    alike = list(islice(roles, 42))
    return any(left + right == quantity.value for at, left in enumerate(alike[:40]) for right in alike[at + 1 : at + 3])


def _same(claim: Quantity, other: Quantity) -> bool:
    kinds = {claim.role, other.role}
    if len(kinds) == 2 and not kinds & {"count", "killed", "wounded"}:
        return False
    if claim.role == other.role == "duration" and claim.what != other.what:
        return False
    if claim.value == other.value:
        return True
    if not other.value or not claim.value:
        return False
    if claim.about == ">" and claim.value <= other.value <= 3 * claim.value:
        return True
    if claim.about or other.about:
        return 0.75 <= claim.value / other.value <= 1.34
    return _rounded(other.value, claim.value)


def _rounded(value: float, to: float) -> bool:
    """Whether `to` is `value` written with fewer figures: 1.2 million for 1,234,567."""
    figures = len(f"{to:g}".replace(".", "").lstrip("0").split("e")[0].rstrip("0")) or 1
    if (abs(to) < 20 and figures < 2) or (abs(value) < 100 and value == int(value)):
        return False
    size = floor(log10(abs(value)))
    return round(value, figures - 1 - size) == to
