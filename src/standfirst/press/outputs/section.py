"""A section's front."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.newsroom.models import Section
from standfirst.press.cards import cards
from standfirst.press.lists import FRONT, live
from standfirst.press.outputs.made import Made, page
from standfirst.press.outputs.numbers import number

KIND = "section"


def ids() -> Iterator[str]:
    """The front of every section."""
    for pk in Section.objects.order_by("pk").values_list("pk", flat=True):
        yield f"{KIND}/{pk}"


def make(output_id: str, rest: str) -> Made | None:
    """The section's newest stories, and how many there are in all."""
    section = Section.objects.filter(pk=number(output_id, rest)).first()
    if section is None:
        return None
    out = live().filter(section=section)
    found = cards(out[:FRONT])
    return page(
        output_id,
        section.get_absolute_url(),
        "site/section.html",
        section=section,
        stories=found,
        shown=len(found),
        total=out.count(),
    )
