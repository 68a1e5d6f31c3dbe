"""Captions and credits: which lines speak of a picture, and the pictures they make."""

from __future__ import annotations

import re

from standfirst.story import NoteKind, Picture
from standfirst.wire.page.credits import Credit, is_handout, looks_like_credit, read_credit
from standfirst.wire.page.draft import Draft
from standfirst.wire.page.lines import Line
from standfirst.wire.page.names import is_agency

CAPTION = "caption"

_PREFIX = re.compile(
    r"\[?(?:caption|photo caption|pictured|file photo|main (?:photo|picture|image)|photo \d{1,2})\s*(?::|—|–|\s-\s)\s*"
    r"|\[?(?:photo|picture|image)\s*(?::|—|–)\s*",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(?:in this (?:\w+ ){0,3}(?:photo|picture|image|frame grab|photograph)|in a (?:\w+ ){0,2}file photo|"
    r"file photo\b|handout photo|(?:is|are) (?:seen|pictured|shown)\b|pictured\b|"
    r"this (?:\w+ ){0,2}(?:photo|picture|image) (?:provided|released|taken|shows)|"
    r"(?:front |top |back )?(?:row )?from left\b|\((?:left|right|center|centre|second from (?:left|right))\))",
    re.IGNORECASE,
)
_NAMED_AT_END = re.compile(
    r"[.!?”\")] ?(?:photo(?:graph)?s?|picture|image|credit|illustration)(?: credit)?(?::| by) ?[^.:]{2,80}$",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"(?:(?:photo(?:graph)?s?|picture|image|illustration|graphic)(?: credit)?(?: by)?\s*:\s*\S"
    r"|(?:photo(?:graph)?s?|picture|image|illustration) (?:by|from|via|courtesy)\s+\S"
    r"|(?:photo )?credits?\s*:\s*\S|©\s?(?![\s\d])\S|courtesy (?:of )?[A-Z])",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 120
_MOST_WORDS = 90
_LONGEST = 1500


def claim_captions(draft: Draft) -> None:
    """Claims the captions that say themselves what they are: a credit in brackets at the end, or a prefix."""
    for index, line in draft.free():
        if index == draft.headline_at or line.bullet or len(line.text) > _LONGEST:
            continue
        if whole_credit(line):
            continue
        found = _with_credit(line) or _with_prefix(line)
        if found:
            caption, credit = found
            line.claimed = CAPTION
            _add(draft, index, caption, credit)


def _with_credit(line: Line) -> tuple[str, Credit | None] | None:
    """Caption and credit of "Text. (Credit)"; a bare agency is a credit only after words that tell of a picture."""
    text = _unbracketed(line.text).rstrip(" .")
    named = _NAMED_AT_END.search(text, max(0, len(text) - _LONGEST_CREDIT))
    if named and named.start() and line.words(_MOST_WORDS + 1) <= _MOST_WORDS:
        return _unprefixed(text[: named.start() + 1].strip()), read_credit(text[named.start() + 1 :].strip())
    for opening, closing in ("()", "[]"):
        at = _opened_at(text, opening, closing)
        if at < 1 or line.words(_MOST_WORDS + 1) > _MOST_WORDS:
            continue
        credit = text[at + 1 : -1].strip()
        caption = text[:at].strip()
        if looks_like_credit(credit) and (not is_agency(credit) or _SURE.search(caption)):
            return _unprefixed(caption), read_credit(credit)
    return None


def _opened_at(text: str, opening: str, closing: str) -> int:
    """Where the bracket that closes at the end of `text` was opened; -1 if there is none within a credit's length."""
    depth = 0
    if text.endswith(closing):
        for at in range(len(text) - 1, max(-1, len(text) - 2 * _LONGEST_CREDIT), -1):
            depth += (text[at] == closing) - (text[at] == opening)
            if depth == 0:
                return at
    return -1


def _unbracketed(text: str) -> str:
    return text[1:-1].strip() if text[:1] == "[" and text[-1:] == "]" else text


def _with_prefix(line: Line) -> tuple[str, Credit | None] | None:
    prefix = _PREFIX.match(line.text)
    if not prefix or line.words(_MOST_WORDS + 1) > _MOST_WORDS:
        return None
    caption = line.text[prefix.end() :].strip()
    if line.text.startswith("["):
        caption = caption.rstrip("]").strip()
    # "Photo: Ana Silva/Coast Herald" is a credit; "Photo: The quay on Monday." is a caption.
    if (
        len(caption.split()) < 5
        and not line.ended
        and not prefix[0].casefold().lstrip("[").startswith(("caption", "pictured", "photo caption"))
    ):
        return None
    return (caption, None) if caption else None


def _unprefixed(caption: str) -> str:
    prefix = _PREFIX.match(caption)
    return caption[prefix.end() :].strip(" [") if prefix else caption.strip(" [")


def whole_credit(line: Line) -> Credit | None:
    """The credit that `line` is, if it is nothing else."""
    text = line.text.strip()
    if len(text) > _LONGEST_CREDIT or line.bullet or line.words(15) > 14:
        return None
    if text[:1] in "([" and text[-1:] in ")]":
        inner = text[1:-1].strip()
        if inner and "(" not in inner and not is_agency(inner) and (looks_like_credit(inner) or _is_credit_line(inner)):
            return read_credit(inner)
        return None
    if _CREDIT_LINE.match(text):
        return read_credit(text) if _is_credit_line(text) else None
    if text.casefold().endswith(("getty images", "/reuters", "/ap", "/afp", "ap photo")) or text.startswith(
        "AP Photo/"
    ):
        return read_credit(text)
    return None


def _is_credit_line(text: str) -> bool:
    words = len(text.split(None, 10))
    return bool(_CREDIT_LINE.match(text)) and (words <= 6 or (words <= 9 and not text.endswith((".", "!", "?"))))


def claim_credits(draft: Draft) -> None:
    """Claims credits that stand on a line of their own, each with the caption above it, and then the captions
    without any credit that say "in this photo" or the like."""
    for index, line in draft.free():
        if index == draft.headline_at:
            continue
        credit = whole_credit(line)
        if credit:
            line.claimed = CAPTION
            _join_above(draft, index, line, credit)
    for index, line in draft.free():
        if index == draft.headline_at or line.bullet or line.words(61) > 60 or not line.ended:
            continue
        if _SURE.search(line.text[:_LONGEST]) and "“" not in line.text and '"' not in line.text:
            line.claimed = CAPTION
            _add(draft, index, line.text, None)
            draft.note(NoteKind.DOUBTFUL, "This was read as a caption by its words.", line)


def _join_above(draft: Draft, index: int, line: Line, credit: Credit) -> None:
    """Gives `credit` to the caption above it: one that lacks a credit, or a free line directly above."""
    above = draft.lines[index - 1] if index else None
    if above and above.claimed == CAPTION and draft.pictures and draft.pictures[-1][0] == index - 1:
        at, picture = draft.pictures[-1]
        if not picture.credit:
            draft.pictures[-1] = (at, _picture(picture.id, picture.caption, credit))
            return
    if (
        above
        and not above.claimed
        and not above.bullet
        and index - 1 != draft.headline_at
        and _may_be_caption(above, line)
    ):
        above.claimed = CAPTION
        _add(draft, index - 1, above.text, credit)
        return
    _add(draft, index, "", credit)
    draft.note(NoteKind.DOUBTFUL, "This credit has no caption above it.", line)


def _may_be_caption(above: Line, credit_line: Line) -> bool:
    if above.words(61) > 60:
        return False
    return not credit_line.after_blank or (above.words(41) <= 40 and bool(_SURE.search(above.text)))


def _add(draft: Draft, index: int, caption: str, credit: Credit | None) -> None:
    draft.pictures.append((index, _picture(f"photo{len(draft.pictures) + 1}", caption, credit)))


def _picture(name: str, caption: str, credit: Credit | None) -> Picture:
    if not credit:
        return Picture(name, caption, handout=is_handout(caption))
    return Picture(
        name,
        caption,
        credit=credit.printed,
        creator=credit.creator,
        source=credit.source,
        distributor=credit.distributor,
        handout=is_handout(caption, credit.printed),
    )
