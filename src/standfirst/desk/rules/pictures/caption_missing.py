"""A picture that is to be printed has no caption.

What: the picture is there and its caption is empty.
Why: who is in it, where and when, is news too; without it the picture says what the reader guesses.
Example: a photo dropped into the story at five to six.
Source: AP's caption guidelines: every picture has one.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.pictures import pictures_with_places
from standfirst.desk.registry import Remark, rule
from standfirst.story import Picture

FLAGGED = (
    (example("They met.").but(pictures=(Picture("x1", href="hall.jpg", credit="Lund"),)), "pictures[0].caption", ""),
)
CLEAN = (
    example("They met.").but(pictures=(Picture("x1", caption="The hall.", href="hall.jpg"),)),
    example("They met.").but(pictures=(Picture("x1"),)),
)


@rule(Level.QUERY)
def caption_missing(analysis: Analysis) -> Iterator[Remark]:
    for picture, name, span in pictures_with_places(analysis.story):
        if picture.href and not picture.caption.strip():
            yield Remark(f"{name} has no caption. Say who and what it shows, where and when.", (span,))
