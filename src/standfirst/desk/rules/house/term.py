"""The house has another term for this.

What: a form that the newsroom's house style lists to avoid, with the term it prefers. Quotations are left alone.
Why: one paper, one way of writing; settled once, and not in every story.
Example: "e-mail", where the house writes "email".
Source: the file handed in (`standfirst.desk.house_style`), table [terms].
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.house_matches import house_matches
from standfirst.desk.house_style import HouseStyle
from standfirst.desk.registry import Remark, rule

HOUSE_STYLE = HouseStyle.from_toml('[terms]\n"email" = ["e-mail"]\n"per cent" = ["percent", "pct."]')

FLAGGED = (
    (example("She sent an E-mail."), "deep_look[0]", "E-mail"),
    (example("It rose 3 pct. on Monday."), "deep_look[0]", "pct."),
)
CLEAN = (
    example("She sent an email; it rose 3 per cent."),
    example("“Send me an e-mail,” she said."),
)


@rule(Level.QUERY)
def term(analysis: Analysis) -> Iterator[Remark]:
    for span, entry in house_matches(analysis, "terms", quoted=False):
        instead = entry.instead
        if span.words[0].isupper() and entry.wrong.islower():
            instead = instead[0].upper() + instead[1:]
        yield Remark(f'The house writes "{entry.instead}", not "{span.words}".', (span,), instead)
