"""Who wrote it and for whom: "By A and B" lines, agency lines, and the dateline "CITY (Agency) — text"."""

from __future__ import annotations

import re

from standfirst.story import Author, NoteKind
from standfirst.wire.page.draft import Draft
from standfirst.wire.page.lines import Line
from standfirst.wire.page.names import (
    PICTURE_AGENCIES,
    in_print,
    is_agency,
    is_city,
    is_edition,
    is_organisation,
    is_person,
)

BYLINE, AGENCY, EDITION = "byline", "agency", "edition"

_BY = re.compile(
    r"(?:(?:written|reported|reporting|story|words|text|report|analysis|commentary|opinion) )?by:? "
    r"|(?:authors?|words|text|story|reporters?|byline)\s?: ",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|;|&|\+)\s*|\s+(?:and|with)\s+", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:writer|editor|reporter|correspondent|columnist|staff|contributor|bureau|chief|critic|producer|intern|"
    r"special to|contributing|freelance|desk|in [A-Z]\w+)\b"
)
_PARTED = re.compile(r"\s*(?:\||/|•|·|–|—|\s-\s)\s*|\s+(?:of|for|in)\s+(?=the\b|The\b|[A-Z])")
_DATELINE = re.compile(r"\s?(?:--|[—–-])\s?")
_DASHES = ("—", "–", "--", "-")
_LONGEST = 160
_DAY = re.compile(
    r",\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:, \d{4})?$", re.IGNORECASE
)


def claim_byline(draft: Draft, line: Line) -> bool:
    """Claims `line` if it says who wrote the story. A line on its own below "By" is a name too."""
    text = line.text
    found = _BY.match(text) if len(text) <= _LONGEST and not line.bullet else None
    if not found:
        return False
    rest = text[found.end() :].strip(" .:")
    parts = [part for part in _PARTED.split(rest) if part]
    people = parts[0] if parts else ""
    names = _people(people)
    house = is_organisation(rest) and line.words(9) <= 8 and not line.ended
    if not names or line.words(21) > 20 or not (house or _all_names(names)):
        return False
    line.claimed = BYLINE
    if is_agency(rest):
        draft.agency = draft.agency or rest
        return True
    if not is_person(names[0]) and not _one_name(names[0]):
        add_authors(draft, rest, line)
        return True
    add_authors(draft, people, line)
    for part in parts[1:]:
        if is_organisation(part) and not draft.agency and not _ROLE.search(part.casefold()):
            draft.agency = part
        else:
            draft.note(NoteKind.DROPPED, f"“{part}” in the byline is not part of a name.", line, part)
    return True


def _people(text: str) -> list[str]:
    return [name for name in _BETWEEN.split(text) if name]


def are_people(text: str) -> bool:
    """Whether `text` names a person, or several as bylines do."""
    names = _people(text)
    return bool(names) and all(is_person(name) for name in names)


def _all_names(names: list[str]) -> bool:
    """Whether the first is a name and the others are names or what stands beside names in a byline."""
    return (is_person(names[0]) or _one_name(names[0])) and all(
        is_person(name) or _one_name(name) or is_organisation(name) or _ROLE.search(name.casefold()) or len(name) < 4
        for name in names[1:]
    )


def _one_name(text: str) -> bool:
    return text.isupper() and text.isalpha() and len(text) > 2


def add_authors(draft: Draft, text: str, line: Line) -> None:
    """Adds the people named in `text` ("A, B and C"); what is no name there ("Staff Writer") is noted."""
    if is_organisation(text) and not any(is_person(name) for name in _people(text)):
        names = [text]
    else:
        names = _people(text)
    standing = {author.name for author in draft.authors}
    for name in names:
        if _ROLE.search(name.casefold()) and not is_person(name) and len(names) > 1:
            draft.note(NoteKind.DROPPED, f"“{name}” in the byline is a role, not a name.", line, name)
        elif name in ("Jr", "Jr.", "Sr", "Sr.", "II", "III") and draft.authors:
            draft.authors[-1] = Author(f"{draft.authors[-1].name}, {name}")
        else:
            printed = in_print(name)
            if printed not in standing:
                draft.authors.append(Author(printed))
                standing.add(printed)


def claim_agency(draft: Draft, line: Line, above: Line | None = None) -> bool:
    """Claims a line that is nothing but an agency's name ("Associated Press", "(AP)", "Source: Reuters") or an
    edition's ("Morning Edition"). Directly below a byline (`above`) any organisation's name is the agency."""
    if len(line.text) > 60 or line.bullet:
        return False
    text = line.text.strip("()[] ")
    for prefix in ("source:", "agency:", "from:", "edition:"):
        if text.casefold().startswith(prefix):
            text = text[len(prefix) :].strip()
    if is_edition(text) and (not draft.edition or draft.edition == text):
        draft.edition = text
        line.claimed = EDITION
        return True
    if text.casefold() in PICTURE_AGENCIES:
        return False
    below_byline = bool(above and above.claimed == BYLINE and is_organisation(text) and line.words(6) <= 5)
    if (is_agency(text) or (below_byline and not line.ended)) and (not draft.agency or draft.agency == text):
        draft.agency = text
        line.claimed = AGENCY
        return True
    return False


def take_dateline(draft: Draft, line: Line) -> str | None:
    """The text of `line` after its dateline, whose city and agency go to the draft; None if it has none.

    Read are "CITY (Agency) —", "CITY, Country (Agency) -", "CITY, May 16 (Agency) –", "(Agency) -" and
    "CITY —"; a city must be printed in capitals unless an agency follows it.
    """
    head = line.text[:140]
    found = next((each for each in _DATELINE.finditer(head) if _is_border(head, each)), None)
    if not found or found.start() > 110 or not line.text[found.end() :].strip():
        return None
    place, agency = head[: found.start()].strip(), ""
    if place.endswith(")") and "(" in place:
        at = place.rfind("(")
        place, agency = place[:at].strip(" ,"), place[at + 1 : -1].strip()
        if not (is_agency(agency) or (len(agency.split()) <= 4 and agency[:1].isupper())):
            return None
    day = _DAY.search(place)
    if day:
        place = place[: day.start()]
    if agency:
        if place and not (
            is_city(place) or (len(place.split()) <= 5 and place[:1].isupper() and not place.endswith("."))
        ):
            return None
        if not place and not is_agency(agency):
            return None
    elif not is_city(place):
        return None
    if draft.located and place and draft.located != place:
        draft.note(NoteKind.DOUBTFUL, f"The copy begins in “{place}”, the page says “{draft.located}”.", line, place)
    draft.located = draft.located or place
    if agency and draft.agency and draft.agency != agency:
        draft.note(NoteKind.DOUBTFUL, f"The copy is {agency}'s, the page names {draft.agency}.", line, agency)
    draft.agency = draft.agency or agency
    if day:
        words = day[0].strip(" ,")
        draft.note(NoteKind.DROPPED, f"The day in the dateline ({words}) is no time of publication.", line, words)
    return line.text[found.end() :].strip()


def _is_border(head: str, found: re.Match[str]) -> bool:
    # A hyphen inside a name (PORT-AU-PRINCE) is no border; a dash is, also without spaces.
    return found[0].strip() != "-" or found[0] != "-"


def looks_like_dateline(line: Line) -> bool:
    """Whether `line` begins with a dateline that `take_dateline` would take."""
    return not line.bullet and take_dateline(Draft([line]), line) is not None
