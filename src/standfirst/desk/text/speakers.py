"""Says who speaks a quotation, by the words of its own paragraph: the verb of saying and its subject."""

from __future__ import annotations

import re
from typing import NamedTuple

from standfirst.desk.text.lists import FUNCTION, SAY
from standfirst.desk.text.sentences import sentences
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import Word, words

Place = tuple[int, int]


class Speaker(NamedTuple):
    """Who speaks and the verb, as code points (start, end) of the paragraph; None where it does not tell.
    `carried` says that the paragraph names the speaker with an earlier or a later quotation, not with this one."""

    who: Place | None = None
    cue: Place | None = None
    carried: bool = False


NOBODY = Speaker()

CUES = SAY | word_set(
    """
    saying stating telling adding announcing confirming claiming reporting warning insisting arguing acknowledging
    admitting denying declaring alleging noting explaining suggesting writing asking accusing describing predicting
    calling maintaining contending asserting conceding pledging promising vowing urging blaming citing concluding
    recalling replying responding testifying tweeting joking quipping quip quips quipped joke jokes joked tweet tweets
    tweeted posted posts posting continued continues agree agrees agreed shout shouts shouted shouting yell yelled
    yelling scream screamed chant chanted chanting cry cried cries exclaim exclaimed whisper whispered mutter muttered
    sigh sighed laugh laughed snap snapped offer offers offered offering counter counters countered countering retort
    retorted interject interjected observe observes observed observing remark remarks remarked lament laments lamented
    lamenting complain complains complained complaining charge charges charged charging slam slams slammed slamming
    blast blasts blasted blasting dismiss dismisses dismissed dismissing denounce denounces denounced denouncing mock
    mocked mocking label labels labeled labelled labeling characterize characterizes characterized characterizing dub
    dubs dubbed brand branded praise praises praised praising condemn condemns condemned condemning criticize
    criticizes criticized criticizing read reads demand demands demanded demanding question questioned questions
    wonder wonders wondered wondering advise advises advised stress stresses stressed stressing emphasize emphasizes
    emphasized emphasizing reiterate reiterates reiterated reiterating repeat repeats repeated repeating speak speaks
    spoke speaking talk talks talked talking refer refers referred referring mention mentions mentioned mentioning
    put puts point points pointed pointing caution cautions cautioned cautioning boast boasts boasted boasting brag
    bragged bragging hail hailed hailing tout touted touting ridicule ridiculed order ordered hope hopes hoped fear
    fears feared conclude went go goes proclaim proclaims proclaimed proclaiming answer answers answered answering
    imply implies implied implying
    """
)
"""Verbs that stand with a quotation; wider than the verbs that hand over a statement without one."""

_AUXILIARY = word_set(
    """
    has had have having was were is are am be been being will would can could may might must should did does do not
    also then later once again now even still just only never always often already soon recently famously reportedly
    to further immediately instead simply sometimes repeatedly previously once
    """
)
_OPENERS = word_set(
    """
    and but or so yet which maybe perhaps when while as because if after before although though since that than then
    however meanwhile     still instead later where until once unless whether nor plus again indeed moreover
    """
)
_PREPOSITIONS = word_set(
    """
    in on at during for with from by under over about amid despite within without through between among upon
    """
)
PRONOUNS = word_set("he she they i we it you who one")
_PERSONS = word_set("he she they i we")
_ASIDE = word_set("of from who whose which a an the his her their its now then also one formerly")
_BREAK = re.compile(r",|—|–| - |\(|\)|;|:|\x00")
_NOT_BEFORE_VERBS = word_set("the a an his her its their our your my this that these those no of off any some each")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|in the words of|[Aa]s) (?=\S)")
_STOP = r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.\s"
_SENTENCE_END = re.compile(rf"{_STOP}|[;:?!]\s|\n|\x00")
_CUT = re.compile(rf"{_STOP}|[;:]\s|[“\"]")
_FILL = "\x00"
_REACH = 400
"""So far from a quotation, in code points, the words that say who speaks are looked for."""


def speakers(text: str, spans: list[Place]) -> list[Speaker]:
    """For each of the quotations `spans` (code points between the marks, in order), who speaks it."""
    covered = _cover(text, spans)
    bounds = [(sentence.start, sentence.end) for sentence in sentences(covered)]
    found: list[Speaker] = []
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
            _after(text, covered, start, end, closing, stop, right)
            or _before(covered, left, opening)
            or _trailing(covered, closing, stop)
            or _introduced(covered, left, opening, closing, stop, bounds, at)
        )
    _carry(found, spans)
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


def _carry(found: list[Speaker], spans: list[Place]) -> None:
    """Quotations that nobody is named for go on with the speaker before, else with the one after."""
    for number, each in enumerate(found):
        if each.who is None and number and found[number - 1].who is not None:
            found[number] = Speaker(found[number - 1].who, each.cue, True)
    for number in range(len(found) - 2, -1, -1):
        if found[number].who is None and found[number + 1].who is not None:
            found[number] = Speaker(found[number + 1].who, found[number].cue, True)


def _after(text: str, covered: str, start: int, end: int, closing: int, stop: int, right: int) -> Speaker | None:
    """ "...," the mayor said / said Ines Caldeira / according to the survey."""
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
            return Speaker(_noun(covered, base, listed), (base - according.end() + according.start(), base - 1))
    listed = words(region)[:14]
    cues = [number for number, word in enumerate(listed) if _is_cue(region, listed, number)]
    participle = cues and listed[cues[0]].folded.endswith("ing")
    if participle and (cues[0] == 0 or len(_until_break(region, listed)) <= cues[0]):
        return None  # ", adding that": the speaker stands before
    if not cues:
        if last == "," and listed and _may_be_subject(listed[0]):
            who = _trim(covered, [_shift(word, closing) for word in _until_break(region, listed)])
            return Speaker(who) if who else None
        return None
    at = cues[0]
    verb = listed[at]
    cue = closing + verb.start, closing + verb.end
    before = [word for word in listed[:at] if word.folded not in _AUXILIARY]
    if before:
        moved = [_shift(word, closing) for word in _until_break(region, listed[:at])]
        who = _trim(covered, moved) or (moved[0].start, moved[-1].end) if moved else None
        return Speaker(who, cue) if who else None
    behind = [_shift(word, closing) for word in listed[at + 1 :]]
    if not behind or behind[0].folded == "that":
        return None
    return Speaker(_noun(covered, 0, tuple(behind)), cue)


def _is_cue(region: str, listed: tuple[Word, ...], at: int) -> bool:
    """Whether the word is a verb of saying here, and not the noun of "the report" or the name of Mr. Read."""
    word = listed[at]
    if word.folded not in CUES or word.capital:
        return False
    if not at:
        return True
    before = listed[at - 1]
    if before.folded in _NOT_BEFORE_VERBS or before.folded in _PREPOSITIONS:
        return word.folded.endswith("ing") and before.folded in ("by", "after", "before", "in", "of", "for")
    return not region[before.end : word.start].startswith(("'", "’"))


def _until_break(region: str, listed: tuple[Word, ...] | list[Word]) -> list[Word]:
    """The words of `listed` up to the first comma or bracket between them."""
    kept: list[Word] = []
    for word in listed:
        if kept and _BREAK.search(region[kept[-1].end : word.start]):
            break
        kept.append(word)
    return kept


def _may_be_subject(word: Word) -> bool:
    return word.capital or word.folded in PRONOUNS or word.folded in ("the", "a", "an", "his", "her", "their", "one")


def _before(covered: str, left: int, opening: int) -> Speaker | None:
    """The mayor said: "..." / Kelly, a pilot, called it "..." / he left, saying "..."."""
    region = covered[left:opening]
    according = next(iter(reversed(list(_ACCORDING.finditer(region)))), None)
    if according is not None and "ccording" in according.group():
        listed = words(region[according.end() :])
        if listed:
            base = left + according.end()
            return Speaker(_noun(covered, base, listed), (left + according.start(), base - 1))
    listed = words(region)
    for at in range(len(listed) - 1, -1, -1):
        word = listed[at]
        if _is_cue(region, listed, at):
            who = _subject(region, listed, at)
            if who is not None and not _within_another(listed, who):
                return Speaker((left + who[0], left + who[1]), (left + word.start, left + word.end))
    return None


def _subject(region: str, listed: tuple[Word, ...], at: int) -> Place | None:
    """The subject of the verb `listed[at]`, stepping over what stands between commas."""
    verb = listed[at]
    pieces = _pieces(region, listed[:at])
    if not pieces:
        return None
    own = [word for word in pieces[-1] if word.folded not in _AUXILIARY]
    if own and own[-1].folded in ("and", "but", "or", "nor"):  # he left and said
        clause = own[:-1]
        for number, word in enumerate(clause):
            if number + 1 < len(clause) and word.folded in (
                "when",
                "because",
                "if",
                "while",
                "after",
                "before",
                "that",
            ):
                return _trim(region, clause[number + 1 :])
        return _main(region, [*pieces[:-1], own[:-1]] if len(own) > 1 else pieces[:-1])
    passive = listed[at - 1].folded in ("was", "were", "been", "is")
    if passive and len(listed) > at + 2 and listed[at + 1].folded == "by":
        return _noun(region, 0, listed[at + 2 :])
    loose = bool(_BREAK.search(region[listed[at - 1].end : verb.start])) or not own
    if verb.folded.endswith("ing") and not loose and own[0].folded == "with":
        return _trim(region, own)
    if verb.folded.endswith("ing") or (at and listed[at - 1].folded == "to"):
        return _main(region, pieces)
    if not loose:
        if len(own) == 1 and own[0].folded in ("who", "which") and len(pieces) > 1:
            head = _trim(region, pieces[-2])
            return (head[0], own[0].end) if head else None
        return _trim(region, _own_clause(pieces[-1]))
    if pieces[-1][0].folded in _PREPOSITIONS and at + 1 < len(listed) and listed[at + 1].capital:
        return _noun(region, 0, listed[at + 1 :])  # In other words, said Ms. Lee
    number = len(pieces) - 1 if bool(own) else len(pieces) - 2
    while number > 0 and _is_aside(pieces[number]) and pieces[number - 1][0].folded not in _PREPOSITIONS:
        number -= 1
    return _trim(region, _own_clause(pieces[max(0, number)]))


def _within_another(listed: tuple[Word, ...], who: Place) -> bool:
    """Whether "he" is himself quoted: "Ms. Lee said he called it"."""
    for number, word in enumerate(listed):
        if word.start == who[0] and word.folded in _PERSONS and number:
            before = listed[number - 1]
            if before.folded == "that" and number > 1:
                before = listed[number - 2]
            return before.folded in ("said", "says")
    return False


def _pieces(region: str, listed: tuple[Word, ...]) -> list[list[Word]]:
    """The words before the verb, cut at commas, dashes and brackets."""
    pieces: list[list[Word]] = []
    for number, word in enumerate(listed):
        if not pieces or _BREAK.search(region[listed[number - 1].end : word.start]):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _is_aside(piece: list[Word]) -> bool:
    first = piece[0]
    return (
        first.folded in _ASIDE
        or first.text[0].isdigit()
        or first.folded in _PREPOSITIONS
        or first.folded.endswith(("ing", "ed"))
        or len(first.text) == 1
        or (len(piece) == 1 and len(first.text) <= 5)
        or (not first.capital and first.folded not in PRONOUNS)
    )


def _own_clause(piece: list[Word]) -> list[Word]:
    """`piece` after its last word that opens a clause: "he" of "Ms. Lee cheered when he"."""
    start = 0
    for number, word in enumerate(piece[:-1]):
        if word.folded in _OPENERS:
            start = number + 1
    return piece[start:]


def _main(region: str, pieces: list[list[Word]]) -> Place | None:
    """The subject of the sentence: the head of the first piece that is no introduction."""
    for piece in pieces:
        while len(piece) > 1 and (piece[0].folded in _AUXILIARY or piece[0].folded.endswith("ly")):
            piece = piece[1:]
        first = piece[0].folded
        if first in _PREPOSITIONS or first in ("after", "when", "while", "as", "if", "since", "before", "because"):
            if len(pieces) > 1:
                continue
            named = [word for word in piece[1:] if word.capital or word.folded in PRONOUNS]
            return (named[-1].start, named[-1].end) if named else None
        if first.endswith(("ly", "ing")) and len(piece) == 1:
            continue
        found = _trim(region, piece)
        if found:
            return found
    return None


def _trim(region: str, piece: list[Word]) -> Place | None:
    """The noun phrase that `piece` opens with: a name, a pronoun, or an article and what follows."""
    while piece and (piece[0].folded in _OPENERS or piece[0].folded in _AUXILIARY or piece[0].folded.endswith("ly")):
        piece = piece[1:]
    while piece and (piece[-1].folded in _AUXILIARY or piece[-1].folded.endswith("ly")):
        piece = piece[:-1]
    if not piece:
        return None
    if piece[0].folded in PRONOUNS:
        return piece[0].start, piece[0].end
    if piece[-1].folded in _PERSONS:
        return piece[-1].start, piece[-1].end
    if piece[0].folded == "with" and len(piece) > 1 and not piece[1].capital:
        return _noun(region, 0, tuple(piece[1:]))
    if piece[0].folded in _PREPOSITIONS:
        for number in range(len(piece) - 1, -1, -1):
            if piece[number].capital or piece[number].folded in PRONOUNS:
                first = number
                while first and piece[first - 1].capital and region[piece[first - 1].end : piece[first].start] == " ":
                    first -= 1
                return piece[first].start, piece[number].end
    return _noun(region, 0, tuple(piece))


def _noun(region: str, base: int, listed: tuple[Word, ...]) -> Place | None:
    """The noun phrase that begins with `listed[0]`, to the first comma, verb of saying or word of grammar."""
    first = listed[0]
    end = first.end
    if first.folded in PRONOUNS:
        return base + first.start, base + end
    named = first.capital and first.folded not in FUNCTION
    for number, word in enumerate(listed[1:10], 1):
        between = region[base + listed[number - 1].end : base + word.start]
        if _BREAK.search(between) or (". " in between and len(listed[number - 1].text) > 5):
            break
        if word.folded in CUES or word.folded in _AUXILIARY or word.folded in _PREPOSITIONS:
            break
        if named and listed[number - 1].capital and not word.capital and word.folded not in ("of", "the", "de", "van"):
            break
        end = word.end
    return base + first.start, base + end


def _trailing(covered: str, closing: int, stop: int) -> Speaker | None:
    """It would be a "mess" for the party, the mayor said."""
    region = covered[closing:stop]
    according = _ACCORDING.search(region)
    if according and "ccording" in according.group():
        base = closing + according.end()
        listed = words(covered[base:stop])
        if listed:
            return Speaker(_noun(covered, base, listed), (closing + according.start(), base - 1))
    comma = region.find(",")
    while comma >= 0:
        listed = words(region[comma + 1 :])[:8]
        for at, word in enumerate(listed):
            if word.folded in SAY and not at and listed[1:] and _may_be_subject(listed[1]):
                begin = closing + comma + 1
                return Speaker(
                    _noun(covered, begin, tuple(words(covered[begin:stop])[1:])), (begin + word.start, begin + word.end)
                )
            if word.folded in SAY and at and not _BREAK.search(region[comma + 1 :][listed[0].start : word.start]):
                if listed[0].folded in _OPENERS or listed[0].folded == "who":
                    break
                who = _trim(covered, [_shift(each, closing + comma + 1) for each in listed[:at]])
                begin = closing + comma + 1
                return Speaker(who, (begin + word.start, begin + word.end)) if who else None
        comma = region.find(",", comma + 1)
    return None


def _main_after(covered: str, closing: int, stop: int) -> Place | None:
    """After calling it a "mess", the mayor left."""
    comma = covered.find(",", max(0, closing - 2), stop)
    listed = words(covered[comma + 1 : stop])[:8] if comma >= 0 else ()
    if not listed or not _may_be_subject(listed[0]):
        return None
    return _noun(covered, comma + 1, tuple(listed))


def _introduced(
    covered: str, left: int, opening: int, closing: int, stop: int, bounds: list[Place], at: int
) -> Speaker:
    """No verb of saying: the subject of the sentence the quotation stands in, or of the one before it."""
    region = covered[left:opening]
    listed = words(region)
    if listed:
        if listed[0].folded in _PREPOSITIONS or listed[0].folded in _OPENERS:
            after = _main_after(covered, closing, stop)
            if after is not None:
                return Speaker(after)
        who = _main(region, _pieces(region, listed))
        return Speaker((left + who[0], left + who[1])) if who else NOBODY
    if at and bounds:
        start, end = bounds[at - 1]
        if _FILL in covered[start:end]:
            return NOBODY  # the quotation before goes on
        start = max(start, end - _REACH)
        listed = words(covered[start:end])
        if listed:
            who = _main(covered[start:end], _pieces(covered[start:end], listed))
            return Speaker((start + who[0], start + who[1]), None, True) if who else NOBODY
    return NOBODY


def _shift(word: Word, by: int) -> Word:
    return word._replace(start=word.start + by, end=word.end + by)


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
    who = _main(covered[start:end], _pieces(covered[start:end], listed)) if listed else None
    return (start + who[0], start + who[1]) if who else None
