"""The reader of the file missed something.

What: each note of kind "missing" that came with the story: no time of publication, no author, no copy.
Why: what the page did not say, somebody must.
Example: "No time of publication with its zone was found; none is taken from captions."
Source: `Story.notes`.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.furniture import passed_on
from standfirst.desk.registry import Remark, rule
from standfirst.story import Note, NoteKind

FLAGGED = ((example("They met.").but(notes=(Note(NoteKind.MISSING, "No author was found."),)), "headline", ""),)
CLEAN = (
    example("They met."),
    example("They met.").but(notes=(Note(NoteKind.DOUBTFUL, "Labels are run together.", 1),)),
)


@rule(Level.NOTE)
def missing(analysis: Analysis) -> Iterator[Remark]:
    yield from passed_on(analysis.story, lambda note: note.kind is NoteKind.MISSING)
