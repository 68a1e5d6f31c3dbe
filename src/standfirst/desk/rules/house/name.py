"""The house spells this name otherwise.

What: a form of a name that the newsroom's house style lists as wrong, with the right one; quotations too, since a
    name is spelt alike whoever speaks it.
Why: the newsroom has decided; nothing is left to ask.
Example: "Kiev", where the house writes "Kyiv".
Source: the file handed in (`standfirst.desk.house_style`), table [names].
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.house_matches import house_matches
from standfirst.desk.house_style import HouseStyle
from standfirst.desk.registry import Remark, rule

HOUSE_STYLE = HouseStyle.from_toml('[names]\n"Kyiv" = ["Kiev"]\n"Ines Caldeira" = ["Inez Caldeira"]')

FLAGGED = (
    (example("The train left Kiev."), "deep_look[0]", "Kiev"),
    (example("“I met Inez Caldeira,” he said."), "deep_look[0]", "Inez Caldeira"),
)
CLEAN = (example("The train left Kyiv with Ines Caldeira."), example("Chicken kiev was served."))


@rule(Level.STOP)
def name(analysis: Analysis) -> Iterator[Remark]:
    for span, entry in house_matches(analysis, "names", quoted=True):
        yield Remark(f'The house spells it "{entry.instead}", not "{span.words}".', (span,), entry.instead)
