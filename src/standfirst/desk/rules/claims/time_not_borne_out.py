"""A headline, standfirst or Quick Look puts an event at another time than the Deep Look.

What: the claim says "during the talks", the sentence that bears it has an hour or a part of the day and does not
    speak of the talks; or the claim says before where the sentence says after; or the weekday, the date or the part
    of the day differs.
Why: "during" is what a summary makes of "that morning"; the order of events is what people later quarrel about.
Example: "during the talks" in the Quick Look, "on Friday morning" in the Deep Look.
Source: our own reading of news pages that summarise themselves.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.clauses import clause_contrasts, first_of_each
from standfirst.desk.comparison import contrasts
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind, Span
from standfirst.desk.kinds import parts_of_days, weekdays
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.support import Support, matter
from standfirst.desk.text.times import Order, Time, orders, times
from standfirst.desk.text.wordlist import word_set
from standfirst.story import Part

_FIRE = "A fire in the mill killed a watchman on Friday morning, the brigade said."

FLAGGED = (
    (
        example(_FIRE, quick_looks=("A fire in the mill killed a watchman during the hearing.",)),
        "quick_looks[0]",
        "during the hearing",
    ),
    (
        example(
            "Scaffolding fell from the east side of the mill on Thursday morning and blocked Quay Street until noon.",
            "That afternoon the housing committee met to speak of its repair.",
            quick_looks=("Scaffolding came down at the mill during the committee's meeting.",),
        ),
        "quick_looks[0]",
        "during the committee's meeting",
    ),
    (
        example(_FIRE, quick_looks=("A fire in the mill killed a watchman on Thursday.",)),
        "quick_looks[0]",
        "on Thursday",
    ),
    (
        example(
            "The mayor resigned after the vote, her office said.", standfirst="The mayor resigned before the vote."
        ),
        "standfirst",
        "before the vote",
    ),
)
CLEAN = (
    example(_FIRE, quick_looks=("A fire in the mill killed a watchman on Friday.",)),
    example(_FIRE, quick_looks=("A fire in the mill killed a watchman before the hearing.",)),
    example(
        "The mill burnt on Friday morning as the hearing went on.", quick_looks=("The mill burnt during the hearing.",)
    ),
    example("The mill made cloth at night in 1943.", quick_looks=("The mill made cloth during the war.",)),
    example(
        'Speaking on Thursday, the minister said: "We expect little of what will happen tomorrow."',
        quick_looks=("The minister expects little of Friday.",),
    ),
    example("Lund spoke with them during the game.", quick_looks=("Lund spoke with them before a game.",)),
    example("Polls open on Monday and close on Tuesday.", quick_looks=("Polls close on Tuesday.",)),
)

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK)
_INDEFINITE = re.compile(r".* an? ", re.IGNORECASE)
_SURE = 0.45
_PERIODS = word_set(
    """
    war week day year month summer winter spring autumn fall season campaign tenure term era period century night
    morning afternoon evening weekend crisi pandem decad career life childhood reign presidenc occupat time world hour
    """
)
"""Events that last so long that an hour within them is no contradiction (stems)."""


@rule(Level.QUERY, MismatchKind.TIME)
def time_not_borne_out(analysis: Analysis) -> Iterator[Remark]:
    for claim in analysis.assertions:
        support = analysis.support(claim) if claim.passage.part in _SPEAKS else None
        if support is None:
            continue
        if support.score < _SURE:
            # Other words for the deed hide it; that the body puts the event at another hour shows it all the same.
            for order in orders(claim.text):
                yield from _other_hour(analysis, claim, order, support)
            yield from _other_day(analysis, claim)
            continue
        for order in orders(claim.text):
            yield from _order(analysis, claim, order, support)
        days = tuple(_day(analysis, claim, support))
        yield from days or _other_day(analysis, claim)


def _other_day(analysis: Analysis, claim: Statement) -> Iterator[Remark]:
    """Another weekday, month or part of the day in the same company."""
    support = analysis.support(claim)
    if support is None or any(
        time.relative is not None and time.text.lower() != "overnight"
        for each in analysis.around(support)
        for time in times(each.text)
    ):
        return  # "tomorrow", said on Thursday, is Friday
    for members in (weekdays, parts_of_days):
        day = members is weekdays
        near = contrasts(analysis, claim, members, sure=0.33 if day else 0.4, absent_is_enough=day)
        for each in first_of_each(near, clause_contrasts(analysis, claim, members)):
            yield Remark(_message(claim, each.here, each.there), (each.here, each.there))


def _order(analysis: Analysis, claim: Statement, order: Order, support: Support) -> Iterator[Remark]:
    if _INDEFINITE.match(order.text):
        return  # "before a game": some other game, perhaps
    here = claim.span(order.start, order.end)
    bearers = analysis.bearers(support)
    for each in bearers:
        for other in orders(each.text):
            if other.event[-1] == order.event[-1]:
                if other.relation != order.relation:
                    there = each.span(other.start, other.end)
                    yield Remark(_message(claim, here, there), (here, there))
                return
    if order.relation != "during" or set(order.event) & _PERIODS:
        return
    if any(stem in matter(each.text) for each in bearers for stem in order.event):
        return
    for each in bearers:
        for time in times(each.text):
            if time.exact:
                there = each.span(time.start, time.end)
                puts, witness = _witness(analysis, claim, order, time)
                yield Remark(_message(claim, here, there, puts), (here, there, *witness))
                return


def _other_hour(analysis: Analysis, claim: Statement, order: Order, support: Support) -> Iterator[Remark]:
    """ "During the meeting" of what happened in the morning, where a sentence has the meeting in the afternoon."""
    if order.relation != "during" or _INDEFINITE.match(order.text) or set(order.event) & _PERIODS:
        return
    hours = [(each, time) for each in analysis.bearers(support) for time in times(each.text) if time.part]
    if len({time.part for _, time in hours}) != 1:
        return
    bearer, hour = hours[0]
    for number in analysis.searched_body.holding(order.event[-1]):
        other = analysis.body_statements[number]
        if other is bearer or not set(order.event) <= matter(other.text).keys():
            continue
        for time in times(other.text):
            if time.part and time.part != hour.part:
                here, there = claim.span(order.start, order.end), bearer.span(hour.start, hour.end)
                yield Remark(_message(claim, here, there), (here, there, other.span(time.start, time.end)))
                return


def _witness(analysis: Analysis, claim: Statement, order: Order, time: Time) -> tuple[str, tuple[Span, ...]]:
    """Another claim that puts what happened at the same time before or after the same event: what it says, and the
    spans of it and of its sentence's time."""
    for other in analysis.assertions:
        support = analysis.support(other) if other.place != claim.place else None
        if support is None:
            continue
        for each in orders(other.text):
            if each.relation == "during" or each.event[-1] != order.event[-1]:
                continue
            for bearer in analysis.bearers(support):
                for second in times(bearer.text):
                    if second.exact and _hour(second) == _hour(time):
                        here = other.span(each.start, each.end)
                        said = f'{other.passage.name} puts "{here.words}"'
                        return said, (here, bearer.span(second.start, second.end))
    return "", ()


def _hour(time: Time) -> tuple[int | None, str, str]:
    return time.weekday, time.part, time.clock


def _message(claim: Statement, here: Span, there: Span, other: str = "") -> str:
    said = f'{claim.passage.name} says "{here.words}"; the Deep Look has it "{there.words}"'
    if other:
        said += f", which {other}"
    return f"{said}. Say when, as the Deep Look does, or mend the Deep Look."


def _day(analysis: Analysis, claim: Statement, support: Support) -> Iterator[Remark]:
    """A weekday, date or part of the day that differs from the only one the bearing sentence has."""
    mine = times(claim.text)
    if len(mine) != 1 or any(time.relative is not None for time in mine):
        return
    around = [time for each in analysis.around(support) for time in times(each.text)]
    theirs = [(each, time) for each in analysis.bearers(support) for time in times(each.text)]
    if len(theirs) != 1 or any(time.relative is not None for time in around):
        return
    bearer, there = theirs[0]
    if _differ(mine[0], there) and all(_differ(mine[0], time) for time in around if _comparable(mine[0], time)):
        spans = claim.span(mine[0].start, mine[0].end), bearer.span(there.start, there.end)
        yield Remark(_message(claim, *spans), spans)


def _comparable(one: Time, two: Time) -> bool:
    return any(getattr(one, name) and getattr(two, name) for name in ("month", "part")) or (
        one.weekday is not None and two.weekday is not None
    )


def _differ(one: Time, two: Time) -> bool:
    if one.weekday is not None and two.weekday is not None:
        if one.weekday != two.weekday:
            return True
        return bool(one.part and two.part and one.part != two.part)
    if one.month and two.month:
        return (one.month, one.day) != (two.month, two.day)
    return False
