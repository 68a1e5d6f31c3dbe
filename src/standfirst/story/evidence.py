"""Evidence: the words that bear a claim out, found again after the copy has been edited.

A piece of evidence is a W3C Web Annotation selector pair on a block: a TextQuoteSelector
(exact, prefix, suffix) and a TextPositionSelector (start, end), both on the block's plain text
(`standfirst.story.plaintext`) as it stood in one version of the story. https://www.w3.org/TR/annotation-model/#selectors

Found or lost, as the house defines it:

- the exact quote, after the normalisation below, stands in any block: *found*;
- it stands in several places: the one whose surroundings share most with prefix and suffix;
- a tie, or none: *lost*. Nothing fuzzy ever counts as found; the desk may suggest another sentence.

Normalisation, applied to the quote and to the copy alike: Unicode NFC; curly and straight quotation
marks are one, so are hyphens and dashes; runs of white space are one space; soft hyphens and
zero-width characters are not there. Case, words and all other punctuation count. A place where the
quote would begin or end inside a longer word ("four" in "fourteen") is no place of it, unless it was
taken from inside a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from standfirst.story.errors import StoryError

if TYPE_CHECKING:
    from standfirst.story.model import Block

CONTEXT = 32
"""How many code points of prefix and suffix `anchor` keeps."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one block of one version: `exact` stood at code points `start` to `end` of its plain text.

    `version` is the story's version the words were taken from; 0 is a draft.
    Raises `StoryError` naming the field when the parts do not fit each other.
    """

    block_id: str
    exact: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        for name in ("block_id", "exact", "prefix", "suffix"):
            value = getattr(self, name)
            if not isinstance(value, str):
                raise StoryError(name, f"expected text, found {type(value).__name__}.")
        for name in ("start", "end", "version"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 0:
                raise StoryError(name, f"expected a whole number from 0, found {value!r}.")
        if not self.block_id:
            raise StoryError("block_id", "evidence needs the id of the block its words stand in.")
        if not normalise(self.exact)[0].strip():
            raise StoryError("exact", "evidence needs at least one word.")
        if self.end - self.start != len(self.exact):
            raise StoryError(
                "end",
                f"start {self.start} and end {self.end} do not span the {len(self.exact)} characters of the quote.",
            )


class LostReason(StrEnum):
    """Why evidence no longer stands."""

    GONE = "gone"
    """The words stand in no block any more."""
    TIE = "tie"
    """The words stand in several places that fit equally well."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the evidence stands now: code points `start` to `end` of the plain text of block `block_id`."""

    block_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lost:
    """The evidence does not stand in these blocks, and why."""

    reason: LostReason


_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@lru_cache(maxsize=2048)
def normalise(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` as evidence is compared, and for each code point of it the offset in `text` it came from.

    There is one offset more than the string has code points: the length of `text`.
    """
    out: list[str] = []
    origins: list[int] = []
    for offset, cluster in _clusters(text):
        if cluster in _UNSEEN:
            continue
        if cluster.isspace():
            if out and out[-1] == " ":
                continue
            cluster = " "
        elif len(cluster) > 1 or not cluster.isascii():
            cluster = unicodedata.normalize("NFC", cluster).translate(_SAME)
        else:
            cluster = cluster.translate(_SAME)
        out.extend(cluster)
        origins.extend([offset] * len(cluster))
    origins.append(len(text))
    return "".join(out), tuple(origins)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """`text` cut before each character that does not combine with the one before it, with offsets."""
    if text.isascii():
        yield from enumerate(text)
        return
    start = 0
    for offset in range(1, len(text) + 1):
        if offset == len(text) or not _joins(text[offset]):
            yield start, text[start:offset]
            start = offset


def _joins(char: str) -> bool:
    # Combining marks, and the Hangul vowels and finals that NFC composes with what stands before.
    return unicodedata.combining(char) != 0 or "\u1160" <= char <= "\u11ff"


def anchor(block: Block, start: int, end: int, version: int = 0) -> Evidence:
    """The evidence that code points `start` to `end` of `block.text` are; white space at the ends is left out.

    Raises `StoryError` if the span lies outside the text or holds no words.
    """
    text = block.text
    if not 0 <= start < end <= len(text):
        raise StoryError(
            "start", f"the span {start} to {end} lies outside the {len(text)} characters of block {block.id!r}."
        )
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Evidence(
        block_id=block.id,
        exact=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        version=version,
    )


def find(evidence: Evidence, blocks: Iterable[Block]) -> Found | Lost:
    """Where `evidence` stands in `blocks` now, by the rules at the head of this module."""
    exact = normalise(evidence.exact)[0].strip()
    prefix, suffix = normalise(evidence.prefix)[0], normalise(evidence.suffix)[0]
    from_inside = (_cuts_word(prefix[-1:] + exact, len(prefix[-1:])), _cuts_word(exact + suffix[:1], len(exact)))
    best: list[Found] = []
    best_score = -1
    for block in blocks:
        text = block.text
        copy, origins = normalise(text)
        if exact not in copy:  # as in nearly every block
            continue
        for at in _places(exact, copy, *from_inside):
            end = at + len(exact)
            score = _shared_end(prefix, copy[:at]) + _shared_start(suffix, copy[end:])
            if score < best_score:
                continue
            if score > best_score:
                best, best_score = [], score
            best.append(Found(block.id, origins[at], _end_in(text, origins, end)))
    if len(best) == 1:
        return best[0]
    return Lost(LostReason.TIE if best else LostReason.GONE)


def _end_in(text: str, origins: Sequence[int], end: int) -> int:
    """The offset in `text` after the last character that normalised to what stands before `end`."""
    stop = origins[end]
    while stop > 0 and (text[stop - 1].isspace() or text[stop - 1] in _UNSEEN):
        stop -= 1
    return stop


def _places(exact: str, copy: str, inside_start: bool, inside_end: bool) -> Iterator[int]:
    """Where `exact` stands in `copy`; inside a word only at an end that was taken from inside one."""
    at = copy.find(exact)
    while at != -1:
        starts_well = inside_start or not _cuts_word(copy, at)
        if starts_well and (inside_end or not _cuts_word(copy, at + len(exact))):
            yield at
        at = copy.find(exact, at + 1)


def _cuts_word(copy: str, at: int) -> bool:
    return 0 < at < len(copy) and copy[at - 1].isalnum() and copy[at].isalnum()


def _shared_end(left: str, right: str) -> int:
    count = 0
    for a, b in zip(reversed(left), reversed(right), strict=False):
        if a != b:
            break
        count += 1
    return count


def _shared_start(left: str, right: str) -> int:
    count = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        count += 1
    return count
