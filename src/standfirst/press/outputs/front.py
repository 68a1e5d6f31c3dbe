"""The front page: one story leads, a few stand beside it, then the sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standfirst.newsroom import arranging
from standfirst.newsroom.models import Section
from standfirst.press.cards import Card, cards
from standfirst.press.lists import live
from standfirst.press.outputs.made import Made, page
from standfirst.press.site import Link

KIND = "front"

LEAD_WINDOW = 8
"""A story with the kicker "Top Story" leads while it is among so many newest ones."""
SECONDS = 4
IN_SECTION = 5


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """One section on the front page."""

    section: Link
    first: Card
    others: list[Card]

    @property
    def count(self) -> int:
        return 1 + len(self.others)


def ids() -> Iterator[str]:
    """There is one front page."""
    yield f"{KIND}/home"


def make(output_id: str, rest: str) -> Made | None:
    """The front page; with nothing out yet it says so."""
    if rest != "home":
        raise LookupError(f"There is no output “{output_id}”: the front page is “{KIND}/home”.")
    newest = cards(live()[:LEAD_WINDOW])
    placed = _placed()
    lead = placed[0] if placed else next((card for card in newest if card.is_top), newest[0] if newest else None)
    taken = {card.pk for card in placed} | ({lead.pk} if lead else set())
    seconds = [*placed[1:], *(card for card in newest if card.pk not in taken)][:SECONDS]
    top = {card.pk for card in ([lead] if lead else []) + seconds}
    newest_at = max((card.changed_at for card in newest), default=None)
    blocks = list(_blocks(top))
    return page(output_id, "/", "site/front.html", lead=lead, seconds=seconds, blocks=blocks, newest_at=newest_at)


def _placed() -> list[Card]:
    """The stories an editor gave a place at the top, in their order; those that may not be read have none."""
    return cards(arranging.arranged(None))[: 1 + SECONDS]


def _blocks(top: set[int]) -> Iterator[SectionBlock]:
    """The sections in the order of the menu, each with its newest stories that do not stand at the top."""
    named: list[tuple[Section, list[int]]] = []
    for section in Section.objects.all():
        newest = live().filter(section=section).values_list("pk", flat=True)[: IN_SECTION + len(top)]
        named.append((section, [pk for pk in newest if pk not in top][:IN_SECTION]))
    found = {card.pk: card for card in cards(pk for _, numbers in named for pk in numbers)}
    for section, numbers in named:
        there = [found[pk] for pk in numbers if pk in found]
        if there:
            yield SectionBlock(Link(section.name, section.get_absolute_url()), there[0], there[1:])
