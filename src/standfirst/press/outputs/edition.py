"""An edition's page: what stands in today's Morning Edition, in the order an editor gave it."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.newsroom import arranging
from standfirst.newsroom.models import Edition, Publication
from standfirst.press.cards import cards
from standfirst.press.lists import FRONT, live
from standfirst.press.outputs.made import Made, page
from standfirst.press.outputs.numbers import number

KIND = "edition"


def ids() -> Iterator[str]:
    """The page of every edition."""
    for pk in Edition.objects.order_by("pk").values_list("pk", flat=True):
        yield f"{KIND}/{pk}"


def make(output_id: str, rest: str) -> Made | None:
    """The stories of the newest day that has any in this edition; nothing for an edition nothing was printed in."""
    edition = Edition.objects.filter(pk=number(output_id, rest)).first()
    if edition is None or edition.has_elder_twin():
        return None
    out = live().filter(edition=edition)
    newest = out.values_list("first_published_at", flat=True).first()
    if newest is None:
        return None
    day = newest.astimezone(Publication.load().zone)
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
    chosen = arranging.arranged(edition)
    there = set(out.filter(pk__in=chosen).values_list("pk", flat=True))
    placed = [pk for pk in chosen if pk in there]
    others = out.filter(first_published_at__gte=midnight).exclude(pk__in=there)[:FRONT]
    return page(
        output_id,
        edition.get_absolute_url(),
        "site/edition.html",
        edition=edition,
        day=newest,
        stories=cards([*placed, *others.values_list("pk", flat=True)]),
    )
