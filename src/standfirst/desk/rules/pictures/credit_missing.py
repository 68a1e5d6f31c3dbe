"""A picture that is to be printed has no credit.

What: the picture is there, and neither its credit line nor its source or photographer is.
Why: a picture is somebody's; printed without a credit it costs a fee and an apology.
Example: a photo from the agency, taken in with an empty credit line.
Source: IPTC Photo Metadata, Credit Line; the agencies' terms.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.pictures import credited, pictures_with_places
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
    example("They met.").but(pictures=(Picture("x1", caption="The hall.", href="hall.jpg", credit="Ada Lund"),)),
    example("They met.").but(pictures=(Picture("x1", caption="The hall.", href="hall.jpg", creator="Ada Lund"),)),
    example("They met.").but(pictures=(Picture("x1", caption="The hall."),)),
)


@rule(Level.STOP)
def credit_missing(analysis: Analysis) -> Iterator[Remark]:
    for picture, name, span in pictures_with_places(analysis.story):
        if picture.href and not credited(picture):
            yield Remark(f"{name} has no credit. Say whose it is before it is printed.", (span,))
