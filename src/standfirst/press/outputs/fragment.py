"""The fragments pages are joined with: menu, latest news, rating. What differs in time is one of these."""

from __future__ import annotations

from collections.abc import Iterator

from django.template.loader import render_to_string

from standfirst.newsroom.visibility import readable_articles
from standfirst.press.cards import cards
from standfirst.press.lists import LATEST, live
from standfirst.press.outputs.made import Made
from standfirst.press.outputs.numbers import number
from standfirst.press.site import Site

KIND = "fragment"


def ids() -> Iterator[str]:
    """The two of the site, and the rating of every story that is out and may be rated."""
    yield f"{KIND}/menu"
    yield f"{KIND}/latest"
    rated = readable_articles().filter(rating_enabled=True).order_by("pk")
    for pk in rated.values_list("pk", flat=True).iterator():
        yield f"{KIND}/rating/{pk}"


def make(output_id: str, rest: str) -> Made | None:
    """The fragment, served at `/fragments/<its name>/`."""
    if rest == "menu":
        body = render_to_string("fragments/menu.html", {"site": Site.load()})
    elif rest == "latest":
        latest = cards(live()[:LATEST], pictures=False)
        body = render_to_string("fragments/latest.html", {"site": Site.load(), "cards": latest})
    elif rest.startswith("rating/"):
        pk = number(output_id, rest.removeprefix("rating/"))
        if not readable_articles().filter(pk=pk, rating_enabled=True).exists():
            return None
        body = _rating(pk)
    else:
        raise LookupError(f"There is no output “{output_id}”: a fragment is menu, latest or rating/<number>.")
    return Made(output_id, f"/fragments/{rest}/", body)


def _rating(pk: int) -> str:
    from standfirst.readers.ratings import fragment

    return fragment(pk)
