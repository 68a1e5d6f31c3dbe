"""The story has no headline.

What: the headline is empty.
Why: nothing can be published, found or linked to without one.
Example: a draft saved by the reporter for the desk to title.
Source: every page has one; IPTC's `headline`.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule

FLAGGED = (
    (example("The council met on Monday.", headline=""), "headline", ""),
    (example("The council met on Monday.", headline="  "), "headline", ""),
)
CLEAN = (example("The council met on Monday.", headline="Council Meets"),)


@rule(Level.STOP)
def headline_missing(analysis: Analysis) -> Iterator[Remark]:
    if not analysis.story.headline.strip():
        yield Remark("The story has no headline. Write one before it is published.", (Span("headline", 0, 0, ""),))
