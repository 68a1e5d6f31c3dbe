"""Stories as lists show them: a headline with what stands around it, made from the row that is live."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet

from standfirst.newsroom.models import Article
from standfirst.newsroom.visibility import readable_articles
from standfirst.press.changes import put_right
from standfirst.press.pictures import ShownPicture, show
from standfirst.press.print_run import kept_each
from standfirst.press.site import Link
from standfirst.press.words import one_line
from standfirst.story import Label, Picture

TOP_STORY = "top story"
"""The kicker that puts a story at the head of the front page."""


@dataclass(frozen=True, slots=True)
class Card:
    """One story in a list."""

    pk: int
    uri: str
    headline: str
    address: str
    standfirst: str
    kicker: str
    """What the list prints: not the label again, and not "Top Story", which is a place on the front page."""
    is_top: bool
    label: str
    """"Analysis" or "Opinion"; empty for news, which needs no label in a list."""
    section: Link | None
    section_pk: int | None
    authors: tuple[str, ...]
    at: datetime
    changed_at: datetime
    picture: ShownPicture | None = None
    put_right: str = ""
    """"Corrected" or "Clarified", where that was done since it first went out."""

    @property
    def byline(self) -> str:
        """The authors as printed: "A, B and C"."""
        *first, last = self.authors or ("",)
        return f"{', '.join(first)} and {last}" if first else last


def cards(stories: QuerySet[Article] | Iterable[int], *, pictures: bool = True) -> list[Card]:
    """The cards of `stories`, a query or their numbers, in their order; of what may not be read there is none.

    With the lead picture of each unless told otherwise.
    """
    numbers = list(stories.values_list("pk", flat=True) if isinstance(stories, QuerySet) else stories)
    found = kept_each("card", numbers, _read)
    there = [found[pk] for pk in numbers if pk in found]
    if not pictures:
        return [card for card, _ in there]
    shown = kept_each("card's picture", [lead for _, lead in there if lead], _shown)
    return [replace(card, picture=shown.get(lead)) if lead else card for card, lead in there]


def _read(numbers: list[int]) -> dict[int, tuple[Card, Picture | None]]:
    """The cards without pictures, each with the picture that leads the story, as the story has it."""
    articles = (
        readable_articles()
        .filter(pk__in=numbers)
        .select_related("section")
        .prefetch_related("article_authors__person")
        .defer("deep_look", "quick_looks")
    )
    marked = put_right(numbers)
    return {article.pk: (_card(article, marked.get(article.pk, "")), _lead(article)) for article in articles}


def _shown(leads: list[Picture]) -> dict[Picture, ShownPicture]:
    shown = show(leads, library_words=True)
    return {lead: picture for lead in leads if (picture := shown[lead.id]).file}


def _card(article: Article, put_right: str) -> Card:
    at = article.first_published_at
    kicker = one_line(article.kicker)
    if at is None:  # the doors see to it that what is live has a time
        raise ValueError(f"Story {article.pk} is live without a time of publication.")
    return Card(
        pk=article.pk,
        uri=f"urn:uuid:{article.uuid}",
        headline=one_line(article.headline),
        address=article.address,
        standfirst=one_line(article.standfirst),
        kicker="" if kicker.casefold() in (TOP_STORY, article.label.casefold()) else kicker,
        is_top=kicker.casefold() == TOP_STORY,
        label="" if article.label == Label.NEWS else article.label,
        section=Link(article.section.name, article.section.get_absolute_url()) if article.section else None,
        section_pk=article.section_id,
        authors=tuple(each.person.name for each in article.article_authors.all()),
        at=at,
        changed_at=article.last_published_at or at if article.version > 1 else at,
        put_right=put_right,
    )


def _lead(article: Article) -> Picture | None:
    """The first picture of the story that has a photo, read from the raw stream: no query for each story."""
    for child in article.pictures.raw_data:
        value = child.get("value") or {}
        if child.get("type") == "picture" and value.get("photo"):
            return Picture(
                id=str(article.pk),
                href=f"photo:{value['photo']}",
                caption=one_line(value.get("caption")),
                credit=one_line(value.get("credit")),
            )
    return None
