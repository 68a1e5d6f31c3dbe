"""Lines that say themselves what they are: tags, copyright, credits to editors, and "Headline: ..." at the top."""

from __future__ import annotations

import re

from standfirst.story import NoteKind
from standfirst.wire.page.byline import add_authors
from standfirst.wire.page.draft import Draft
from standfirst.wire.page.lines import Line
from standfirst.wire.page.names import is_edition

TAGS, COPYRIGHT, FIELD, STAFF = "tags", "copyright", "field", "staff"

_TAGS = re.compile(
    r"(?:tags|tagged|topics|keywords|filed under|tagged with|in this story)\s?(?::|\sin\s)\s*", re.IGNORECASE
)
_BETWEEN_TAGS = re.compile(r"\s*[,;|·•#]\s*")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright\s?(?:©|\(c\))?)\s?(?:by )?\d{4}\b|copyright (?:©|\(c\)|by|the)\s|all rights reserved\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"[(\[]?(?:additional |further |associated )?(?:reporting|editing|writing|translation|compiled|edited|translated) "
    r"by:? [A-Z]",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(headline|title|kicker|section|category|city|place|dateline|agency|source|edition|summary|standfirst|deck|"
    r"author|authors|byline)\s?:\s+",
    re.IGNORECASE,
)
_FIRST_LINES = 40
_LONGEST_TAGS = 600


def claim_marked(draft: Draft, line: Line) -> bool:
    """Claims `line` if it is a line of tags, a copyright notice or a credit to editors."""
    text = line.text
    tags = _TAGS.match(text) if len(text) <= _LONGEST_TAGS else None
    if tags and not text.endswith((".", "?")):
        line.claimed = TAGS
        for tag in _BETWEEN_TAGS.split(text[tags.end() :]):
            if tag and tag not in draft.tags:
                draft.tags.append(tag)
        return True
    if len(text) > 300 or line.bullet:
        return False
    if _COPYRIGHT.match(text):
        line.claimed = COPYRIGHT
        if not draft.copyright_notice:
            draft.copyright_notice = text
        elif draft.copyright_notice != text:
            draft.dropped("A second copyright notice was left out.", [line])
        return True
    if _STAFF.match(text):
        line.claimed = STAFF
        draft.dropped("The credit to editors and colleagues has no place in the story; add authors by hand.", [line])
        return True
    return False


def claim_fields(draft: Draft) -> None:
    """Claims "Headline: ...", "Section: ..." and their like at the top of a page that gives its headline so."""
    top = draft.lines[:_FIRST_LINES]
    if not any(_named(line) in ("headline", "title") for line in top):
        return
    for index, line in enumerate(top):
        name = _named(line)
        if line.claimed or not name:
            continue
        found = _FIELD.match(line.text)
        value = line.text[found.end() :].strip() if found else ""
        if value and _set(draft, index, line, name, value):
            line.claimed = FIELD


def _named(line: Line) -> str:
    found = _FIELD.match(line.text[:40]) if not line.bullet else None
    return found[1].casefold() if found else ""


_FIELDS = {
    "kicker": "kicker", "section": "section", "category": "section", "city": "located", "place": "located",
    "dateline": "located", "agency": "agency", "source": "agency", "edition": "edition", "summary": "standfirst",
    "standfirst": "standfirst", "deck": "standfirst",
}  # fmt: skip


def _set(draft: Draft, index: int, line: Line, name: str, value: str) -> bool:
    if name in ("headline", "title"):
        if draft.headline:
            return False
        draft.headline, draft.headline_at = value, index
        return True
    if name in ("author", "authors", "byline"):
        add_authors(draft, value.removeprefix("By ").removeprefix("by "), line)
        return True
    field = _FIELDS[name]
    if getattr(draft, field):
        return False
    if field == "edition" and not is_edition(value):
        draft.note(NoteKind.DOUBTFUL, f"“{value}” was read as the edition.", line, value)
    setattr(draft, field, value)
    return True
