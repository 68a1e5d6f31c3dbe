"""The desk's reading of a story, made once for everybody who asks of the same copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from standfirst import desk
from standfirst.desk import Bearing, Finding, Level
from standfirst.desk.findings import Span
from standfirst.newsroom.models import Publication
from standfirst.newsroom.models.publication import house_style_of
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


def read(story: Story) -> Reading:
    """The desk's reading of `story`, by the house style as the newsroom has written it down."""
    return _read(story, Publication.load().house_style)


@lru_cache(maxsize=KEPT)
def _read(story: Story, house_style: str) -> Reading:
    style = _style(house_style)
    lexicon = desk.Lexicon(style.names)
    analysis = desk.Analysis(story, lexicon, style)
    # Where claims and body differ, the findings say: they are not compared once more.
    return Reading(tuple(desk.check_analysed(analysis)), tuple(desk.bearings(analysis, compared=False)))


@lru_cache(maxsize=2)
def _style(text: str) -> desk.HouseStyle:
    return house_style_of(text)


def claim_key(place: str, words: str) -> str:
    """A name for the claim `words` in the part of the page that `place` is in: it outlives edits elsewhere."""
    part = re.sub(r"\[\d+\]", "", place)
    said = " ".join(normalise(words)[0].casefold().split())
    return blake2b(f"{part}\x00{said}".encode(), digest_size=8).hexdigest()


def key_of(claim: Span) -> str:
    """`claim_key` of a claim as the desk names it."""
    return claim_key(claim.place, claim.words)
