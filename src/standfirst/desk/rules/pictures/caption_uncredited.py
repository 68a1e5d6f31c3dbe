"""A caption waits for its picture, and has no credit either.

What: a caption without a picture and without a credit: nothing says which picture is meant, or whose. Once the
    picture is there, `pictures.credit_missing` holds the story.
Why: the desk will look for the picture by its credit.
Example: a page pasted in, whose captions had lost their credit lines.
Source: IPTC Photo Metadata, Credit Line.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.pictures import credited, pictures_with_places
from standfirst.desk.registry import Remark, rule
from standfirst.story import Picture

FLAGGED = ((example("They met.", captions=("The hall on Monday.",)), "pictures[0].caption", "The hall on Monday."),)
CLEAN = (
    example("They met.").but(pictures=(Picture("x1", caption="The hall.", credit="Ada Lund"),)),
    example("They met.").but(pictures=(Picture("x1", caption="The hall.", href="hall.jpg"),)),
    example("They met.").but(pictures=(Picture("x1"),)),
)


@rule(Level.QUERY)
def caption_uncredited(analysis: Analysis) -> Iterator[Remark]:
    for picture, name, span in pictures_with_places(analysis.story):
        if not picture.href and picture.caption.strip() and not credited(picture):
            yield Remark(
                f"{name} is still to come, and its caption has no credit. Say whose picture is meant.", (span,)
            )
