"""What has been understood of a page so far: its lines, the fields of the story to be, and the notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from standfirst.story import Author, Label, Note, NoteKind, Picture
from standfirst.wire.page.lines import Line


@dataclass(slots=True)
class Draft:
    """A page being read. A line is claimed once, by the part of the page it belongs to."""

    lines: list[Line]
    headline: str = ""
    headline_at: int = -1
    """Where the headline stands in `lines`; -1 while there is none."""
    kicker: str = ""
    section: str = ""
    label: Label = Label.NEWS
    agency: str = ""
    located: str = ""
    authors: list[Author] = field(default_factory=list)
    edition: str = ""
    standfirst: str = ""
    quick_looks_headline: str = ""
    quick_looks: list[str] = field(default_factory=list)
    pictures: list[tuple[int, Picture]] = field(default_factory=list)
    """Each with the index of its first line."""
    tags: list[str] = field(default_factory=list)
    first_published: datetime | None = None
    version_created: datetime | None = None
    copyright_notice: str = ""
    notes: list[Note] = field(default_factory=list)

    def free(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Line]]:
        """The lines nobody has claimed yet, with their index, from `start` to before `end`."""
        for index in range(start, len(self.lines) if end is None else end):
            if not self.lines[index].claimed:
                yield index, self.lines[index]

    def next_free(self, start: int) -> int | None:
        """The index of the first line from `start` that nobody has claimed."""
        return next((index for index, _ in self.free(start)), None)

    def note(self, kind: NoteKind, message: str, line: Line | None = None, words: str | None = None) -> None:
        """Adds a note about `line`; its words are the line's unless others are given."""
        if words is None:
            words = line.printed if line else ""
        self.notes.append(Note(kind, message, line.number if line else 0, words))

    def dropped(self, message: str, lines: Iterable[Line]) -> None:
        """One note for `lines` that are left out; their words are kept in it, one line each."""
        lines = list(lines)
        if lines:
            self.note(NoteKind.DROPPED, message, lines[0], "\n".join(line.printed for line in lines))


def same_words(left: str, right: str) -> bool:
    """Whether two lines say the same, whatever their case, quotation marks, dashes and end point."""
    return folded(left) == folded(right)


_SAME = str.maketrans({**dict.fromkeys("‘’‚‛´`", "'"), **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‐‑‒–—―", "-")})


def folded(text: str) -> str:
    """`text` as lines are compared: case, kinds of quotation mark and dash, and an end point do not count."""
    return " ".join(text.translate(_SAME).casefold().rstrip(" .").split())
