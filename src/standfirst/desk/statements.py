"""The unit the desk reads: one sentence of a passage, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standfirst.desk.findings import Span
from standfirst.desk.text.sentences import sentences
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


def by_sentence(passage: Passage) -> Iterator[Statement]:
    """The sentences of a passage."""
    for sentence in sentences(passage.text):
        yield Statement(passage, sentence.start, sentence.end, sentence.text)


def with_words(statements: Iterable[Statement]) -> Iterator[tuple[Statement, tuple[Word, ...]]]:
    """Each of the sentences, which stand in the order of the page, with its words as the passage counts them.

    A passage is cut into words once; that the sentences are cut anew, each for itself, costs the same again.
    """
    passage = None
    listed: tuple[Word, ...] = ()
    at = 0
    for statement in statements:
        if statement.passage is not passage:
            passage, at = statement.passage, 0
            listed = words(passage.text)
        first = at
        while at < len(listed) and listed[at].start < statement.end:
            at += 1
        yield statement, listed[first:at]


def whole(passage: Passage) -> Span:
    """The span of all of a passage's text."""
    return Span(passage.place, 0, len(passage.text), passage.text)
