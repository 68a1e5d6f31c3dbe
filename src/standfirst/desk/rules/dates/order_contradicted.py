"""The Deep Look puts one event before and after another.

What: two sentences of the Deep Look tell of the same thing, one "before" (or "during") and one "after" the same event.
Why: a story that tells its own order two ways was put together from two, and one of them is wrong.
Example: "Lund resigned before the vote", and six paragraphs down "Lund resigned after the vote".
Source: our own.
"""

from collections import defaultdict
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.support import matter
from standfirst.desk.text.times import ORDERING, Order, orders

FLAGGED = (
    (
        example("Ada Lund resigned her post before the vote.", "Ada Lund resigned her post after the vote."),
        "deep_look[0]",
        "before the vote",
    ),
)
CLEAN = (
    example("Ada Lund resigned her post before the vote.", "Lund left the hall after the vote."),
    example("Lund spoke before the vote and again after the vote."),
    example("Ada Lund resigned before the vote.", "Per Olsen resigned after the vote."),
    example("Prices fell 3 percent before the sale.", "Prices fell 5 percent after the sale."),
)

_MOST = 40
_ALIKE = 0.75


@rule(Level.QUERY)
def order_contradicted(analysis: Analysis) -> Iterator[Remark]:
    told: dict[tuple[str, ...], list[tuple[Statement, Order]]] = defaultdict(list)
    for statement in analysis.body_near(ORDERING):
        for order in orders(statement.text):
            told[order.event].append((statement, order))
    for each in told.values():
        each = each[:_MOST]
        for number, (left, one) in enumerate(each):
            for right, two in each[number + 1 :]:
                if left is not right and one.relation != two.relation and _same_news(left, one, right, two):
                    spans = (left.span(one.start, one.end), right.span(two.start, two.end))
                    message = (
                        f'The Deep Look has this "{one.text}" here and "{two.text}" in {right.passage.name}. '
                        "Find out which it was."
                    )
                    yield Remark(message, spans)


def _same_news(left: Statement, one: Order, right: Statement, two: Order) -> bool:
    a, b = (
        matter(statement.text[: order.start] + " " + statement.text[order.end :]).keys()
        for statement, order in ((left, one), (right, two))
    )
    if any(each.startswith("=") for each in a ^ b):
        return False  # other numbers: other news
    return len(a & b) >= 3 and len(a & b) >= _ALIKE * max(len(a), len(b))
