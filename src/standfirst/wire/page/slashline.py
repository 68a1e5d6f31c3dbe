"""The slash line: headline / agency / city / author / edition / summary; city, author, edition may be missing."""

from __future__ import annotations

import re

from standfirst.story import NoteKind
from standfirst.wire.page.byline import add_authors, are_people
from standfirst.wire.page.draft import Draft, same_words
from standfirst.wire.page.labels import known
from standfirst.wire.page.lines import Line
from standfirst.wire.page.names import is_agency, is_city, is_edition, is_known_city, is_organisation

SLASH_LINE = "slash line"

_LOOSE = re.compile(r"\s?/\s|\s/\s?|/$")
_TIGHT = re.compile(r"\s?/\s?")
_FIRST_LINES = 60
_SHORT = 7  # words an agency, city, author or edition has at most
_HEAD = 2000  # characters that are searched for the fields before the summary

_Fields = list[tuple[int, str]]  # where in the line a field starts, and its words


def claim_slash_line(draft: Draft) -> None:
    """Finds the slash line near the top of the page, claims it and fills the fields it gives."""
    above: list[str] = []
    for index, line in list(draft.free(0, min(len(draft.lines), _FIRST_LINES))):
        if "/" in line.text:
            found = _read(line.text, above)
            if found:
                line.claimed = SLASH_LINE
                _take(draft, index, *found)
                return
        above.append(line.text)


def _read(text: str, above: list[str]) -> tuple[str, _Fields] | None:
    """The headline (empty if the line lacks it) and the fields after it; None if this is no slash line."""
    for title in sorted(above, key=len, reverse=True):
        start = _after(title, text) if " " in title else None
        if start is not None:
            return title, _split(text, start)
    fields = _split(text, 0)
    words = [field for _, field in fields]
    if len(fields) < 3 or words[0].casefold() == "home" or all(known(word) for word in words):
        return None
    if is_agency(words[0]) or (above and is_city(words[1]) and len(words[0].split()) <= 3):
        return "", fields
    # A headline may have a slash in it: the agency is the last field before the city, or the first we know.
    agency = next((at for at in range(1, min(4, len(words))) if is_agency(words[at])), 0)
    city = next((at for at in range(2, min(5, len(words))) if is_city(words[at])), 0)
    if not agency and not city and not any(is_edition(word) or is_known_city(word) for word in words[1:5]):
        return None
    agency = agency or max(city - 1, 1)
    headline = text[: fields[agency][0]].rstrip(" /")
    return headline, fields[agency:]


def _after(title: str, text: str) -> int | None:
    """Where in `text` the fields start if it begins with `title` and a slash."""
    if len(text) <= len(title) or not same_words(text[: len(title)], title):
        return None
    at = len(title)
    while at < len(text) and text[at] in " .":
        at += 1
    return at + 1 if text[at : at + 1] == "/" else None


def _split(text: str, start: int) -> _Fields:
    """The fields of `text` from `start`; a slash inside a word ("24/7") parts nothing unless all slashes are such."""
    fields = _cut(text, start, _LOOSE)
    if len(fields) < 3:
        tight = _cut(text, start, _TIGHT)
        if any(is_edition(field) or is_city(field) for _, field in tight[:5]):
            return tight
    return fields


def _cut(text: str, start: int, border: re.Pattern[str]) -> _Fields:
    out: _Fields = []
    at = start
    for found in border.finditer(text, start, min(len(text), start + _HEAD)):
        out.append((at, text[at : found.start()].strip()))
        at = found.end()
    out.append((at, text[at:].strip()))
    return [(where, field) for where, field in out if field]


def _take(draft: Draft, index: int, headline: str, fields: _Fields) -> None:
    line = draft.lines[index]
    if headline:
        draft.headline, draft.headline_at = headline, index
    short: list[str] = []
    for number, (start, field) in enumerate(fields):
        if (number and _is_summary(field)) or draft.edition:
            draft.standfirst = line.text[start:].strip().removesuffix("/").rstrip()
            break
        if is_edition(field):
            draft.edition = field
        else:
            short.append(field)
    if short and not is_city(short[0]):
        draft.agency = short.pop(0)
    for number, field in enumerate(short):
        _place(draft, line, field, short[:number] + short[number + 1 :])
    if not draft.standfirst and line.text.endswith("/") and index + 1 < len(draft.lines):
        follower = draft.lines[index + 1]
        if not follower.claimed and _is_summary(follower.text):
            draft.standfirst = follower.printed
            follower.claimed = "standfirst"


def _is_summary(text: str) -> bool:
    if are_people(text.removeprefix("By ")):
        return False
    words = len(text.split(None, _SHORT + 1))
    return words > _SHORT or (words > 3 and text.endswith((".", "!", "?", "…", "”", '"')))


def _place(draft: Draft, line: Line, field: str, others: list[str]) -> None:
    by = field.casefold().startswith("by ")
    if is_city(field) and not draft.located:
        draft.located = field
    elif by or (are_people(field) and not is_known_city(field)):
        add_authors(draft, field[3:] if by else field, line)
    elif not draft.located and (is_known_city(field) or any(are_people(other) for other in others)):
        draft.located = field
    elif not draft.located and len(field.split()) <= 2 and not is_organisation(field):
        draft.located = field
        draft.note(NoteKind.DOUBTFUL, f"“{field}” in the slash line was read as the city.", line, field)
    elif not draft.authors:
        add_authors(draft, field, line)
        draft.note(NoteKind.DOUBTFUL, f"“{field}” in the slash line was read as the author.", line, field)
    else:
        draft.note(NoteKind.DOUBTFUL, f"“{field}” in the slash line has no place; it was left out.", line, field)
