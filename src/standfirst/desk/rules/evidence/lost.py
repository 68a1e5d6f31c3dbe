"""A Quick Look's confirmed sentence no longer stands in the Deep Look.

What: a person tied the Quick Look to words of the Deep Look, and they are gone, or stand in several places alike.
Why: readers are shown the words that bear a Quick Look out; here there are none to show.
Example: the Quick Look rests on "the vote was 7 to 2", and the paragraph was rewritten to "the vote was close".
Source: our own; `standfirst.story.evidence` says when words are the same words.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import whole
from standfirst.story import Evidence, Lost, LostReason, anchor, find, passage_at

_BEFORE = example("The vote was 7 to 2, with one member away.", quick_looks=("The council voted 7 to 2.",))
_SIGNED = _BEFORE.quick_looks[0].but(evidence=(anchor(_BEFORE.deep_look[0], 0, 19),), confirmed=True)
_SHORTER = _SIGNED.but(evidence=(Evidence("p1", "7 to 2", 13, 19),))

FLAGGED = (
    (example("The vote was close.").but(quick_looks=(_SIGNED,)), "quick_looks[0]", _SIGNED.text),
    (
        example("The first vote was 7 to 2.", "The second vote was 7 to 2.").but(quick_looks=(_SHORTER,)),
        "quick_looks[0]",
        _SIGNED.text,
    ),
)
CLEAN = (
    _BEFORE.but(quick_looks=(_SIGNED,)),
    example("A day passed.", "Then they met. The vote was 7 to 2.").but(quick_looks=(_SIGNED,)),
    # Not confirmed: nobody has signed it yet, so another sentence is suggested instead.
    example("The vote was close.").but(quick_looks=(_SIGNED.but(confirmed=False),)),
)


@rule(Level.STOP)
def lost(analysis: Analysis) -> Iterator[Remark]:
    story = analysis.story
    for number, look in enumerate(story.quick_looks):
        if not look.confirmed:
            continue
        for evidence in look.evidence:
            found = find(evidence, story.deep_look)
            passage = passage_at(story, f"quick_looks[{number}]")
            if isinstance(found, Lost) and passage is not None:
                if found.reason is LostReason.TIE:
                    fault = f'rests on "{_short(evidence.exact)}", which now stands in several places of the Deep Look'
                else:
                    fault = f'rests on "{_short(evidence.exact)}", which no longer stands in the Deep Look'
                message = f"{passage.name} {fault}. Tie it to another sentence, or rewrite it."
                yield Remark(message, (whole(passage),))


def _short(words: str) -> str:
    return words if len(words) <= 120 else words[:117].rsplit(" ", 1)[0] + " …"
