"""A place in an order (third, eighth, second) stands in a Quick Look and nowhere in the Deep Look.

What: the Quick Look says "finished eighth" or "in third place"; the sentences of the Deep Look have no eighth, in
    words or figures, or have "third" only of other things.
Why: ranks are numbers, and are got wrong like numbers.
Example: "in third place" in the Quick Look; the Deep Look speaks of a third period only.
Source: AP's and Reuters' rule that furniture agrees with the text.
"""

from collections.abc import Iterator
from functools import lru_cache

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.wordlist import word_list
from standfirst.desk.text.words import words
from standfirst.story import Part

_RACE = "Brekke's boat lost the race on Sunday after a long third leg against the tide."

FLAGGED = (
    (example(_RACE, quick_looks=("Brekke lost the race but stays in third place.",)), "quick_looks[0]", "third place"),
    (example(_RACE, quick_looks=("Brekke lost the race and finished eighth.",)), "quick_looks[0]", "eighth"),
)
CLEAN = (
    example(_RACE, quick_looks=("Brekke lost the race in the third leg.",)),
    example(_RACE, "He came third.", quick_looks=("Brekke lost the race and is in third place.",)),
    example(_RACE, "He was 8th.", quick_looks=("Brekke lost the race and finished eighth.",)),
    example(_RACE, quick_looks=("First Brekke led, then he lost the race.",)),
)

_RANKS = word_list("second third fourth fifth sixth seventh eighth ninth tenth")
_VALUE = {word: str(value) for value, word in enumerate(_RANKS, 2)}
_TELLING = frozenset((*_RANKS, "nd", "rd", "th"))
_AFTER = frozenset(("place", "spot", "position"))
_BEFORE = frozenset(
    ("finished", "finish", "finishes", "came", "placed", "ranked", "ranks", "for", "tied", "is", "was", "are", "were")
)


@rule(Level.QUERY, MismatchKind.NUMBER)
def place_in_order_not_borne_out(analysis: Analysis) -> Iterator[Remark]:
    said = {
        rank for each in analysis.body_near(_TELLING) for rank, _, _, of in _ranks(each.text) if of in ("", "place")
    }
    for claim in analysis.assertions:
        if claim.passage.part is not Part.QUICK_LOOK or not analysis.body_statements:
            continue
        for rank, start, end, of in _ranks(claim.text):
            if of == "place" and rank not in said:
                here = claim.span(start, end)
                support = analysis.support(claim)
                spans = (here, analysis.bearers(support)[0].span()) if support else (here,)
                message = (
                    f'{claim.passage.name} has "{here.words}"; no sentence of the Deep Look says so. '
                    "Check it, and say it in the Deep Look too."
                )
                yield Remark(message, spans)


@lru_cache(maxsize=2048)
def _ranks(text: str) -> tuple[tuple[str, int, int, str], ...]:
    """Each rank from the second: its number, where it stands, and "place" if it is one in an order, "" if nothing
    tells, else the word it goes with."""
    listed = words(text)
    found = []
    for number, word in enumerate(listed):
        following = listed[number + 1] if number + 1 < len(listed) else None
        last = word
        rank = _VALUE.get(word.folded)
        if rank is None and word.text.isdigit() and following is not None and following.folded in ("nd", "rd", "th"):
            rank, last = word.text, following
            following = listed[number + 2] if number + 2 < len(listed) else None
        if rank is None:
            continue
        close = following is not None and text[last.end : following.start] == " "
        before = listed[number - 1].folded if number else ""
        if close and following is not None and following.folded in _AFTER:
            found.append((rank, word.start, following.end, "place"))
        elif before in _BEFORE and (not close or following is None or following.folded in ("in", "at", "on", "last")):
            found.append((rank, word.start, last.end, "place"))
        elif close and following is not None and following.folded not in ("in", "at", "on", "and", "with", "behind"):
            found.append((rank, word.start, last.end, following.folded))
        else:
            found.append((rank, word.start, last.end, ""))
    return tuple(found)
