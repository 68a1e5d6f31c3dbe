"""A picture shows another meeting than the headline tells of.

What: headline and caption both speak of a meeting or talks and name two parties or more, and one of the headline's
    parties is not in the caption's. Noted: the picture may well belong to the story, but the reader will take it for
    the event above it.
Why: a picture is believed to show what the headline says.
Example: "Russia-Ukraine Peace Talks" over a picture of the U.S., Turkish and Ukrainian delegations.
Source: NPPA Code of Ethics: captions give the context; our own reading of news pages.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.kinds import countries
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.countries import COUNTRY_OF
from standfirst.desk.text.words import words
from standfirst.story import Part

FLAGGED = (
    (
        example(
            "Norway and Sweden held fishing talks on Monday.",
            headline="Oslo Hosts Norway-Sweden Fishing Talks",
            captions=("Ministers of Denmark, Finland and Norway arrive for a meeting in Oslo.",),
        ),
        "pictures[0].caption",
        "Ministers of Denmark, Finland and Norway arrive for a meeting in Oslo.",
    ),
)
CLEAN = (
    example(
        "Norway and Sweden held fishing talks on Monday.",
        headline="Oslo Hosts Norway-Sweden Fishing Talks",
        captions=("Norwegian and Swedish ministers meet in Oslo.", "The harbour of Oslo, Norway.", "Cooks meet."),
    ),
    example("Norway won.", headline="Norway Beats Sweden", captions=("Danish and Finnish fans meet in Oslo.",)),
)  # fmt: skip

_MEETING = frozenset(("meet", "talk", "summit", "conferenc"))


@rule(Level.NOTE, MismatchKind.PARTICIPANTS)
def picture_of_another_event(analysis: Analysis) -> Iterator[Remark]:
    heads = [each for each in analysis.claims if each.passage.part is Part.HEADLINE]
    if not heads or not _meets(heads[0].text):
        return
    parties = _parties(heads[0].text)
    if len(parties) < 2:
        return
    for claim in analysis.claims:
        if claim.passage.part is not Part.CAPTION or not _meets(claim.text):
            continue
        shown = _parties(claim.text)
        missing = [word for party, word in parties.items() if party not in shown]
        if len(shown) >= 2 and missing:
            message = (
                f"{claim.passage.name} shows a meeting of {_and(list(shown.values()))}; the headline's is of "
                f"{_and(list(parties.values()))}. Say in the caption how the two go together."
            )
            yield Remark(message, (claim.span(), heads[0].span()))


def _meets(text: str) -> bool:
    return any(word.stem in _MEETING for word in words(text))


def _parties(text: str) -> dict[str, str]:
    """Countries named otherwise than as the place: by their name, the words used of them."""
    listed = words(text)
    found: dict[str, str] = {}
    for each in countries(text):
        before = listed[each.first - 1] if each.first else None
        start, end = listed[each.first].start, listed[each.last].end
        within = (
            before is not None and before.capital and text[before.end : start] == ", " and text[end : end + 1] in ",."
        )
        if before is not None and (before.folded in ("in", "at") or (within and before.folded not in COUNTRY_OF)):
            continue  # the place: "in Istanbul, Turkey,"
        found.setdefault(each.value, text[start:end])
    return found


def _and(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else "".join(parts)
