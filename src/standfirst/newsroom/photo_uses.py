"""Keeps account of which published stories show which picture, from what went out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import post_save, pre_delete
from django.utils import timezone

from standfirst.newsroom import signals
from standfirst.newsroom.position import position
from standfirst.story import Story

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, Photo


def connect() -> None:
    """Called once when the app is ready."""
    from standfirst.newsroom import photo_mending
    from standfirst.newsroom.models import Photo, PublishedVersion

    pre_delete.connect(photo_mending.deleted, sender=Photo, dispatch_uid="photo_uses:deleted")
    post_save.connect(_went_out, sender=PublishedVersion, dispatch_uid="photo_uses:went_out")


def photo_number(href: str) -> int | None:
    """The number of the library's photo that `photo:<pk>` names; None for any other address."""
    kind, _, number = href.partition(":")
    return int(number) if kind == "photo" and number.isascii() and number.isdigit() and len(number) < 19 else None


def photos_of(story: Story) -> set[int]:
    """The numbers of the library's photos that `story` shows."""
    return {number for picture in story.pictures if (number := photo_number(picture.href)) is not None}


def hidden(numbers: set[int]) -> set[int]:
    """Those of the library's photos that no page may show any more: the right to it has ended, or it is withheld."""
    from standfirst.newsroom.models import Photo

    if not numbers:
        return set()
    over = Photo.everything.filter(Q(withheld=True) | Q(expires_at__lte=timezone.now()), pk__in=numbers)
    return set(over.values_list("pk", flat=True))


def stories_with(photo: Photo) -> QuerySet[Article]:
    """The stories that are out and show `photo`, newest first."""
    from standfirst.newsroom.models import Article

    return Article.objects.filter(photo_uses__photo=photo, live=True).order_by("-first_published_at", "-pk")


def site_shows(photo: Photo) -> bool:
    """Whether something that is no story has the picture, as a colleague's portrait or the logo."""
    own = {"photorendition", "photouse"}
    # Also those that no attribute of a photo leads back to.
    for relation in photo._meta.get_fields(include_hidden=True):
        if relation.concrete or not (relation.one_to_many or relation.one_to_one) or not relation.auto_created:
            continue
        model = relation.related_model
        if model._meta.model_name in own or model._meta.app_label == "taggit":
            continue
        if model._default_manager.filter(**{relation.field.name: photo}).exists():
            return True
    return False


def have_shown_anew(photo: Photo) -> list[Article]:
    """Tells the press, within the transaction in hand, that what shows `photo` is to be made anew.

    Returns the stories among it. A portrait or the logo may stand anywhere: then that is the whole site.
    """
    from standfirst.newsroom.models import OutboxRow

    stories = list(stories_with(photo))
    have_made_anew(stories)
    if site_shows(photo):
        OutboxRow.objects.create(kind=OutboxRow.Kind.FURNITURE)
        transaction.on_commit(lambda: signals.outbox_filled.send(sender=type(photo), at_leisure=True), robust=True)
    return stories


def have_made_anew(articles: QuerySet[Article] | list[Article]) -> int:
    """Tells the press, within the transaction in hand, that what shows these stories is to be made anew.

    Returns how many. What a story says does not change by it, only how its pictures are shown.
    """
    from standfirst.newsroom.models import Article, OutboxRow

    rows = []
    for article in articles:
        place = position(article)
        rows.append(OutboxRow(kind=OutboxRow.Kind.ARTICLE, article_id=article.pk, before=place, after=place))
    if rows:
        OutboxRow.objects.bulk_create(rows)
        # Copies of pictures take seconds to make: whoever saved one does not wait for its pages.
        transaction.on_commit(lambda: signals.outbox_filled.send(sender=Article, at_leisure=True), robust=True)
        keys = [row.article_id for row in rows]
        transaction.on_commit(lambda: signals.pictures_changed.send(sender=Article, articles=keys), robust=True)
    return len(rows)


def _went_out(sender: Any, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """The newest version of a story replaces what was noted of it; a withdrawal shows no picture."""
    from standfirst.newsroom.models import Photo, PhotoUse

    if raw or not created:
        return
    shown = photos_of(instance.story)
    uses = PhotoUse.objects.filter(article_id=instance.article_id)
    noted = set(uses.values_list("photo_id", flat=True))
    if gone := noted - shown:
        uses.filter(photo_id__in=gone).delete()
    if new := shown - noted:
        there = Photo.objects.filter(pk__in=new).values_list("pk", flat=True)
        PhotoUse.objects.bulk_create(
            [PhotoUse(photo_id=pk, article_id=instance.article_id) for pk in there], ignore_conflicts=True
        )
