"""Finds the subject of a verb of saying: the noun phrase that speaks."""

from __future__ import annotations

from standfirst.desk.text.cues import (
    AUXILIARY,
    BREAK,
    CUES,
    MID_CLAUSE,
    OPENERS,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_WORDS,
    is_adverb,
)
from standfirst.desk.text.lists import FUNCTION, PERSON_NOUNS, SAY, TITLE_WORDS
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import Word

Place = tuple[int, int]
_INTO_CLAUSES = frozenset(("when", "because", "if", "while", "after", "before", "that"))
_ASIDE = word_set("of from who whose which a an the his her their its now then also one formerly")


def subject_of(region: str, listed: tuple[Word, ...], at: int) -> Place | None:
    """The subject of the verb `listed[at]`, stepping over what stands between commas."""
    verb = listed[at]
    pieces = pieces_of(region, listed[:at])
    if not pieces:
        return None
    own = [word for word in pieces[-1] if word.folded not in AUXILIARY]
    if own and own[-1].folded in ("and", "but", "or", "nor"):  # he left and said
        clause = own[:-1]
        for number, word in enumerate(clause):
            if number + 1 < len(clause) and word.folded in _INTO_CLAUSES:
                return opening_noun(region, clause[number + 1 :])
        return main_subject(region, [*pieces[:-1], own[:-1]] if len(own) > 1 else pieces[:-1])
    passive = listed[at - 1].folded in ("was", "were", "been", "is")
    if passive and len(listed) > at + 2 and listed[at + 1].folded == "by":
        return noun_phrase(region, 0, listed[at + 2 :])
    if passive and verb.folded.endswith("ed"):
        return None  # what was branded something did not say so
    loose = bool(BREAK.search(region[listed[at - 1].end : verb.start])) or not own
    if verb.folded.endswith("ing") and not loose and own[0].folded == "with":
        return opening_noun(region, own)
    if verb.folded.endswith("ing") or (at and listed[at - 1].folded == "to"):
        return main_subject(region, pieces)
    if not loose:
        if len(own) == 1 and own[0].folded in ("who", "which") and len(pieces) > 1:
            head = opening_noun(region, pieces[-2])
            return (head[0], own[0].end) if head else None
        return opening_noun(region, _own_clause(pieces[-1]))
    if pieces[-1][0].folded in PREPOSITIONS and at + 1 < len(listed) and listed[at + 1].capital:
        return noun_phrase(region, 0, listed[at + 1 :])  # In other words, said Ms. Lee
    number = len(pieces) - 1 if bool(own) else len(pieces) - 2
    while number > 0 and _is_aside(pieces[number]) and pieces[number - 1][0].folded not in PREPOSITIONS:
        number -= 1
    return opening_noun(region, _own_clause(pieces[max(0, number)]))


def within_another(listed: tuple[Word, ...], who: Place) -> bool:
    """Whether "he" is himself quoted: "Ms. Lee said he called it"."""
    for number, word in enumerate(listed):
        if word.start == who[0] and word.folded in PERSONS and number:
            before = listed[number - 1]
            if before.folded == "that" and number > 1:
                before = listed[number - 2]
            return before.folded in SAY or (before.folded in CUES and before.folded.endswith("ing"))
    return False


def pieces_of(region: str, listed: tuple[Word, ...]) -> list[list[Word]]:
    """The words before the verb, cut at commas, dashes and brackets."""
    pieces: list[list[Word]] = []
    for number, word in enumerate(listed):
        if not pieces or BREAK.search(region[listed[number - 1].end : word.start]):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _is_aside(piece: list[Word]) -> bool:
    first = piece[0]
    return (
        first.folded in _ASIDE
        or first.text[0].isdigit()
        or first.folded in PREPOSITIONS
        or first.folded.endswith(("ing", "ed"))
        or len(first.text) == 1
        or (len(piece) == 1 and len(first.text) <= 5)
        or (not first.capital and first.folded not in PRONOUNS)
    )


def _own_clause(piece: list[Word]) -> list[Word]:
    """`piece` after its last word that opens a clause: "he" of "Ms. Lee cheered when he"."""
    start = 0
    for number, word in enumerate(piece[:-1]):
        if word.folded in OPENERS and (not number or word.folded not in MID_CLAUSE):
            start = number + 1
    return piece[start:]


def main_subject(region: str, pieces: list[list[Word]]) -> Place | None:
    """The subject of the sentence: the head of the first piece that is no introduction."""
    for piece in pieces:
        while len(piece) > 1 and (piece[0].folded in AUXILIARY or is_adverb(piece[0])):
            piece = piece[1:]
        first = piece[0].folded
        if len(pieces) > 1 and _leads_in(piece, piece[0] is pieces[0][0]):
            continue
        if first in PREPOSITIONS or first in ("after", "when", "while", "as", "if", "since", "before", "because"):
            if len(pieces) > 1:
                continue
            named = [word for word in piece[1:] if word.capital or word.folded in PRONOUNS]
            return (named[-1].start, named[-1].end) if named else None
        if first.endswith(("ly", "ing")) and len(piece) == 1:
            continue
        found = opening_noun(region, piece)
        if found:
            return found
    return None


def _leads_in(piece: list[Word], opens: bool) -> bool:
    """Whether a piece before a comma or dash only leads up to the subject: a dateline, a day, a year, "Preceded by the
    clerk"; `opens` says that the sentence opens with it."""
    first = piece[0]
    if len(piece) == 1 and (first.text.isdigit() or (first.text.isupper() and len(first.text) < 6)):
        return True
    if opens and first.text.isupper() and len(first.text) > 3:
        return True
    if opens and len(piece) > 1 and first.folded.endswith(("ing", "ed")) and not piece[1].capital:
        return True
    return len(piece) < 5 and any(word.folded in TIME_WORDS for word in piece)


def opening_noun(region: str, piece: list[Word]) -> Place | None:
    """The noun phrase that `piece` opens with: a name, a pronoun, or an article and what follows."""
    while piece and (
        piece[0].folded in OPENERS or (piece[0].folded in AUXILIARY and piece[0].text != "Will") or is_adverb(piece[0])
    ):
        piece = piece[1:]
    while piece and (piece[-1].folded in AUXILIARY or is_adverb(piece[-1])):
        piece = piece[:-1]
    if len(piece) > 1 and piece[0].folded in ("who", "which", "what") and piece[1].folded in PERSONS:
        piece = piece[1:]
    if not piece:
        return None
    if piece[0].folded in PRONOUNS:
        return piece[0].start, piece[0].end
    if piece[-1].folded in PERSONS:
        return piece[-1].start, piece[-1].end
    if piece[0].folded == "with" and len(piece) > 1 and not piece[1].capital:
        return noun_phrase(region, 0, tuple(piece[1:]))
    if piece[0].folded in PREPOSITIONS:
        for number in range(len(piece) - 1, -1, -1):
            if piece[number].capital or piece[number].folded in PRONOUNS:
                first = number
                while first and piece[first - 1].capital and region[piece[first - 1].end : piece[first].start] == " ":
                    first -= 1
                return piece[first].start, piece[number].end
    return noun_phrase(region, 0, tuple(piece))


def noun_phrase(region: str, base: int, listed: tuple[Word, ...]) -> Place | None:
    """The noun phrase that begins with `listed[0]`, to the first comma, verb of saying or word of grammar."""
    first = listed[0]
    end = first.end
    if first.folded in PRONOUNS:
        return base + first.start, base + end
    named = first.capital and first.folded not in FUNCTION
    for number, word in enumerate(listed[1:10], 1):
        between = region[base + listed[number - 1].end : base + word.start]
        if BREAK.search(between) or (". " in between and len(listed[number - 1].text) > 5):
            break
        if word.folded in CUES or word.folded in AUXILIARY or word.folded in PREPOSITIONS:
            break
        if named and listed[number - 1].capital and not word.capital and word.folded not in ("of", "the", "de", "van"):
            if any(each.folded in PERSON_NOUNS or each.folded in TITLE_WORDS for each in listed[number : number + 3]):
                continue  # Republican presidential candidate Kim Lund
            break
        end = word.end
    return base + first.start, base + end


def shifted(word: Word, by: int) -> Word:
    """`word` as it stands in a text of which the first `by` code points were left out."""
    return word._replace(start=word.start + by, end=word.end + by)
