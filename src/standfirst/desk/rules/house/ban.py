"""The house does not write this.

What: words that the newsroom's house style bans, with its reason. Quotations are left alone.
Why: what a newsroom has decided not to write should not depend on who edits that night.
Example: "so-called".
Source: the file handed in (`standfirst.desk.house_style`), table [bans].
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.house_matches import house_matches
from standfirst.desk.house_style import HouseStyle
from standfirst.desk.registry import Remark, rule

HOUSE_STYLE = HouseStyle.from_toml('[bans]\n"so-called" = "It sneers."\n"passed away" = "Say died."')

FLAGGED = (
    (example("The so-called experts met."), "deep_look[0]", "so-called"),
    (example("Nobody spoke.", headline="Mayor Passed Away"), "headline", "Passed Away"),
)
CLEAN = (example("The experts met."), example("“The so-called experts,” she said."))


@rule(Level.QUERY)
def ban(analysis: Analysis) -> Iterator[Remark]:
    for span, entry in house_matches(analysis, "bans", quoted=False):
        yield Remark(f'The house does not write "{entry.wrong}". {entry.reason}'.strip(), (span,))
