"""A handout picture has no terms.

What: the picture is a handout, it is there, and nothing says on what terms it may be used.
Why: a handout is given for one use, often for some days; after that it must come down.
Example: a ministry's photo by way of an agency, "editorial use only, until June 1" left out.
Source: IPTC Photo Metadata, Rights Usage Terms; the agencies' notes on handouts.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.pictures import pictures_with_places
from standfirst.desk.registry import Remark, rule
from standfirst.story import Picture

_HANDOUT = Picture("x1", "The hall.", credit="Port Authority", alt_text="A hall.", handout=True, href="hall.jpg")

FLAGGED = ((example("They met.").but(pictures=(_HANDOUT,)), "pictures[0].caption", "The hall."),)
CLEAN = (
    example("They met.").but(pictures=(_HANDOUT.but(usage_terms="Editorial use only."),)),
    example("They met.").but(pictures=(_HANDOUT.but(handout=False),)),
    example("They met.").but(pictures=(_HANDOUT.but(href=""),)),
)


@rule(Level.QUERY)
def handout_without_terms(analysis: Analysis) -> Iterator[Remark]:
    for picture, name, span in pictures_with_places(analysis.story):
        if picture.handout and picture.href and not picture.usage_terms.strip():
            yield Remark(f"{name} is a handout without terms of use. Ask its source, and write them with it.", (span,))
