"""The reader of the file doubted something.

What: each note of kind "doubtful" that came with the story: labels run together, a section that its own link
    gainsays, a line taken for a caption by its words. Passed on, not found by the desk, and never counted.
Why: whoever edits the story should see what was guessed when it was read.
Example: "Labels are run together; read as kicker “Top Story” and section “World”."
Source: `Story.notes`.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.furniture import passed_on
from standfirst.desk.registry import Remark, rule
from standfirst.story import Note, NoteKind

FLAGGED = ((example("They met.").but(notes=(Note(NoteKind.DOUBTFUL, "Labels are run together.", 1),)), "headline", ""),)
CLEAN = (
    example("They met."),
    example("They met.").but(notes=(Note(NoteKind.DROPPED, "The site's menu is not part of the story.", 9, "Menu"),)),
)


@rule(Level.NOTE)
def doubtful(analysis: Analysis) -> Iterator[Remark]:
    yield from passed_on(analysis.story, lambda note: note.kind is NoteKind.DOUBTFUL)
