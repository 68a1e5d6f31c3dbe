"""Says who speaks a quotation, by the words of its own paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

from standfirst.desk.text.cues import (
    AUXILIARY,
    BREAK,
    CUES,
    OPENERS,
    PREPOSITIONS,
    is_cue,
    is_inverted,
    may_be_subject,
    until_break,
)
from standfirst.desk.text.lists import SAY
from standfirst.desk.text.sentences import sentences
from standfirst.desk.text.subjects import (
    Place,
    main_subject,
    noun_phrase,
    opening_noun,
    pieces_of,
    shifted,
    subject_of,
    within_another,
)
from standfirst.desk.text.words import words


class Speaker(NamedTuple):
    """Who speaks and the verb, as code points (start, end) of the paragraph; None where it does not tell.
    `carried` says that the paragraph names the speaker with an earlier or a later quotation, not with this one."""

    who: Place | None = None
    cue: Place | None = None
    carried: bool = False


NOBODY = Speaker()
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|in the words of|[Aa]s) (?=\S)")
_STOP = r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.\s"
_SENTENCE_END = re.compile(rf"{_STOP}|[;:?!]\s|\n|\x00")
_CUT = re.compile(rf"{_STOP}|[;:]\s|[“\"]")
_SIGNED = re.compile(r"\s*[―—–]\s*([A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,4})(?=\s*(?:$|[\n,“\"]))")
"""A quotation that is signed: "..." — Kim Lund."""
_FILL = "\x00"
_REACH = 400
"""So far from a quotation, in code points, the words that say who speaks are looked for."""


def speakers(text: str, spans: list[Place]) -> list[Speaker]:
    """For each of the quotations `spans` (code points between the marks, in order), who speaks it."""
    covered = _cover(text, spans)
    bounds = [(sentence.start, sentence.end) for sentence in sentences(covered)]
    found: list[Speaker] = []
    sentence_of: list[int] = []
    at = 0
    for number, (start, end) in enumerate(spans):
        opening = start - 1
        while at < len(bounds) - 1 and bounds[at][1] <= opening:
            at += 1
        left = max(bounds[at][0] if bounds else 0, opening - _REACH)
        right = spans[number + 1][0] - 1 if number + 1 < len(spans) else len(text)
        closing = min(end + 1, len(text))
        right = min(right, closing + _REACH)
        stop = min(bounds[at][1] if bounds else len(text), right)
        found.append(
            _after(text, covered, left, start, end, closing, stop, right)
            or _before(covered, left, opening)
            or _trailing(covered, closing, stop)
            or _introduced(covered, left, opening, closing, stop, bounds, at)
        )
        sentence_of.append(at)
    _hand_back(found, spans, sentence_of)
    _carry(found)
    return found


def _cover(text: str, spans: list[Place]) -> str:
    """`text` with the letters of quotations taken out, their last stop kept, so that only the writer's words tell."""
    pieces = []
    last = 0
    for start, end in spans:
        pieces.append(text[last:start])
        tail = 1 if text[end - 1 : end] in (".", "?", "!", ",", "…") and end > start else 0
        pieces.append(_FILL * (end - start - tail) + text[end - tail : end])
        last = end
    pieces.append(text[last:])
    return "".join(pieces)


def _hand_back(found: list[Speaker], spans: list[Place], sentence_of: list[int]) -> None:
    """It can be "rain" or "sleet," she says: a quotation without a verb of saying is hers who says the next one of the
    sentence, where the verb stands behind that."""
    for number in range(len(found) - 2, -1, -1):
        later = found[number + 1]
        behind = later.cue is not None and later.cue[0] > spans[number + 1][1]
        if found[number].cue is None and behind and sentence_of[number] == sentence_of[number + 1]:
            found[number] = Speaker(later.who, later.cue, True)


def _carry(found: list[Speaker]) -> None:
    """Quotations that nobody is named for go on with the speaker before, else with the one after."""
    for number, each in enumerate(found):
        if each.who is None and number and found[number - 1].who is not None:
            found[number] = Speaker(found[number - 1].who, each.cue, True)
    for number in range(len(found) - 2, -1, -1):
        if found[number].who is None and found[number + 1].who is not None:
            found[number] = Speaker(found[number + 1].who, found[number].cue, True)


def _said_before(covered: str, left: int, opening: int) -> bool:
    """Whether a verb of saying in a tense of its own hands the quotation over: "he said it was a 'mess,' the third"."""
    found = _before(covered, left, opening)
    return found is not None and found.cue is not None and not covered[slice(*found.cue)].endswith("ing")


def _after(
    text: str, covered: str, left: int, start: int, end: int, closing: int, stop: int, right: int
) -> Speaker | None:
    """ "...," the mayor said / said Ines Caldeira / according to the survey."""
    signed = _SIGNED.match(text, closing)
    if signed:
        return Speaker(signed.span(1))
    last = text[start:end].rstrip(" \u00a0’'\"”")[-1:]
    if last not in (",", "?", "!", "-", "—", "…") and covered[closing : closing + 1] != ",":
        return None
    if last != ",":
        following = _SENTENCE_END.search(covered, closing + 1, right)
        stop = following.start() if following else right
    region = covered[closing:stop]
    cut = _CUT.search(region)
    region = region[: cut.start()] if cut else region
    according = _ACCORDING.match(region.lstrip(", "))
    if according:
        base = closing + len(region) - len(region.lstrip(", ")) + according.end()
        listed = words(covered[base:stop])
        if listed:
            return Speaker(noun_phrase(covered, base, listed), (base - according.end() + according.start(), base - 1))
    listed = words(region)[:14]
    cues = [number for number, word in enumerate(listed) if is_cue(region, listed, number)]
    if listed and listed[0].folded in ("but", "and", "while", "although", "though", "because", "so", "yet"):
        return None  # another clause: "it was a 'mess,' but he said ..."
    if listed and listed[0].folded.endswith("ing") and listed[0].folded not in CUES and not listed[0].capital:
        return None  # , echoing what others have said
    participle = cues and listed[cues[0]].folded.endswith("ing")
    if participle and (cues[0] == 0 or len(until_break(region, listed)) <= cues[0]):
        return None  # ", adding that": the speaker stands before
    if not cues:
        if last == "," and is_inverted(region, listed):
            subject = tuple(shifted(word, closing) for word in listed[1:])
            return Speaker(noun_phrase(covered, 0, subject), (closing + listed[0].start, closing + listed[0].end))
        if last == "," and listed and may_be_subject(listed[0]) and not _said_before(covered, left, start - 1):
            bare = opening_noun(covered, [shifted(word, closing) for word in until_break(region, listed)])
            return Speaker(bare) if bare else None
        return None
    at = cues[0]
    verb = listed[at]
    cue = closing + verb.start, closing + verb.end
    if any(word.folded not in AUXILIARY or word.capital for word in listed[:at]):
        moved = [shifted(word, closing) for word in until_break(region, listed[:at])]
        whole = (moved[0].start, moved[-1].end)
        return Speaker(opening_noun(covered, moved) or whole, cue)
    behind = [shifted(word, closing) for word in listed[at + 1 :]]
    if not behind or behind[0].folded == "that":
        return None
    return Speaker(noun_phrase(covered, 0, tuple(behind)), cue)


def _before(covered: str, left: int, opening: int) -> Speaker | None:
    """The mayor said: "..." / Kelly, a pilot, called it "..." / he left, saying "..."."""
    region = covered[left:opening]
    according = next(iter(reversed(list(_ACCORDING.finditer(region)))), None)
    if according is not None and "ccording" in according.group():
        listed = words(region[according.end() :])
        if listed:
            base = left + according.end()
            return Speaker(noun_phrase(covered, base, listed), (left + according.start(), base - 1))
    listed = words(region)
    for at in range(len(listed) - 1, -1, -1):
        word = listed[at]
        if is_cue(region, listed, at):
            who = subject_of(region, listed, at)
            if who is not None and not within_another(listed, who):
                return Speaker((left + who[0], left + who[1]), (left + word.start, left + word.end))
    return None


def _trailing(covered: str, closing: int, stop: int) -> Speaker | None:
    """It would be a "mess" for the party, the mayor said."""
    region = covered[closing:stop]
    according = _ACCORDING.search(region)
    if according and "ccording" in according.group():
        base = closing + according.end()
        listed = words(covered[base:stop])
        if listed:
            return Speaker(noun_phrase(covered, base, listed), (closing + according.start(), base - 1))
    comma = region.find(",")
    while comma >= 0:
        listed = words(region[comma + 1 :])[:8]
        for at, word in enumerate(listed):
            if word.folded in SAY and not at and listed[1:] and may_be_subject(listed[1]):
                begin = closing + comma + 1
                return Speaker(
                    noun_phrase(covered, begin, tuple(words(covered[begin:stop])[1:])),
                    (begin + word.start, begin + word.end),
                )
            if word.folded in SAY and at and not BREAK.search(region[comma + 1 :][listed[0].start : word.start]):
                if listed[0].folded in OPENERS or listed[0].folded == "who":
                    break
                who = opening_noun(covered, [shifted(each, closing + comma + 1) for each in listed[:at]])
                begin = closing + comma + 1
                return Speaker(who, (begin + word.start, begin + word.end)) if who else None
        comma = region.find(",", comma + 1)
    return None


def _main_after(covered: str, closing: int, stop: int) -> Place | None:
    """After calling it a "mess", the mayor left."""
    comma = covered.find(",", max(0, closing - 2), stop)
    listed = words(covered[comma + 1 : stop])[:8] if comma >= 0 else ()
    if not listed or not may_be_subject(listed[0]):
        return None
    return noun_phrase(covered, comma + 1, tuple(listed))


def _introduced(
    covered: str, left: int, opening: int, closing: int, stop: int, bounds: list[Place], at: int
) -> Speaker:
    """No verb of saying: the subject of the sentence the quotation stands in, or of the one before it."""
    region = covered[left:opening]
    listed = words(region)
    if listed:
        first = listed[0].folded
        if first in PREPOSITIONS or first in OPENERS or first.endswith("ing"):
            after = _main_after(covered, closing, stop)
            if after is not None:
                return Speaker(after)
        who = main_subject(region, pieces_of(region, listed))
        return Speaker((left + who[0], left + who[1])) if who else NOBODY
    if at and bounds:
        start, end = bounds[at - 1]
        if _FILL in covered[start:end]:
            return NOBODY  # the quotation before goes on
        start = max(start, end - _REACH)
        listed = words(covered[start:end])
        if listed:
            who = main_subject(covered[start:end], pieces_of(covered[start:end], listed))
            return Speaker((start + who[0], start + who[1]), None, True) if who else NOBODY
    return NOBODY


def introduced_by(text: str, spans: list[Place]) -> Place | None:
    """Whom the paragraph `text`, whose quotations are `spans`, leaves the word to: "The mayor continued:"."""
    covered = _cover(text, spans)
    bounds = sentences(covered)
    if not bounds:
        return None
    start, end = max(bounds[-1].start, bounds[-1].end - _REACH), bounds[-1].end
    found = _before(covered, start, end)
    if found is not None and found.who is not None:
        return found.who
    listed = words(covered[start:end])
    who = main_subject(covered[start:end], pieces_of(covered[start:end], listed)) if listed else None
    return (start + who[0], start + who[1]) if who else None
