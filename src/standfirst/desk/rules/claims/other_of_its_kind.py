"""A headline, standfirst or Quick Look has another of a kind than the Deep Look: a sister for a brother.

What: the claim has one word of a closed set (relations, offices, callings, offences, colours, buildings, vehicles,
    illnesses, sports, medals ...), and the sentence that bears it, or a clause of any other in the same words around,
    has another of the same set in its place; or he and she are taken for each other. Words of which one contains the
    other are in no set together.
Why: such words are swapped in the writing and not in the reading; each is a correction waiting to be printed.
Example: "he and his sister" in the Quick Look, "he and his brother" in the Deep Look.
Source: our own reading of edited summaries; the corrections columns, where relations and offences are regulars.
"""

from collections.abc import Iterator
from itertools import chain

from standfirst.desk.analysis import Analysis
from standfirst.desk.clauses import clause_contrasts, either_contrasts
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.kinds import others_of_a_kind, persons
from standfirst.desk.registry import Remark, rule
from standfirst.story import Part

_COURT = "Halvard Brekke and his brother were ordered to pay for the mill they burnt at Tace."

FLAGGED = (
    (
        example(
            "Kim Lund broke her leg in the fall. On Monday she said she hoped to sail again before the summer.",
            quick_looks=("Lund broke his leg in the fall and hopes to sail again.",),
        ),
        "quick_looks[0]",
        "his",
    ),
    (
        example(_COURT, quick_looks=("Brekke and his sister must pay for the mill they burnt.",)),
        "quick_looks[0]",
        "sister",
    ),
    (
        example(
            "The mill was shut in May. Fire broke out in the attic of the school at noon, and boats brought water.",
            quick_looks=("Boats brought water when fire broke out in the attic of the church.",),
        ),
        "quick_looks[0]",
        "church",
    ),
    (
        example(
            "The ferryman pleaded guilty to manslaughter over the drowning of two guests.",
            headline="Ferryman Pleads Guilty to Murder Over the Drowning of Two Guests",
        ),
        "headline",
        "Murder",
    ),
)
CLEAN = (
    example(
        "Kim Lund broke her leg in the fall. Bo Holm broke his leg in May.",
        quick_looks=("Lund broke her leg in the fall.", "Holm broke his leg in May."),
    ),
    example(
        "The cakes are made of rye, oats and barley from the island.",
        quick_looks=("Cakes made of oats from the island are sold in Oslo.",),
    ),
    example(_COURT, quick_looks=("Brekke and his brother must pay for the mill.",)),
    example(_COURT, "His sister, who drove them, must pay too.", quick_looks=("Brekke's sister must pay too.",)),
    example(
        "The boats came in from the north. The south shore was dark, and a widow waited.",
        quick_looks=("Boats came in to the dark south shore.",),
    ),
)  # fmt: skip

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK)


@rule(Level.QUERY, MismatchKind.KIND)
def other_of_its_kind(analysis: Analysis) -> Iterator[Remark]:
    for claim in analysis.assertions:
        if claim.passage.part in _SPEAKS:
            things = either_contrasts(analysis, claim, others_of_a_kind, both_ways=True)
            for each in chain(things, clause_contrasts(analysis, claim, persons, new=3)):
                message = (
                    f'{claim.passage.name} has "{each.here.words}" where the Deep Look has "{each.there.words}". '
                    "Make them agree."
                )
                yield Remark(message, (each.here, each.there))
