"""A picture mended in the library is mended in print: whose it is, its terms and its file, not its caption.

What a story said when it went out is on record and only a publication changes it; a caption is copy. But a credit is
owed to its owner from the moment we know it, wherever the picture stands. So the newest version of each story that
shows the picture gets a successor that differs in nothing but that.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log as put_on_record

from standfirst.newsroom.handover import handover
from standfirst.newsroom.photo_uses import have_made_anew, have_shown_anew, photo_number, stories_with
from standfirst.story import Story, to_json

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, Photo

FOLLOWED = (
    *("credit", "creator", "source", "distributor", "description", "usage_terms", "handout", "copyright_notice"),
    *("source_type", "expires_at", "where", "withheld", "caption", "file", "credentials"),
    *("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"),
)
"""What pages, or the copies they show, depend on."""
_NOT_IN_COPIES = {"handout", "distributor", "where", "withheld", "credentials"}
_SEEN = {"file", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"}
_OF_A_PICTURE = ("credit", "creator", "source", "distributor", "alt_text", "usage_terms", "handout", "width", "height")


def before(photo: Photo) -> dict[str, Any]:
    """What is in the database of `photo` now, to be handed to `follow` after it was saved."""
    found: dict[str, Any] | None = type(photo).everything.filter(pk=photo.pk).values(*FOLLOWED, "taken_down_at").first()
    return found or {}


def follow(photo: Photo, was: dict[str, Any], user: Any = None) -> int:
    """Has every story that shows `photo` follow what changed since `was`; returns how many that are.

    To be called in the transaction that saved the photo.
    """
    changed = {name for name in FOLLOWED if was and _value(photo, name) != was[name]}
    if not changed:
        return 0
    if changed - _NOT_IN_COPIES:
        # Made anew under other addresses: what is in a copy is in its name.
        photo.retire_copies(thumbnails=bool(changed & _SEEN))
    if was["taken_down_at"] and photo.may_be_shown():
        type(photo).everything.filter(pk=photo.pk).update(taken_down_at=None)
        photo.taken_down_at = None
    for article in stories_with(photo):
        print_anew(article, photo, user)
    stories = have_shown_anew(photo)
    if stories:
        data = {"changed": sorted(changed), "stories": [story.pk for story in stories]}
        put_on_record(photo, "standfirst.picture_mended", user=user, data=data)
    return len(stories)


def print_anew(article: Article, photo: Photo, user: Any = None) -> bool:
    """Adds a version of `article` in which its pictures from `photo` say what the library says now.

    Where the story has words of its own for a picture, those stay. Returns whether anything differs.
    """
    from standfirst.newsroom.models import Article, PublishedVersion

    stored = Article.objects.select_for_update().get(pk=article.pk)
    last = stored.published_versions.last()
    if last is None or not stored.live:
        return False
    printed = last.story
    mended = _mended(printed, handover(stored), photo.pk)
    if mended == printed:
        return False
    n = stored.version + 1
    # When its words last changed stays as it was: they did not.
    story_json = to_json(mended.but(version=n))
    PublishedVersion.objects.create(
        article=stored,
        n=n,
        story_json=story_json,
        sha256=sha256(story_json.encode()).hexdigest(),
        at=timezone.now(),
        by=user if getattr(user, "pk", None) else None,
        kind=PublishedVersion.Kind.EDIT,
    )
    Article.objects.filter(pk=stored.pk).update(version=n)
    return True


def _mended(printed: Story, today: Story, number: int) -> Story:
    by_id = {picture.id: picture for picture in today.pictures}
    pictures = []
    for picture in printed.pictures:
        now = by_id.get(picture.id)
        if photo_number(picture.href) == number and now is not None and now.href == picture.href:
            picture = picture.but(**{name: getattr(now, name) for name in _OF_A_PICTURE})
        pictures.append(picture)
    return printed.but(pictures=tuple(pictures))


def _value(photo: Photo, name: str) -> Any:
    value = getattr(photo, name)
    return value.name if name == "file" else value


def deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """For `pre_delete`: the stories that showed it are made anew without it."""
    stories = list(stories_with(instance))
    if stories:
        transaction.on_commit(lambda: have_made_anew(stories), robust=True)
