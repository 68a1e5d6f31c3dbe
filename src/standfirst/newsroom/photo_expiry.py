"""Takes pictures out of every page that shows them when the right to show them ends, and knows which are next."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log as put_on_record

from standfirst.newsroom.photo_rights import SOON
from standfirst.newsroom.photo_uses import have_shown_anew

if TYPE_CHECKING:
    from standfirst.newsroom.models import Photo

log = logging.getLogger("standfirst.newsroom")

_AT_ONCE = 100


def take_down_due(now: datetime | None = None) -> int:
    """Takes down what has expired; returns how many pictures. Any number of servers may call it at any time.

    The pages are made anew without the picture in the transaction's wake; from the moment of expiry no page that is
    made shows it, whether or not this has run.
    """
    from standfirst.newsroom.models import Photo

    now = now or timezone.now()
    due = Photo.everything.filter(expires_at__lte=now, taken_down_at=None).order_by("expires_at", "pk")
    return sum(_take_down(photo, now) for photo in list(due[:_AT_ONCE]))


def _take_down(photo: Photo, now: datetime) -> bool:
    from standfirst.newsroom.models import Photo

    with transaction.atomic():
        mine = Photo.everything.filter(pk=photo.pk, expires_at__lte=now, taken_down_at=None).update(taken_down_at=now)
        if not mine:
            return False  # another server was quicker, or a colleague has renewed the right
        photo.delete_renditions()
        stories = have_shown_anew(photo)
        put_on_record(photo, "standfirst.picture_expired", data={"stories": [story.pk for story in stories]})
    if stories:
        late = (now - photo.expires_at).total_seconds()
        log.info("The right to “%s” ended: taken out of %s stories, %.1f s after.", photo, len(stories), late)
    return True


def ending_soon(now: datetime | None = None) -> QuerySet[Photo]:
    """The pictures in print whose rights end within a week, the next first."""
    from standfirst.newsroom.models import Photo

    now = now or timezone.now()
    found = Photo.objects.filter(expires_at__gt=now, expires_at__lte=now + SOON, uses__article__live=True)
    return found.distinct().order_by("expires_at", "pk")


def lately_taken_down(now: datetime | None = None) -> QuerySet[Photo]:
    """The pictures that stories still ask for and that came out of them in the last three days, the newest first."""
    from standfirst.newsroom.models import Photo

    since = (now or timezone.now()) - timedelta(days=3)
    found = Photo.objects.filter(taken_down_at__gte=since, uses__article__live=True)
    return found.distinct().order_by("-taken_down_at", "pk")


def register_acts(actions: Any) -> None:
    """For `register_log_actions`."""
    actions.register_action(
        "standfirst.picture_expired", "Take down an expired picture", "Taken out of its pages: the right to it ended"
    )
    actions.register_action(
        "standfirst.picture_mended", "Mend a picture in print", "Changed what stands with a picture in print"
    )
