"""The front page: one story leads, a few stand beside it, then the sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from standfirst.newsroom import arranging
from standfirst.newsroom.models import Section
from standfirst.press.cards import Card, cards
from standfirst.press.lists import live
from standfirst.press.outputs.made import Made
from standfirst.press.site import Link, Site

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
    site = Site.load()
    newest = cards(live()[:LEAD_WINDOW])
    placed = _placed()
    lead = placed[0] if placed else next((card for card in newest if card.is_top), newest[0] if newest else None)
    taken = {card.pk for card in placed} | ({lead.pk} if lead else set())
    seconds = [*placed[1:], *(card for card in newest if card.pk not in taken)][:SECONDS]
    top = {card.pk for card in ([lead] if lead else []) + seconds}
    page = {
        "site": site,
        "canonical": site.absolute("/"),
        "lead": lead,
        "seconds": seconds,
        "blocks": list(_blocks(top)),
        "newest_at": max((card.changed_at for card in newest), default=None),
    }
    return Made(output_id, "/", render_to_string("site/front.html", page))


def _placed() -> list[Card]:
    """The stories an editor gave a place at the top, in their order; those that may not be read have none."""
    chosen = arranging.arranged(None)
    if not chosen:
        return []
    there = {article.pk: article for article in live().filter(pk__in=chosen)}
    return cards(there[pk] for pk in chosen if pk in there)[: 1 + SECONDS]


def _blocks(top: set[int]) -> Iterator[SectionBlock]:
    """The sections in the order of the menu, each with its newest stories that do not stand at the top."""
    for section in Section.objects.all():
        found = cards(live().filter(section=section).exclude(pk__in=top)[:IN_SECTION])
        if found:
            yield SectionBlock(Link(section.name, section.get_absolute_url()), found[0], found[1:])
