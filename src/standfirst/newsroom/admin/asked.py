"""What the copy desk asks of a draft, as the editor shows it: cards, and the state of each Quick Look's evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from standfirst.desk import Finding, Level, bearing, check
from standfirst.desk.text.sentences import sentences
from standfirst.newsroom.admin.excerpts import Piece, excerpt
from standfirst.newsroom.admin.form_places import form_places
from standfirst.newsroom.gate import holds
from standfirst.newsroom.handover import handover
from standfirst.newsroom.suggest import with_suggestions
from standfirst.story import Evidence, Found, LostReason, Part, Passage, QuickLook, Story, find, passage_at, passages

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
    """One finding as the desk column shows it; `key` outlives edits elsewhere."""

    key: str
    level: Level
    message: str
    quoted: tuple[Quoted, ...] = ()
    suggestion: str = ""

    @property
    def level_name(self) -> str:
        return LEVEL_NAMES[self.level]


@dataclass(frozen=True)
class Asked:
    """Everything the desk has to say of one draft."""

    cards: tuple[Card, ...]
    looks: tuple[dict[str, Any] | None, ...]
    """One for each Quick Look of the form, in its order; None for one that claims nothing yet."""
    paragraphs: tuple[dict[str, Any], ...]

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
    name_new_blocks(article)
    story = handover(article)
    # What the reader of the paste noted has a place of its own in the panel.
    findings = [finding for finding in check(story) if not finding.rule.startswith("furniture.")]
    places = form_places(article, story)
    known = {passage.place: passage for passage in passages(story)}
    cards = [_card(finding, story, known, places) for finding in findings]
    said = {finding.message for finding in findings}
    cards += [
        Card(f"hold:{hold.message}", Level.STOP, hold.message, tuple(_whole_field(hold.place)))
        for hold in holds(article, story)
        if hold.message not in said
    ]
    cards.sort(key=lambda card: _ORDER.index(card.level))
    looks = {look["id"]: look for look in _looks(story)}
    by_position = tuple(looks.get(str(child.id)) for child in article.quick_looks)
    return Asked(tuple(cards), by_position, tuple(_paragraphs(story, known.values())))


def name_new_blocks(article: Article) -> None:
    """Gives every block that was never saved an id by its position, so that what is said of it finds it again."""
    for field in ("pictures", "quick_looks", "deep_look"):
        for number, child in enumerate(getattr(article, field)):
            if not child.id:
                child.id = f"new-{field}-{number}"


def _card(finding: Finding, story: Story, known: dict[str, Passage], places: dict[str, dict[str, Any]]) -> Card:
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
    return Card(finding.key, finding.level, finding.message, tuple(quoted), finding.suggestion)


def _whole_field(place: str) -> Iterator[Quoted]:
    names = {"slug": "Web address", "embargoed_until": "Embargoed until"}
    if place in names:
        yield Quoted(names[place], place, (), 0, "", {"field": place})


def _looks(story: Story) -> Iterator[dict[str, Any]]:
    """The state of each Quick Look's evidence, in their order, as the editor's script draws it."""
    names = {passage.id: passage for passage in passages(story) if passage.part is Part.DEEP_LOOK}
    lost_somewhere = any(look.confirmed and _missing(look, story) for look in story.quick_looks)
    other = {each.place: each.evidence for each in bearing(story)} if lost_somewhere else {}
    for number, look in enumerate(with_suggestions(story).quick_looks):
        missing = _missing(look, story)
        if look.confirmed and missing:
            state = "lost"
            suggested = other.get(f"quick_looks[{number}]")
            shown = (suggested,) if suggested else ()
        elif look.confirmed:
            state, shown = "confirmed", look.evidence
        else:
            shown = look.evidence
            state = "suggested" if shown else "none"
        yield {
            "id": look.id,
            "state": state,
            "claim": look.text,
            "sentences": [_sentence(each, story, names) for each in shown],
            "lost": [{"words": each.exact, "in_several_places": reason is LostReason.TIE} for each, reason in missing],
        }


def _missing(look: QuickLook, story: Story) -> list[tuple[Evidence, LostReason]]:
    out = []
    for each in look.evidence:
        found = find(each, story.deep_look)
        if not isinstance(found, Found):
            out.append((each, found.reason))
    return out


def _sentence(evidence: Evidence, story: Story, names: dict[str, Passage]) -> dict[str, Any]:
    found = find(evidence, story.deep_look)
    passage = names.get(found.block_id) if isinstance(found, Found) else None
    words = passage.text[found.start : found.end] if isinstance(found, Found) and passage else evidence.exact
    return {
        "words": words,
        "where": f"Paragraph {passage.number}" if passage else "",
        "link": {
            "stream": "deep_look",
            "key": passage.id if passage else "",
            "start": found.start if isinstance(found, Found) else 0,
            "words": words,
        },
        "evidence": asdict(evidence),
    }


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
