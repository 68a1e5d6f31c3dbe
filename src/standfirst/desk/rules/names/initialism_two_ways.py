"""An initialism is introduced two ways.

What: one body gets two initialisms ("Security Service of Ukraine (SBU)", below "Security Service of Ukraine (SUB)"), or
    one initialism two bodies that share it with no word to tell they are the same. Another order of the words, a
    longer or a shorter form of the name, and other spellings of one word are no finding.
Why: the reader takes each introduction for a new body; and one of the two is often a slip.
Example: "the Fishery Board (FB)" in the Deep Look, "the Fishery Board (FBA)" in the standfirst.
Source: AP Stylebook on abbreviations and acronyms: readers must easily recognise them; PerfectIt's check of
    abbreviations that are defined twice.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.one_body import Introduced, folded, introduced
from standfirst.desk.registry import Remark, rule

FLAGGED = (
    (
        example("The Northern Fishery Board (NFB) met.", "A clerk of the Northern Fishery Board (NBF) spoke."),
        "deep_look[1]",
        "NBF",
    ),
    (
        example("The Harbour Rescue Society (HRS) met.", "The Home Rental Survey (HRS) came out on Monday."),
        "deep_look[1]",
        "HRS",
    ),
)
CLEAN = (
    example("The Security Service of Ukraine (SBU) spoke.", captions=("A Ukrainian Security Service (SBU) car.",)),
    example("The Northern Fishery Board (NFB) met.", "The Fishery Board (NFB) has nine members."),
    example("The World Trade Organisation (WTO) met.", captions=("The World Trade Organization (WTO) in Geneva.",)),
    example("The Northern Fishery Board (NFB) met.", "The Northern Fishery Board (N.F.B.) has nine members."),
    example("Sen. Ada Lund (R-Tex.) and Rep. Per Lund (R-Tex.) came.", "OSLO (AP) - The board met in Bergen (AP)."),
)  # fmt: skip


@rule(Level.QUERY)
def initialism_two_ways(analysis: Analysis) -> Iterator[Remark]:
    shorts: dict[frozenset[str], Introduced] = {}
    names: dict[str, Introduced] = {}
    for each in introduced(analysis.passages):
        first = shorts.setdefault(each.stems, each)
        if folded(first.short.words) != folded(each.short.words):
            message = (
                f'"{each.name.words}" is "{each.short.words}" here and "{first.short.words}" there. Make them one.'
            )
            yield Remark(message, (each.short, first.short))
            continue
        first = names.setdefault(folded(each.short.words), each)
        if not any(_alike(one, other) for one in first.stems for other in each.stems):
            message = (
                f'"{each.short.words}" stands for "{each.name.words}" here and for "{first.name.words}" there. '
                "Write one of them out."
            )
            yield Remark(message, (each.short, each.name, first.name))


def _alike(one: str, other: str) -> bool:
    """Whether two stems are one word's, in another form or spelling."""
    return one == other or (len(one) > 3 and one[:4] == other[:4])
