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
    for, as (paragraph, start, end), None where that cannot be told. `goes_on` says that it continues the quotation
    that the paragraph before left open."""

    paragraph: int
    quote: Quote
    speaker: tuple[int, int, int] | None
    person: tuple[int, int, int] | None = None
    goes_on: bool = False


def utterances(paragraphs: Sequence[str]) -> tuple[Utterance, ...]:
    """The quotations of `paragraphs` in order, with who says each; offsets count in their own paragraph.

    A quotation that its paragraph gives to nobody is the one's who was left the word in the paragraph before: whose
    quotation is still open there, who is named in "the mayor continued:", or who spoke last.
    """
    found: list[Utterance] = []
    spoke: tuple[int, int, int] | None = None
    named: tuple[int, int, int] | None = None
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
            person = _person(paragraphs, speaker, named) if speaker else None
            found.append(Utterance(number, quote, speaker, person, goes_on))
            if speaker and paragraphs[speaker[0]][speaker[1]].isupper() and not _pronoun(paragraphs, speaker):
                named = speaker
            named = person or named
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


def _pronoun(paragraphs: Sequence[str], place: tuple[int, int, int]) -> str:
    """The "he" or "she" that stands there, "" for anything else."""
    word = paragraphs[place[0]][place[1] : place[2]].lower()
    return word if word in ("he", "she") else ""


def _person(
    paragraphs: Sequence[str], speaker: tuple[int, int, int], named: tuple[int, int, int] | None
) -> tuple[int, int, int] | None:
    """Whom the pronoun `speaker` stands for: the last person named before it in its paragraph; where none is, the one
    who spoke last by name (`named`), in one of the two paragraphs before, if nobody else was named since."""
    pronoun = _pronoun(paragraphs, speaker)
    if not pronoun:
        return None
    number = speaker[0]
    here = _last_person(paragraphs[number], 0, speaker[1])
    if here is not None:
        return (number, *here)
    if named is None or not 0 < number - named[0] <= _BACK:
        return None
    for at in range(named[0], number):
        if _last_person(paragraphs[at], named[2] if at == named[0] else 0, len(paragraphs[at])) is not None:
            return None
    return None if _title_of(paragraphs[named[0]], named) in _OTHER_SEX[pronoun] else named


_BACK = 2
"""So many paragraphs back a pronoun looks for whom it stands for."""
_OTHER_SEX = {
    "he": frozenset(("mrs", "ms", "miss", "dame", "lady", "queen", "princess", "baroness", "sister")),
    "she": frozenset(("mr", "sir", "lord", "king", "prince", "father", "brother")),
}


def _title_of(text: str, named: tuple[int, int, int]) -> str:
    """The first word of the name, or of the title before it, in small letters."""
    title = next((name.title for name in names(text) if name.start < named[2] and named[1] < name.end), "")
    return (title or text[named[1] : named[2]]).split()[0].strip(".").lower()


def _last_person(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The last person named between the two, outside quotations: with a title or a given name the first time."""
    quoted = [(quote.start, quote.end) for quote in quotes(text)]
    best = None
    for name in names(text):
        if name.start >= end:
            break
        person = bool(name.title) or len(name.words) > 1
        told = name.start >= start and not any(left <= name.start < right for left, right in quoted)
        if told and (person or best is not None):
            best = (name.start, name.end) if person else best
    return best
