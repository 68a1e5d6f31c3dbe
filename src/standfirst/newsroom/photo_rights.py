"""What the rights to a story's pictures let go out: stops for what may not be shown, a query for what ends soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from standfirst.desk import Finding, Level, Span
from standfirst.newsroom.photo_uses import photo_number, photos_of
from standfirst.wire.page.credits import is_handout, read_credit
from standfirst.wire.page.names import is_agency

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, Photo
    from standfirst.story import Picture, Story

SOON = timedelta(days=7)
"""How long before the end of its rights the desk is told of a picture."""
WITHHELD, ENDED, PRINT_ONLY = "rights.picture_withheld", "rights.picture_expired", "rights.picture_print_only"
NO_TERMS, ENDS_SOON = "rights.picture_without_terms", "rights.picture_expires_soon"


def questions(article: Article, story: Story) -> list[Finding]:
    """What the desk asks of the pictures of `story`, handed over from `article`, for their rights' sake.

    A picture that is in print already holds nothing back: a correction does not wait for a picture's paper, and
    what may no longer be shown is not shown whatever is published.
    """
    from standfirst.newsroom.models import Photo, PhotoUse

    numbers = photos_of(story)
    if not numbers:
        return []
    photos = _at_hand(article)
    photos |= Photo.everything.in_bulk(numbers - set(photos))
    in_print: set[int] = set()
    if article.pk and article.live:
        in_print.update(PhotoUse.objects.filter(article_id=article.pk).values_list("photo_id", flat=True))
    now = timezone.now()
    out_at = max(now, article.go_live_at or now)
    return list(_questions(story, photos, in_print, out_at))


def _at_hand(article: Article) -> dict[int, Photo]:
    """The photos that the handover of `article` has read."""
    blocks = (child for stream in (article.pictures, article.deep_look) for child in stream)
    shown = (child.value.get("photo") for child in blocks if child.block_type == "picture")
    return {photo.pk: photo for photo in shown if photo is not None}


def _questions(story: Story, photos: dict[int, Photo], in_print: set[int], out_at: datetime) -> Iterator[Finding]:
    for number, picture in enumerate(story.pictures):
        photo = photos.get(photo_number(picture.href) or 0)
        if photo is None:
            continue
        name = f"Picture {number + 1}"
        span = (Span(f"pictures[{number}].caption", 0, len(picture.caption), picture.caption),)
        ends = photo.expires_at
        if ends and out_at < ends <= out_at + SOON:
            yield Finding(
                ENDS_SOON,
                Level.QUERY,
                f"{name} may be shown until {printed(ends)} and comes out of the page then. Have another at hand.",
                span,
            )
        if photo.pk in in_print:
            continue
        if photo.withheld:
            yield Finding(WITHHELD, Level.STOP, f"{name} was taken down and is shown nowhere. Choose another.", span)
        elif ends and ends <= out_at:
            yield Finding(
                ENDED,
                Level.STOP,
                f"{name}: the right to show it ends on {printed(ends)}. Renew it in the library, or choose another.",
                span,
            )
        if photo.where == "print":
            yield Finding(
                PRINT_ONLY,
                Level.STOP,
                f"{name} may be printed but not shown online, as its terms say. Choose another.",
                span,
            )
        if not picture.usage_terms.strip() and belongs_to_others(picture):
            yield Finding(
                NO_TERMS,
                Level.STOP,
                f"{name} is somebody else’s and has no terms of use. Ask {_whom(picture)} what is allowed, and until "
                "when, and write it with the picture.",
                span,
            )


def belongs_to_others(picture: Picture) -> bool:
    """Whether what stands with the picture says for certain that it is another's: a handout, an agency's, a source's.

    One that names a photographer alone, or us, is taken for our own; so is a line nobody can be sure of.
    """
    parties = read_credit(picture.credit)
    if picture.handout or is_handout(picture.caption, picture.credit):
        return True
    source = picture.source or (parties.source if is_agency(parties.source) else "")
    named = (source, picture.distributor or parties.distributor)
    return any(name.strip() and not _is_us(name) for name in named)


def _is_us(name: str) -> bool:
    from standfirst.newsroom.models import Publication

    ours = Publication.load().name.casefold().removeprefix("the ")
    return name.strip().casefold().removeprefix("the ") == ours


def _whom(picture: Picture) -> str:
    parties = read_credit(picture.credit)
    return picture.distributor or parties.distributor or picture.source or parties.source or "whoever sent it"


def printed(at: datetime) -> str:
    """A moment as people read it, in the publication's zone."""
    from standfirst.newsroom.models import Publication

    local = at.astimezone(Publication.load().zone)
    return f"{local.day} {local:%B %Y, %H:%M}"
