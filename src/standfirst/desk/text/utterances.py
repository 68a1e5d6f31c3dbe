"""Follows quotations from paragraph to paragraph: who goes on speaking, and what belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from standfirst.desk.text.names import names
from standfirst.desk.text.quotes import Quote, quotes
from standfirst.desk.text.speakers import introduced_by


class Utterance(NamedTuple):
    """A quotation of paragraph number `paragraph` (from 0). `speaker` is (paragraph, start, end): the words of that
    paragraph that say who speaks, None where nothing does. `person` is the name a "he" or "she" among them stands
    for, if the paragraph tells, as (start, end) of the same paragraph. `goes_on` says that it continues the quotation
    that the paragraph before left open."""

    paragraph: int
    quote: Quote
    speaker: tuple[int, int, int] | None
    person: tuple[int, int] | None = None
    goes_on: bool = False


def utterances(paragraphs: Sequence[str]) -> tuple[Utterance, ...]:
    """The quotations of `paragraphs` in order, with who says each; offsets count in their own paragraph.

    A quotation that its paragraph gives to nobody is the one's who was left the word in the paragraph before: whose
    quotation is still open there, who is named in "the mayor continued:", or who spoke last.
    """
    found: list[Utterance] = []
    spoke: tuple[int, int, int] | None = None
    still_open = False
    for number, text in enumerate(paragraphs):
        listed = quotes(text)
        for place, quote in enumerate(listed):
            begins = place == 0 and not text[: max(0, quote.start - 1)].strip()
            speaker = (number, *quote.speaker) if quote.speaker else None
            goes_on = begins and still_open
            if goes_on and spoke is not None and (speaker is None or quote.carried):
                speaker = spoke
            elif speaker is None and number and not listed[0].speaker and _leads(paragraphs[number - 1], begins):
                speaker = _left_to(paragraphs, number - 1, spoke)
            person = _person(text, speaker[1:]) if speaker and speaker[0] == number else None
            found.append(Utterance(number, quote, speaker, person, goes_on))
            spoke = speaker or spoke
        still_open = bool(listed) and not listed[-1].closed
        if text.strip() and not listed:
            spoke = None
    return tuple(found)


def _leads(before: str, begins: bool) -> bool:
    return begins and bool(before.strip())


def _left_to(paragraphs: Sequence[str], number: int, spoke: tuple[int, int, int] | None) -> tuple[int, int, int] | None:
    text = paragraphs[number]
    if spoke is not None and spoke[0] == number and not text.rstrip().endswith(":"):
        return spoke
    place = introduced_by(text, [(quote.start, quote.end) for quote in quotes(text)])
    return (number, *place) if place else None


def _person(text: str, speaker: tuple[int, int]) -> tuple[int, int] | None:
    """The last person named before the pronoun `speaker`, outside quotations."""
    if text[slice(*speaker)].lower() not in ("he", "she"):
        return None
    quoted = [(quote.start, quote.end) for quote in quotes(text)]
    best = None
    for name in names(text):
        if name.start >= speaker[0]:
            break
        person = bool(name.title) or len(name.words) > 1
        if (person or best is not None) and not any(start <= name.start < end for start, end in quoted):
            best = (name.start, name.end) if person else best
    return best
