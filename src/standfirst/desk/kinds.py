"""Finds the words of a text that belong to a kind: countries, weekdays, relations, units, opposites."""

from __future__ import annotations

from functools import lru_cache

from standfirst.desk.comparison import Member
from standfirst.desk.text.countries import COUNTRY_OF, COUNTRY_PHRASES
from standfirst.desk.text.folding import stem
from standfirst.desk.text.kindred import kindred
from standfirst.desk.text.lists import COMMON, FUNCTION
from standfirst.desk.text.names import is_title_case
from standfirst.desk.text.opposites import SIDES_OF
from standfirst.desk.text.quantities import quantities
from standfirst.desk.text.quotes import quoted_spans
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import Word, words

_NO = word_set("not no never without neither nor nobody none cannot hardly barely")
_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = word_set(
    """
    january february march april may june july august september october november december
    """
)
_BEFORE_MONTHS = word_set("in of since until till last next this by from early late mid during before after")
_PARTS = word_set("morning afternoon evening night")
_ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth")
_HE = word_set("he him his himself")
_SHE = word_set("she her hers herself")
_MANY = word_set("dozens scores hundreds thousands millions billions trillions")


@lru_cache(maxsize=2048)
def countries(text: str) -> tuple[Member, ...]:
    """Countries and their people: "Bank of Japan" and "Japanese" have one member of one value."""
    listed = words(text)
    titled = is_title_case(text)
    found = []
    taken = -1
    for number, word in enumerate(listed):
        if number <= taken or not word.capital:
            continue
        following = listed[number + 1] if number + 1 < len(listed) else None
        country = COUNTRY_PHRASES.get((word.folded, following.folded)) if following is not None else None
        if country:
            found.append(Member(number, number + 1, "country", country, country))
            taken = number + 1
        elif word.folded in COUNTRY_OF and not (not titled and _goes_with(text, listed, number)):
            country = COUNTRY_OF[word.folded]
            found.append(Member(number, number, "country", country, country))
    return tuple(found)


def _goes_with(text: str, listed: tuple[Word, ...], number: int) -> bool:
    """Whether a word with a capital stands right before it, as in "Michael Jordan" or "New England"."""
    before = listed[number - 1] if number else None
    return (
        before is not None
        and before.capital
        and before.folded not in COMMON
        and before.folded not in COUNTRY_OF
        and text[before.end : listed[number].start] == " "
    )


@lru_cache(maxsize=2048)
def weekdays(text: str) -> tuple[Member, ...]:
    """Days of the week."""
    return tuple(
        Member(number, number, "weekday", word.folded, word.stem)
        for number, word in enumerate(words(text))
        if word.capital and word.folded in _WEEKDAYS
    )


@lru_cache(maxsize=2048)
def parts_of_days(text: str) -> tuple[Member, ...]:
    """Morning, afternoon, evening and night; months."""
    listed = words(text)
    return tuple(
        Member(number, number, "month" if word.folded in _MONTHS else "part of the day", word.folded, word.stem)
        for number, word in enumerate(listed)
        if word.folded in _PARTS or (word.capital and word.folded in _MONTHS and _dated(listed, number))
    )


def _dated(listed: tuple[Word, ...], number: int) -> bool:
    """Whether a month's name is a month's: "May" is one beside a figure or after "in", not in "May Be"."""
    if listed[number].folded not in ("march", "may", "august", "april", "june"):
        return True
    before = listed[number - 1] if number else None
    after = listed[number + 1] if number + 1 < len(listed) else None
    return (after is not None and after.text.isdigit()) or (
        before is not None and (before.text.isdigit() or before.folded in _BEFORE_MONTHS)
    )


@lru_cache(maxsize=2048)
def measures(text: str) -> tuple[Member, ...]:
    """Numbers by what they count, units by the number before them, ordinals, and "thousands" and its like."""
    listed = words(text)
    starts = {word.start: number for number, word in enumerate(listed)}
    found = []
    for each in quantities(text):
        first = starts.get(each.start, starts.get(each.start + 1))
        if first is None:
            continue
        last = first
        while last + 1 < len(listed) and listed[last + 1].end <= each.end:
            last += 1
        value = f"{each.value:g}"
        if each.role in ("duration", "age"):
            found.append(Member(first, last, f"unit of {value}", each.what, each.what))
        if each.role != "count" or each.what:
            found.append(Member(first, last, f"{each.role} {each.what}", value, f"={value}"))
    for number, word in enumerate(listed):
        if word.folded in _ORDINALS or word.folded in _MANY:
            kind = f"ordinal {_modified(text, listed, number)}" if word.folded in _ORDINALS else "many"
            found.append(Member(number, number, kind, word.folded, word.stem))
    return tuple(found)


def _modified(text: str, listed: tuple[Word, ...], number: int) -> str:
    """The stem of the word that follows word `number` directly: the second round is no fifth set."""
    if number + 1 < len(listed) and text[listed[number].end : listed[number + 1].start] in (" ", "-"):
        return listed[number + 1].stem
    return ""


@lru_cache(maxsize=2048)
def persons(text: str) -> tuple[Member, ...]:
    """He and she in all their forms, but for those in quotations, where they are somebody else's."""
    quoted = quoted_spans(text)
    return tuple(
        Member(number, number, _case(text, number), "he" if word.folded in _HE else "she", word.stem)
        for number, word in enumerate(words(text))
        if (word.folded in _HE or word.folded in _SHE)
        and not any(start <= word.start < end for start, end, _ in quoted)
    )


def _case(text: str, number: int) -> str:
    """Whether a pronoun does something, has something or is done to: "her boat" has, "saw her" is done to."""
    listed = words(text)
    folded = listed[number].folded
    if folded == "her":
        after = listed[number + 1] if number + 1 < len(listed) else None
        close = after is not None and text[listed[number].end : after.start] == " "
        return "his or her" if close and after is not None and after.folded not in FUNCTION else "him or her"
    return {"his": "his or her", "hers": "his or her", "him": "him or her"}.get(folded, "he or she")


@lru_cache(maxsize=2048)
def others_of_a_kind(text: str) -> tuple[Member, ...]:
    """Relations, offences, colours, points of the compass ...: see `standfirst.desk.text.kindred`."""
    known = kindred()
    listed = words(text)
    titled = is_title_case(text)
    found = []
    number = 0
    while number < len(listed):
        word = listed[number]
        pair, last = _two(listed, number)
        last = last if pair in known else number
        entry = known.get(pair) or known.get(word.folded)
        if entry is not None:
            named = word.capital and number and not titled
            if not named or entry.named:
                found.append(Member(number, last, entry.kind, entry.one, stem(listed[last].text)))
        number = last + 1
    return tuple(found)


def _two(listed: tuple[Word, ...], number: int) -> tuple[str, int]:
    """Word `number` and the next one joined by a hyphen, and the last word read: "minister of foreign affairs" is a
    foreign minister."""
    office = listed[number].folded in ("minister", "secretary")
    if office and number + 2 < len(listed) and listed[number + 1].folded == "of":
        return f"{listed[number + 2].folded}-{listed[number].folded}", number + 2
    if number + 1 < len(listed):
        return f"{listed[number].folded}-{listed[number + 1].folded}", number + 1
    return "", number


@lru_cache(maxsize=2048)
def sides(text: str) -> tuple[Member, ...]:
    """Words that have a contrary: the kind is the pair of them, the value the side; a negated word is left out."""
    listed = words(text)
    found = []
    for number, word in enumerate(listed):
        entries = SIDES_OF.get(word.stem)
        if entries and not negated(text, number):
            found += [Member(number, number, kind, side, word.stem) for kind, side in entries]
    return tuple(found)


def negated(text: str, number: int) -> bool:
    """Whether "not", "no", "never" or "n't" stands up to three words before word `number` in its clause."""
    listed = words(text)
    for at in range(number - 1, max(-1, number - 4), -1):
        if any(mark in text[listed[at].end : listed[at + 1].start] for mark in ",;:.—"):
            return False
        folded = listed[at].folded
        if folded in _NO or folded.endswith(("n't", "n’t")):
            return True
    return False


def denied(text: str, number: int) -> bool:
    """Whether word `number` is negated, or what it has behind it: "found no evidence" denies the finding."""
    listed = words(text)
    if negated(text, number):
        return True
    for at in range(number + 1, min(number + 4, len(listed))):
        if any(mark in text[listed[at - 1].end : listed[at].start] for mark in ",;:.—"):
            return False
        if listed[at].folded in _NO:
            return True
    return False


@lru_cache(maxsize=2048)
def negations(text: str) -> tuple[tuple[int, int], ...]:
    """Each negation of `text` with the word it negates, as numbers of words: "has not been charged" is not, charged."""
    listed = words(text)
    found = []
    for number, word in enumerate(listed):
        if word.folded in _NO or word.folded.endswith(("n't", "n’t")):
            for at in range(number + 1, min(number + 4, len(listed))):
                if any(mark in text[listed[at - 1].end : listed[at].start] for mark in ",;:.—"):
                    break
                if listed[at].folded not in FUNCTION:
                    found.append((number, at))
                    break
    return tuple(found)
