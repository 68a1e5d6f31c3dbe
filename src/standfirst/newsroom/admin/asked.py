"""What the copy desk asks of a draft, as the editor shows it: cards, and where each claim stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from standfirst.desk import Finding, Level
from standfirst.desk.text.sentences import sentences
from standfirst.newsroom.admin.claims import claims
from standfirst.newsroom.admin.excerpts import Piece, excerpt
from standfirst.newsroom.admin.form_places import form_places
from standfirst.newsroom.gate import holds
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models import Publication
from standfirst.newsroom.signing.answered import Answered, answered
from standfirst.newsroom.signing.questions import NEVER
from standfirst.newsroom.signing.reading import read
from standfirst.newsroom.signing.stops import findings
from standfirst.story import Part, Passage, Story, passage_at, passages

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article

LEVEL_NAMES = {Level.STOP: "Stop", Level.QUERY: "Query", Level.NOTE: "Note", Level.STYLE: "Style"}
_ORDER = list(LEVEL_NAMES)


@dataclass(frozen=True, slots=True)
class Quoted:
    """One passage of a card: its `name` for people, its words in `pieces`, and `form_place`, where the form holds it.

    `start` counts code points of the passage's text and `words` are the first words marked in it.
    """

    name: str
    place: str
    pieces: tuple[Piece, ...]
    start: int
    words: str
    form_place: dict[str, Any]

    @property
    def link_json(self) -> str:
        """What the editor's script needs to go there."""
        return json.dumps({**self.form_place, "start": self.start, "words": self.words})


@dataclass(frozen=True, slots=True)
class Card:
    """One finding as the desk column shows it; `key` outlives edits elsewhere.

    `rule` is empty where it is the newsroom's own hold, which only mending lifts; `answer` is what a colleague said.
    """

    key: str
    level: Level
    message: str
    quoted: tuple[Quoted, ...] = ()
    suggestion: str = ""
    rule: str = ""
    answer: Answered | None = None

    @property
    def level_name(self) -> str:
        return LEVEL_NAMES[self.level]

    @property
    def dismissable(self) -> bool:
        """Whether anybody who works on the story may say that it stands."""
        return bool(self.rule) and self.level is not Level.STOP

    @property
    def overridable(self) -> bool:
        """Whether an editor may let the story out in spite of it."""
        return bool(self.rule) and self.level is Level.STOP and self.rule not in NEVER


@dataclass(frozen=True)
class Asked:
    """Everything the desk has to say of one draft."""

    cards: tuple[Card, ...]
    """Those nobody has answered yet."""
    looks: tuple[dict[str, Any] | None, ...]
    """One for each Quick Look of the form, in its order; None for one that claims nothing yet."""
    paragraphs: tuple[dict[str, Any], ...]
    claims: tuple[dict[str, Any], ...] = ()
    """The sentences of headline, standfirst and captions, as `looks`."""
    answered: tuple[Card, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), compare=False)
    """What the cards were made of."""

    def count(self, level: Level) -> int:
        return sum(card.level is level for card in self.cards)

    @property
    def asking(self) -> list[Card]:
        """The cards that want an answer."""
        return [card for card in self.cards if card.level in (Level.STOP, Level.QUERY)]

    @property
    def noted(self) -> list[Card]:
        """The cards that are there to be seen, not answered."""
        return [card for card in self.cards if card.level not in (Level.STOP, Level.QUERY)]

    @property
    def asked_of_people(self) -> list[Finding]:
        """The findings that want an answer, answered or not: what goes on the desk's record."""
        return [each for each in self.findings if each.level in (Level.STOP, Level.QUERY)]

    @property
    def to_answer(self) -> int:
        """How many cards want an answer: stops and queries, not notes."""
        return self.count(Level.STOP) + self.count(Level.QUERY)

    @property
    def summary(self) -> str:
        """The count in words: "1 stop, 5 queries"."""
        stops, queries = self.count(Level.STOP), self.count(Level.QUERY)
        parts = []
        if stops:
            parts.append(f"{stops} stop{'s' if stops > 1 else ''}")
        if queries:
            parts.append(f"{queries} {'queries' if queries > 1 else 'query'}")
        return ", ".join(parts) or "Nothing to ask"


NOTHING_YET = Asked((), (), ())
"""What the desk says of a story nobody has written a word of."""


def ask(article: Article) -> Asked:
    """What the desk asks of `article`, a draft that may not be saved yet. Nothing is written."""
    with Publication.held():
        return _ask(article)


def _ask(article: Article) -> Asked:
    name_new_blocks(article)
    story = handover(article)
    reading = read(story)
    everything = findings(article, story)
    # What the reader of the paste noted has a place of its own in the panel.
    found = [finding for finding in everything if not finding.rule.startswith("furniture.")]
    said_of = answered(article, reading, found)
    places = form_places(article, story)
    known = {passage.place: passage for passage in passages(story)}
    cards = [_card(finding, story, known, places, said_of.by_key.get(finding.key)) for finding in found]
    said = {finding.message for finding in found}
    cards += [
        Card(f"hold:{hold.message}", Level.STOP, hold.message, tuple(_whole_field(hold.place)))
        for hold in holds(article, story, found=everything)
        if hold.message not in said
    ]
    cards.sort(key=lambda card: _ORDER.index(card.level))
    standing = list(claims(article, story, reading, said_of, places, known))
    looks = {claim["id"]: claim for claim in standing if claim["id"]}
    return Asked(
        tuple(card for card in cards if card.answer is None),
        tuple(looks.get(str(child.id)) for child in article.quick_looks),
        tuple(_paragraphs(story, known.values())),
        tuple(claim for claim in standing if not claim["id"]),
        tuple(card for card in cards if card.answer is not None),
        tuple(found),
    )


def name_new_blocks(article: Article) -> None:
    """Gives every block that was never saved an id by its position, so that what is said of it finds it again."""
    for name in ("pictures", "quick_looks", "deep_look"):
        for number, child in enumerate(getattr(article, name)):
            if not child.id:
                child.id = f"new-{name}-{number}"


def _card(
    finding: Finding,
    story: Story,
    known: dict[str, Passage],
    places: dict[str, dict[str, Any]],
    answer: Answered | None,
) -> Card:
    quoted: list[Quoted] = []
    by_place: dict[str, list[Any]] = {}
    for span in finding.spans:
        by_place.setdefault(span.place, []).append(span)
    for place, spans in by_place.items():
        passage = known.get(place) or passage_at(story, place)
        if passage is None:
            continue
        marks = [(span.start, span.end) for span in spans]
        quoted.append(
            Quoted(
                passage.name,
                place,
                excerpt(passage.text, marks),
                spans[0].start,
                spans[0].words,
                places.get(place, {}),
            )
        )
    return Card(finding.key, finding.level, finding.message, tuple(quoted), finding.suggestion, finding.rule, answer)


def _whole_field(place: str) -> Iterator[Quoted]:
    names = {"slug": "Web address", "embargoed_until": "Embargoed until"}
    if place in names:
        yield Quoted(names[place], place, (), 0, "", {"field": place})


def _paragraphs(story: Story, known: Iterable[Passage]) -> Iterator[dict[str, Any]]:
    """The paragraphs of the Deep Look with their sentences: what a claim can be tied to."""
    for passage in known:
        if passage.part is Part.DEEP_LOOK:
            yield {
                "id": passage.id,
                "number": passage.number,
                "text": passage.text,
                "sentences": [[each.start, each.end] for each in sentences(passage.text)],
                "version": story.version,
            }
