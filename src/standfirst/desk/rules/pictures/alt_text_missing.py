"""A picture that is to be printed has no words for those who cannot see it.

What: the picture is there and its alternative text is empty.
Why: a screen reader has nothing to say of it; and a search engine neither.
Example: a photo taken in from an agency, which sends none.
Source: WCAG 2.2, success criterion 1.1.1; IPTC Photo Metadata, Alt Text (Accessibility).
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.pictures import pictures_with_places
from standfirst.desk.registry import Remark, rule
from standfirst.story import Picture

FLAGGED = (
    (
        example("They met.").but(pictures=(Picture("x1", caption="The hall.", href="hall.jpg"),)),
        "pictures[0].caption",
        "The hall.",
    ),
)
CLEAN = (
    example("They met.").but(pictures=(Picture("x1", "The hall.", alt_text="A brick hall.", href="hall.jpg"),)),
    example("They met.").but(pictures=(Picture("x1", caption="The hall."),)),
)


@rule(Level.QUERY)
def alt_text_missing(analysis: Analysis) -> Iterator[Remark]:
    for picture, name, span in pictures_with_places(analysis.story):
        if picture.href and not picture.alt_text.strip():
            yield Remark(
                f"{name} has no alternative text. Say in a sentence what it shows to one who cannot see it.", (span,)
            )
