"""A name is spelt two ways in one story.

What: two words of proper names differ by one slip (a letter more, less, other, or two swapped) and by their company
    mean one thing. Looks at all parts of the page together; needs no dictionary, so it works on names no list holds.
Why: one of the two is wrong, and the bearer of the name notices first.
Example: "Dolmabahçe Palace" in one caption, "Dolmabaçhe Palace" in the next.
Source: David Marsh of the Guardian, 2010: "we contrived to spell Giacometti three different ways in the same story".
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.one_name import may_be_one
from standfirst.desk.registry import Remark, rule
from standfirst.desk.spellings import Spelling, spellings
from standfirst.desk.text.places import same_place
from standfirst.desk.text.slips import one_slip_apart

FLAGGED = (
    (
        example(
            "The talks were short.",
            captions=("Cars wait at Dolmabahce palace on Friday.", "Envoys leave Dolmabache palace on Friday."),
        ),
        "pictures[1].caption",
        "Dolmabache",
    ),
    (
        example("Halvard Brekke spoke first. Brekke was cheered.", "The hall rose when Breke sat down."),
        "deep_look[1]",
        "Breke",
    ),
    (
        example("Ines Caldeira won the seat.", "Supporters of Caldeira sang.", headline="Caldiera Takes the Seat"),
        "headline",
        "Caldiera",
    ),
)
CLEAN = (
    example("Germany agreed. German ministers said the Germans would pay."),
    example("Donald Brill met Ronald Vance.", "Mary Ode and Gary Moll came too."),
    example("Jonas Reed and Anna Reid stood apart. Reid won."),
    example("The Clintons left. Mr. Clinton drove."),
    example('"I met Caldiera [sic] there," the letter says.', "Ines Caldeira won. Caldeira left."),
    example("Ayatollah Ruhollah Khomeini died in 1989.", "His successor is Ayatollah Ali Khamenei."),
    example("Marco Silva arrived in March.", "The Tory and Tony Blount spoke."),
    example("Dolmabahçe was full.", "Dolmabahce was lit."),
    example("The ship left Odesa on Monday.", "On Friday it was back in Odessa."),
)


_LONGEST = 40
"""What is longer is no word of a name; its neighbourhood would cost the square of its length."""


@rule(Level.QUERY)
def spelt_two_ways(analysis: Analysis) -> Iterator[Remark]:
    found = spellings(analysis.passages)
    known = analysis.lexicon.words
    for left, right in one_slip_apart(tuple(key for key in found if 4 <= len(key) <= _LONGEST)):
        if left in known or right in known:
            continue  # two names, or names.against_house_list tells which is right
        if same_place(left, right) or not may_be_one(found[left], found[right]):
            continue  # of a known place, names.place_two_ways tells
        order = analysis.page_order
        odd, usual = sorted(
            (found[left], found[right]),
            key=lambda each: (each.count, -order[each.occurrences[0].span.place]),
        )
        yield _remark(odd, usual)


def _remark(odd: Spelling, usual: Spelling) -> Remark:
    spans = tuple(each.span for each in odd.occurrences[:4])
    spans += (usual.occurrences[0].span,)
    if usual.count > odd.count and usual.count >= 2:
        times = "twice" if usual.count == 2 else f"{usual.count} times"
        verdict, favoured = (
            f'The story has "{usual.surface}" {times}. Make them one, once you know which is right.',
            usual.surface,
        )
    else:
        verdict, favoured = "The story does not tell which is right. Look it up and make them one.", ""
    message = f'The name is spelt "{odd.surface}" here and "{usual.surface}" there. {verdict}'
    return Remark(message, spans, favoured if favoured != odd.surface else "")
