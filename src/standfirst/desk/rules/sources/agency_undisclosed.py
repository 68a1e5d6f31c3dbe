"""Words were given to an agency, and the page does not say that its copy is used.

What: somebody in the Deep Look speaks to a news agency ("told AP", "speaking to the Associated Press"), the story is
    under a byline of the house, and neither its dateline, its byline, a note to it nor a line of the copy names the
    agency as a source. Photo credits do not count: they are for the photo.
Why: the reader should know whose reporter was there; the agency's contract asks for it.
Example: two quotations given to AP under a staff reporter's name.
Source: AP's terms for members; BBC and Reuters guidance on crediting other people's reporting.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.agencies import AGENCIES, agency_names
from standfirst.story import Author, Story

_SAID = "“Nobody asked us,” a docker told AP on Monday."
_BY = (Author("Ada Lund"),)

FLAGGED = (
    (example(_SAID).but(authors=_BY), "deep_look[0]", "told AP"),
    (
        example("A docker, speaking to the Associated Press, was bitter.").but(authors=_BY, agency="Varrow Courier"),
        "deep_look[0]",
        "speaking to the Associated Press",
    ),
)
CLEAN = (
    example(_SAID),  # no byline: nobody claims the reporting yet
    example(_SAID).but(authors=_BY, agency="AP"),
    example(_SAID).but(authors=(Author("Ada Lund"), Author("Associated Press"))),
    example(_SAID, "The Associated Press contributed to this report.").but(authors=_BY),
    example(_SAID, "With material from AP.").but(authors=_BY),
    example("A docker told the Courier that AP was there.").but(authors=_BY),
)

_TOLD = re.compile(
    rf"\b(?:told|telling|tells|speaking (?:to|with)|spoke (?:to|with)|said (?:to|in an interview with)"
    rf"|in an interview with|interviewed by|in comments to|in remarks to) (?:[Tt]he )?(?P<agency>{AGENCIES})\b"
)
_DISCLOSED = re.compile(
    rf"\b(?:contributed|[Ww]ith (?:material|reporting|files|agencies|copy)|[Rr]eporting by|[Aa]dditional reporting"
    rf"|[Ss]ource:|[Ff]irst reported by)\b[^.\n]{{0,60}}|\((?:{AGENCIES})\)|^(?:{AGENCIES})$"
    rf"|(?:{AGENCIES})[^.\n]{{0,30}}contributed"
)


@rule(Level.QUERY)
def agency_undisclosed(analysis: Analysis) -> Iterator[Remark]:
    story = analysis.story
    if not story.authors:
        return
    told = [(passage, match) for passage in analysis.body for match in _TOLD.finditer(passage.text)]
    if not told:
        return
    disclosed = _disclosed(story, [passage.text for passage in analysis.body])
    open_ = [(passage, match) for passage, match in told if not agency_names(match["agency"]) & disclosed]
    if not open_:
        return
    spans = tuple(Span(passage.place, match.start(), match.end(), match.group()) for passage, match in open_[:4])
    who = open_[0][1]["agency"]
    message = (
        f'"{spans[0].words}" under the byline of {story.byline}: nothing on the page says that {who} is a source of '
        f"this story. Name {who} in the dateline or at the foot, or say where the words are from."
    )
    yield Remark(message, spans)


def _disclosed(story: Story, copy: list[str]) -> frozenset[str]:
    lines = [story.agency, story.ed_note, story.copyright_notice, *(author.name for author in story.authors)]
    lines += [match.group() for text in copy for match in _DISCLOSED.finditer(text)]
    return frozenset(name for line in lines for name in agency_names(line))
