"""The head of the page: labels, the headline and where it is repeated, and the standfirst before the copy."""

from __future__ import annotations

from itertools import islice

from standfirst.story import NoteKind
from standfirst.wire.page.byline import AGENCY, BYLINE, EDITION, looks_like_dateline
from standfirst.wire.page.draft import Draft, folded
from standfirst.wire.page.labels import (
    KICKERS,
    LONGEST,
    SECTIONS,
    canonical,
    known,
    label_of,
    split_labels,
    split_run_together,
)
from standfirst.wire.page.lines import Line
from standfirst.wire.page.names import is_organisation
from standfirst.wire.page.quick_looks import DEEP_LOOK, QUICK_LOOKS
from standfirst.wire.page.slashline import SLASH_LINE
from standfirst.wire.page.times import TIME

HEADLINE, REPEATED, LABEL, STANDFIRST, UNKNOWN = "headline", "repeated", "label", "standfirst", "unknown"

_META = (SLASH_LINE, BYLINE, TIME, AGENCY, EDITION)
_LONGEST_HEADLINE = 220
_MOST_PENDING = 2
_MOST_WORDS = 90


def claim_headline(draft: Draft) -> None:
    """Claims the labels, the headline (unless the slash line gave it) and what stands above it unexplained."""
    given = draft.headline_at
    counts: dict[str, int] = {}
    for line in draft.lines:
        if not line.claimed and len(line.text) <= _LONGEST_HEADLINE:
            key = folded(line.text)
            counts[key] = counts.get(key, 0) + 1
    repeated = {key for key, count in counts.items() if count > 1 and " " in key}
    above: list[Line] = []
    for index, line in draft.free(0, given if given >= 0 else None):
        if given >= 0 and folded(line.text) == folded(draft.headline):
            line.claimed = HEADLINE
            draft.headline, draft.headline_at = line.text, index
            break
        if _take_labels(draft, line):
            continue
        if given < 0 and not _is_label_above(draft, index, line, repeated):
            if _is_title(line):
                line.claimed = HEADLINE
                draft.headline, draft.headline_at = line.text, index
            break
        above.append(line)
    if draft.headline_at < 0:
        return
    for line in above:
        _take_unknown(draft, line)
    for index, line in draft.free(draft.headline_at + 1):
        if index > draft.headline_at + 6:
            break
        if known(line.text) and not (draft.section and draft.kicker):
            _take_labels(draft, line)


def _is_title(line: Line) -> bool:
    if line.bullet or len(line.text) > _LONGEST_HEADLINE or line.words(31) > 30:
        return False
    return not (line.text.endswith(".") and line.words(15) > 14)


def _is_label_above(draft: Draft, index: int, line: Line, repeated: set[str]) -> bool:
    """Whether a short line that no table knows is a label, not the headline: a title stands below it, or the
    page repeats a title further down."""
    if folded(line.text) in repeated or line.ended or line.bullet or len(line.text) > LONGEST:
        return False
    following = [each for _, each in islice(draft.free(index + 1), 5) if not known(each.text)]
    if not following or not _is_title(following[0]):
        return False
    if any(folded(each.text) in repeated for each in following) and line.words(6) <= 5:
        return True
    words = line.text.split()
    capitals = all(word[:1].isupper() or word in ("of", "the", "and", "&") for word in words)
    short = (
        len(words) <= 2 or (len(words) == 3 and line.text.isupper()) or (len(words) <= 4 and is_organisation(line.text))
    )
    title = following[0]
    return short and capitals and title.words(4) > 3 and not title.text.endswith(".")


def _take_unknown(draft: Draft, line: Line) -> None:
    line.claimed = LABEL
    if is_organisation(line.text) and not draft.agency and line.words(6) <= 5:
        draft.agency = line.text
        draft.note(NoteKind.DOUBTFUL, f"“{line.text}” above the headline was read as the agency.", line)
    elif not draft.kicker and line.words(6) <= 5:
        draft.kicker = line.printed
        draft.note(NoteKind.DOUBTFUL, f"“{line.text}” above the headline was read as the kicker.", line)
    else:
        line.claimed = UNKNOWN
        draft.note(NoteKind.DOUBTFUL, "This line above the headline was not understood and left out.", line)


def _take_labels(draft: Draft, line: Line) -> bool:
    """Claims `line` if it holds labels: a known one, several set apart by signs, or several run together."""
    if line.bullet or len(line.text) > 3 * LONGEST:
        return False
    if known(line.text):
        parts, together = [line.text], False
    else:
        parts, together = split_labels(line.text), False
        trail = len(parts) > 1 and parts[0].casefold() == "home"
        if not (len(parts) > 1 and (trail or all(known(part) for part in parts))):
            parts, together = split_run_together(line.text), True
    if not parts:
        return False
    line.claimed = LABEL
    left = _fill(draft, parts, together)
    if together:
        draft.note(
            NoteKind.DOUBTFUL,
            f"Labels are run together; read as kicker “{draft.kicker}” and section “{draft.section}”.",
            line,
        )
    elif left:
        draft.note(NoteKind.DROPPED, f"Only one kicker and one section are kept of “{line.text}”.", line)
    return True


def _fill(draft: Draft, parts: list[str], together: bool) -> list[str]:
    """Puts the labels where they belong; returns those that found no place."""
    left: list[str] = []
    for part in parts:
        kicker, section = canonical(part, KICKERS), canonical(part, SECTIONS)
        if kicker and not draft.kicker:
            draft.kicker = kicker
        elif section and not draft.section:
            draft.section = section
        elif together and not (kicker or section) and not draft.kicker:
            draft.kicker = part
        elif part.casefold() != "home" and part not in (draft.kicker, draft.section):
            left.append(part)
    draft.label = label_of(draft.kicker, draft.section)
    return left


def claim_repeated(draft: Draft) -> None:
    """Claims every further line that is the headline again, with one note for all of them."""
    if not draft.headline:
        return
    key = folded(draft.headline)
    again = [line for index, line in draft.free() if index != draft.headline_at and folded(line.text) == key]
    for line in again:
        line.claimed = REPEATED
    inline = [line for line in draft.lines if line.claimed == SLASH_LINE and folded(line.text).startswith(key)]
    if inline and draft.lines[draft.headline_at].claimed == SLASH_LINE:
        inline = []
    everywhere = sorted((*inline, *again), key=lambda line: line.number)
    if everywhere:
        numbers = _listed([line.number for line in everywhere])
        times = len(everywhere) + 1
        draft.note(
            NoteKind.DROPPED,
            f"The headline stands {times} times on the page (again in {numbers}); it was taken once.",
            everywhere[0],
            draft.headline if not again else "\n".join(line.printed for line in again),
        )


def _listed(numbers: list[int]) -> str:
    texts = [str(number) for number in numbers[:10]] + (["further on"] if len(numbers) > 10 else [])
    return f"line {texts[0]}" if len(texts) == 1 else f"lines {', '.join(texts[:-1])} and {texts[-1]}"


def claim_standfirst(draft: Draft) -> int:
    """Claims the standfirst; returns the index of the line the copy begins at.

    One or two lines between the headline and a byline, time, slash line or dateline are the standfirst, and so
    is a single one directly above the Quick Looks, unless it stands below the byline and the copy has no heading.
    """
    pending: list[int] = []
    start = draft.headline_at + 1
    own_heading = any(line.claimed == DEEP_LOOK for line in draft.lines)
    below_byline = False
    for index in range(start, len(draft.lines)):
        line = draft.lines[index]
        if line.claimed in _META:
            if pending and not _take_standfirst(draft, pending, doubtful=False):
                return pending[0]
            pending, start, below_byline = [], index + 1, True
        elif line.claimed in (QUICK_LOOKS, DEEP_LOOK):
            if pending:
                single = len(pending) == 1 and (own_heading or not below_byline)
                return index if single and _take_standfirst(draft, pending, doubtful=True) else pending[0]
            start = index + 1
        elif line.claimed:
            continue
        elif looks_like_dateline(line):
            if pending and not _take_standfirst(draft, pending, doubtful=False):
                return pending[0]
            return index
        else:
            if line.bullet or len(pending) == _MOST_PENDING:
                return pending[0] if pending else index
            pending.append(index)
    return pending[0] if pending else start


def _take_standfirst(draft: Draft, pending: list[int], *, doubtful: bool) -> bool:
    lines = [draft.lines[index] for index in pending]
    if draft.standfirst or draft.headline_at < 0 or sum(line.words(_MOST_WORDS + 1) for line in lines) > _MOST_WORDS:
        return False
    draft.standfirst = " ".join(line.text for line in lines)
    for line in lines:
        line.claimed = STANDFIRST
    if doubtful:
        draft.note(NoteKind.DOUBTFUL, "The paragraph above the Quick Looks was read as the standfirst.", lines[0])
    return True
