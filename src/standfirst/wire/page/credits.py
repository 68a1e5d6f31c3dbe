"""A picture's credit as printed and its parties: who took it, whose it is, who distributes or handed it out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standfirst.wire.page.names import is_agency, is_organisation, is_person

_LEAD = re.compile(
    r"(?:(?:photo(?:graph)?s?|picture|pic|image|foto|file photo|illustration|graphic)(?: credit)?(?: by)?\s*[:/|]\s*"
    r"|(?:photo(?:graph)?s?|picture|image|illustration|graphic) (?:by|from|via|courtesy(?: of)?)\s+"
    r"|(?:photo )?credits?\s*:\s*|©\s*|copyright\s*:?\s+|courtesy:? (?:of )?|by )",
    re.IGNORECASE,
)
_VIA = re.compile(r"\s+via\s+", re.IGNORECASE)
_SLASH = re.compile(r"\s*/\s*")
_PHOTO = re.compile(r"\s+(?:file )?(?:photos?|pictures?)$", re.IGNORECASE)
_TAIL = re.compile(r",?\s*\b(?:file(?: photo)?|pool(?: photo)?|handout)$", re.IGNORECASE)
_HANDOUT = re.compile(
    r"\bhandout\b|\b(?:photo|picture|image|photograph|frame grab)s? (?:taken from video )?"
    r"(?:provided|released|issued|supplied|distributed|made available) by\b",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(?:photos?|photograph|picture|image|images|via|credit|courtesy|handout|pool|file|getty|reuters|"
    r"screenshot|illustration|graphic)\b|©",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line and what it says."""

    printed: str
    creator: str = ""
    source: str = ""
    distributor: str = ""


def is_handout(*texts: str) -> bool:
    """Whether caption or credit say the picture was handed out by someone it concerns."""
    return any(_HANDOUT.search(text[:600]) or _HANDOUT.search(text[-600:]) for text in texts)


def looks_like_credit(text: str) -> bool:
    """Whether the words in brackets at the end of a caption are a credit: an agency, or a word of the trade."""
    return 1 < len(text) <= 120 and (is_agency(text) or bool(_WORDS.search(text)) or _is_two_parties(text))


def _is_two_parties(text: str) -> bool:
    parts = _SLASH.split(text)
    return len(parts) == 2 and all(parts) and (any(map(is_agency, parts)) or any(map(is_person, parts)))


def read_credit(printed: str) -> Credit:
    """The parties of a credit.

    "X via Y": X is the source, or the creator if "by" says so or it has a source of its own, and Y distributes.
    "AP Photo/Name": AP is the source and Name the creator. "X/Y": the organisation is the source, the person
    the creator.
    """
    text = printed.strip("()[] ").rstrip(".") if not printed.endswith("Inc.") else printed
    lead = _LEAD.match(text)
    person_first = bool(lead and lead[0].rstrip().casefold().endswith("by"))
    text = text[lead.end() :] if lead else text
    left, *right = _VIA.split(text, maxsplit=1)
    distributor = right[0].strip() if right else ""
    if left.casefold() in ("handout", "pool", "file"):
        return Credit(printed, distributor=distributor)
    creator, source = _parties(left, person_first)
    if distributor and creator and not source and not person_first:
        creator, source = "", creator
    return Credit(printed, creator, source, distributor)


def _parties(text: str, person_first: bool) -> tuple[str, str]:
    """(creator, source) in "Name/Agency", "Agency Photo/Name", "Name" or "Agency"."""
    parts = [_without_tail(part) for part in _SLASH.split(text, maxsplit=2)]
    parts = [part for part in parts if part]
    if not parts:
        return "", ""
    if len(parts) == 1:
        name = _PHOTO.sub("", parts[0]) if not is_agency(parts[0]) else parts[0]
        by, _, house = name.partition(", ")
        if house and (is_person(by) or person_first):
            return by, house
        return (name, "") if person_first or is_person(name) else ("", name)
    left, right = parts[0], _PHOTO.sub("", parts[1]) if not is_agency(parts[1]) else parts[1]
    if len(parts) > 2 and is_organisation(parts[2]):
        return left, parts[2]
    if _PHOTO.search(left) or is_agency(left) or (is_organisation(left) and not is_organisation(right)):
        return right, left if is_agency(left) else _PHOTO.sub("", left)
    return left, right


def _without_tail(text: str) -> str:
    bare = _TAIL.sub("", text.strip()).strip(" ,")
    return bare or ("Pool" if text.strip().casefold().startswith("pool") else "")
