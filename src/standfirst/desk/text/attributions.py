"""Finds who a sentence hands its statement to: "according to regional officials", "police said"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from standfirst.desk.text.lists import SAY


class Attribution(NamedTuple):
    """Code points `start` to `end` of the text that name the source and the verb; `whole` says that all the rest of
    the sentence is the source's, as after "according to" or before ", police said"."""

    start: int
    end: int
    text: str
    whole: bool


_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Cc]iting|as reported by|in the words of) [^,.;:!?()—\n]{2,80}")
_TRAILING = re.compile(
    r", (?P<who>(?:(?!and\b|but\b|who\b|which\b)[^\s,.;:!?()—]+ ){0,7}?)(?P<cue>said|says|say|told|reported|announced"
    r"|confirmed|claimed|added|estimated)\b(?P<rest>[^.;!?—\n]{0,80})"
)
_LEADING = re.compile(
    r"^(?P<who>(?:[^\s,.;:!?()—]+ ){1,9}?)(?P<cue>said|says|say|told|reported|announced|confirmed|claimed|warned"
    r"|insisted|argued|acknowledged|believe|estimate|estimated|alleged|allege|accused) (?P<that>that )?"
)
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|alleged|suspected|is said to|are said to|was said to)\b", re.I
)
_ANY = re.compile(
    r"\b(?:[Aa]ccord\w+ to|[Rr]eportedly|[Aa]llegedly|[Aa]lleged|[Ss]uspected|"
    + "|".join(sorted(SAY, key=len, reverse=True))  # not "State" in "Secretary of State"
    + r")\b"
)


@lru_cache(maxsize=2048)
def attributions(sentence: str) -> tuple[Attribution, ...]:
    """The attributions in one sentence, in order; offsets count in that sentence."""
    found = []
    for match in _ACCORDING.finditer(sentence):
        found.append(Attribution(match.start(), match.end(), match.group(), True))
    for match in _TRAILING.finditer(sentence):
        end = match.end("cue")
        found.append(Attribution(match.start() + 2, end, sentence[match.start() + 2 : end], True))
    lead = _LEADING.match(sentence)
    if lead and not any(each.start < lead.end("cue") for each in found):
        found.append(Attribution(0, lead.end("cue"), sentence[: lead.end("cue")], True))
    for match in _HEDGE.finditer(sentence):
        found.append(Attribution(match.start(), match.end(), match.group(), False))
    return tuple(sorted(found))


@lru_cache(maxsize=2048)
def attributes_at_all(claim: str) -> bool:
    """Whether `claim` hands any of what it says to somebody: a verb of saying, a hedge, a quotation, "X: ..."."""
    return bool(_ANY.search(claim)) or any(mark in claim for mark in '“”"‘') or bool(re.search(r"\w: \S", claim))
