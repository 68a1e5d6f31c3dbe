"""Passes on what the reader of a file noted, as remarks of the rules on furniture."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from standfirst.desk.findings import Span
from standfirst.desk.registry import Remark
from standfirst.story import Note, Story


def passed_on(story: Story, wanted: Callable[[Note], bool]) -> Iterator[Remark]:
    """A remark for each note of `story` that is `wanted`. What it is about stands in the file, not in the story, so the
    remark stands at the head of the page."""
    for note in story.notes:
        if wanted(note):
            line = f", line {note.line}" if note.line else ""
            yield Remark(f"On reading the file{line}: {note.message}", (Span("headline", 0, 0, ""),))
