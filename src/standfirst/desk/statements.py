"""The unit the desk reads: one sentence of a passage, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from standfirst.desk.findings import Span
from standfirst.desk.text.sentences import Sentence, sentences
from standfirst.desk.text.words import Word, words
from standfirst.story import Passage


@dataclass(frozen=True)
class Statement:
    """One sentence of a passage, or all of a passage that is one claim: code points `start` to `end` of its text."""

    passage: Passage
    start: int
    end: int
    text: str

    @property
    def place(self) -> str:
        return self.passage.place

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The span of code points `start` to `end` of this statement's own text, as the passage counts them."""
        end = len(self.text) if end is None else end
        return Span(self.place, self.start + start, self.start + end, self.text[start:end])


@lru_cache(maxsize=4096)
def by_sentence(passage: Passage) -> tuple[Statement, ...]:
    """The sentences of a passage."""
    return tuple(Statement(passage, each.start, each.end, each.text) for each in sentences(passage.text))


def with_words(text: str) -> Iterator[tuple[Sentence, tuple[Word, ...]]]:
    """Each sentence of `text` with its words as the whole text counts them.

    A passage is cut into words once; that the sentences are cut anew, each for itself, costs the same again.
    """
    listed = words(text)
    at = 0
    for sentence in sentences(text):
        first = at
        while at < len(listed) and listed[at].start < sentence.end:
            at += 1
        yield sentence, listed[first:at]


def whole(passage: Passage) -> Span:
    """The span of all of a passage's text."""
    return Span(passage.place, 0, len(passage.text), passage.text)
