"""An author's page: who writes, about what, how to reach them, what they wrote."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from standfirst.newsroom.models import Person
from standfirst.press import jsonld
from standfirst.press.cards import cards
from standfirst.press.lists import FRONT, live
from standfirst.press.outputs.made import Made, page
from standfirst.press.outputs.numbers import number
from standfirst.press.pictures import show
from standfirst.press.site import Site
from standfirst.story import Picture

KIND = "author"


def ids() -> Iterator[str]:
    """The page of everyone whose byline is out."""
    found = Person.objects.filter(bylines__article__live=True).order_by("pk").distinct()
    for pk in found.values_list("pk", flat=True):
        yield f"{KIND}/{pk}"


def make(output_id: str, rest: str) -> Made | None:
    """The author's page; nothing for one who has no story out: a name in the newsroom is not public by itself."""
    person = Person.objects.filter(pk=number(output_id, rest)).first()
    if person is None:
        return None
    out = live().filter(article_authors__person=person)
    found = cards(out[:FRONT])
    if not found:
        return None
    picture = show([Picture("author", href=f"photo:{person.photo_id}")], library_words=True) if person.photo_id else {}
    shown = picture.get("author")
    return page(
        output_id,
        person.get_absolute_url(),
        "site/author.html",
        person=person,
        portrait=shown if shown and shown.file else None,
        json_ld=jsonld.author(person, shown, Site.load()),
        edit_address=reverse("wagtailsnippets_newsroom_person:edit", args=[person.pk]),
        stories=found,
        shown=len(found),
        total=out.count(),
    )
