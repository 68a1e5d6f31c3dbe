"""The headline stands more than once on the page the story was read from.

What: the reader of the file left out a line that is the story's headline over again.
Why: readers of the page saw it twice; a screen reader says it twice.
Example: the headline above the photo, and once more above the copy.
Source: `Story.notes`.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.furniture import passed_on
from standfirst.desk.registry import Remark, rule
from standfirst.story import Note, NoteKind

_NOTE = Note(NoteKind.DROPPED, "The headline stands twice on the page; it was taken once.", 5, "Council Meets")

FLAGGED = ((example("They met.").but(notes=(_NOTE,)), "headline", ""),)
CLEAN = (
    example("They met."),
    example("They met.").but(notes=(Note(NoteKind.DROPPED, "The site's menu is not part of the story.", 9, "Menu"),)),
)


@rule(Level.NOTE)
def headline_repeated(analysis: Analysis) -> Iterator[Remark]:
    headline = " ".join(analysis.story.headline.casefold().split())
    if headline:
        yield from passed_on(
            analysis.story,
            lambda note: note.kind is NoteKind.DROPPED and " ".join(note.words.casefold().split()) == headline,
        )
