"""What the desk says of a story: a `Finding` names its rule, its level, and every passage concerned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b

from standfirst.story.evidence import normalise


class Level(StrEnum):
    """How much a finding asks of an editor."""

    STOP = "stop"
    """Holds publishing. Only for what is certain and decided by the newsroom; nothing inferred stops."""
    QUERY = "query"
    """Asks; answered with one key, never holds the news."""
    NOTE = "note"
    """Shown with the evidence, never counted."""
    STYLE = "style"
    """Advice on form; off unless chosen by name."""


class MismatchKind(StrEnum):
    """In what a claim and the words that bear it differ."""

    NAME = "name"
    TITLE = "title"
    NUMBER = "number"
    PLACE = "place"
    TIME = "time"
    PARTICIPANTS = "participants"
    ONE_OR_MANY = "one or many"
    KIND = "one of a kind for another"
    POLARITY = "yes or no"
    POSITION = "strength of a position"
    SCOPE = "scope"
    SUPPORT = "no support"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one passage: code points `start` to `end` of the text of the passage at `place`.

    `place` is an address of `standfirst.story.passages`; `words` is that text between the two offsets.
    An empty span (0, 0, "") stands for the whole passage where it holds nothing.
    """

    place: str
    start: int
    end: int
    words: str

    @property
    def part(self) -> str:
        """The place without its number: what stays the same when a Quick Look is moved up."""
        return _NUMBER.sub("", self.place)

    def as_dict(self) -> dict[str, str | int]:
        """The span as JSON holds it."""
        return {"place": self.place, "start": self.start, "end": self.end, "words": self.words}


@dataclass(frozen=True)
class Finding:
    """One thing an editor should look at.

    The first of `spans` is what to look at, the others what it disagrees with. `message` says what is
    here, what is there and what to do; `suggestion` is the replacement for the first span's words, if
    one can be given. Nothing is ever changed by the desk itself.
    """

    rule: str
    level: Level
    message: str
    spans: tuple[Span, ...]
    suggestion: str = ""

    @cached_property
    def key(self) -> str:
        """A name for this finding that outlives edits elsewhere: made of rule, words and parts, not of offsets."""
        digest = blake2b(self.rule.encode(), digest_size=8)
        for span in self.spans:
            words = " ".join(normalise(span.words)[0].casefold().split())
            digest.update(f"\x00{span.part}\x00{words}".encode())
        return digest.hexdigest()

    def as_dict(self) -> dict[str, object]:
        """The finding as JSON holds it."""
        return {
            "rule": self.rule,
            "level": self.level.value,
            "message": self.message,
            "suggestion": self.suggestion,
            "key": self.key,
            "spans": [span.as_dict() for span in self.spans],
        }


_NUMBER = re.compile(r"\[\d+\]")
