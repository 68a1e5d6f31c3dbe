"""Lets go of the pictures of a story that is taken back or taken down: what only it showed is shown no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standfirst.newsroom.photo_uses import photos_of, site_shows

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, Photo


def release(article: Article, *, for_good: bool = False) -> list[Photo]:
    """Takes away the made pictures that only `article` used, and returns the photos concerned.

    To be called in the transaction that withdraws or takes down the story, before or after its tombstone; the
    files go when it commits. A picture that another story that is out shows, or anything else of the site
    (a colleague's portrait, the logo), stays as it is. With `for_good` (a takedown) the pictures are withheld too:
    no page, preview, list or backup has them any more, and nobody can choose them; the originals stay on the
    disk under lock for whoever must answer for them.
    """
    from standfirst.newsroom.models import Photo, PhotoUse

    numbers: set[int] = set(PhotoUse.objects.filter(article=article).values_list("photo_id", flat=True))
    for version in article.published_versions.all():
        # What an earlier version showed was out too, and its files may still lie there.
        numbers |= photos_of(version.story)
    released = []
    for photo in Photo.objects.filter(pk__in=numbers).exclude(uses__in=_elsewhere(article)):
        if site_shows(photo):
            continue
        photo.delete_renditions()
        if for_good:
            photo.withheld = True
            Photo.everything.filter(pk=photo.pk).update(withheld=True)
        released.append(photo)
    PhotoUse.objects.filter(article=article, article__live=False).delete()
    return released


def give_back(photo: Photo) -> None:
    """Undoes `release(..., for_good=True)` for one photo."""
    type(photo).everything.filter(pk=photo.pk).update(withheld=False)
    photo.withheld = False


def _elsewhere(article: Article) -> Any:
    from standfirst.newsroom.models import PhotoUse

    return PhotoUse.objects.exclude(article=article).filter(article__live=True)
