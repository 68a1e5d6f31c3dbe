"""The desk's reading of a story, made once for everybody who asks of the same copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from standfirst import desk
from standfirst.desk import Bearing, Finding, Level
from standfirst.desk.findings import Span
from standfirst.story import Story
from standfirst.story.evidence import normalise

KEPT = 16
"""How many readings a server remembers: the gate, the editor's column and the desk's record ask about one story."""


@dataclass(frozen=True)
class Reading:
    """What the desk says of one story: what it finds, and what bears each claim out."""

    findings: tuple[Finding, ...]
    bearings: tuple[Bearing, ...]

    @property
    def asking(self) -> tuple[Finding, ...]:
        """The findings that want an answer: stops and queries."""
        return tuple(each for each in self.findings if each.level in (Level.STOP, Level.QUERY))


@lru_cache(maxsize=KEPT)
def read(story: Story) -> Reading:
    """The desk's reading of `story`."""
    return Reading(tuple(desk.check(story)), tuple(desk.bearing(story)))


def claim_key(place: str, words: str) -> str:
    """A name for the claim `words` in the part of the page that `place` is in: it outlives edits elsewhere."""
    part = re.sub(r"\[\d+\]", "", place)
    said = " ".join(normalise(words)[0].casefold().split())
    return blake2b(f"{part}\x00{said}".encode(), digest_size=8).hexdigest()


def key_of(claim: Span) -> str:
    """`claim_key` of a claim as the desk names it."""
    return claim_key(claim.place, claim.words)
