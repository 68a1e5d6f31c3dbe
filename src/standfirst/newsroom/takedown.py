"""Takedown: a story's words and pictures are gone for good, from what readers get and from what the newsroom keeps.

A withdrawal takes a story off the site and can be undone; a takedown is for the law and cannot. What stays is that
there was a story, when it was out, who let it out and who took it down: never its words. So it is the one act that
changes rows of the record (`PublishedVersion`): each keeps its number, time, kind and colleague, its words make way for
an empty story marked cancelled, and `Takedown.redacted` keeps the SHA-256 of what stood there.

Gone are: the fields of the row, all drafts, workflow comments, log labels, corrections, what colleagues and the desk
noted, readers' reports, what Wagtail keeps for previews, its web addresses (kept as hashes, so that they answer 410
and are never given to another story), and the words of the pictures that no other story uses; their files are withheld
(`photo_release`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from standfirst.newsroom import doors, signals
from standfirst.newsroom.addresses import hidden
from standfirst.newsroom.models.life import HOUSEKEEPING, LIFE, door
from standfirst.story import PubStatus, Story, to_json

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article

logger = logging.getLogger(__name__)

STAYS = {"publishedversion", "address", "takedown", "withdrawal", "legalhold", "vote", "ratingtally", "readership"}
"""What hangs on a story and stays, by model: it holds none of its words, or is redacted here. All else goes."""
_KEPT_FIELDS = {*LIFE, *HOUSEKEEPING, "id", "section", "draft_section", "label", "language"}


def take_down(article: Article, reason: str, *, user: Any = None) -> None:
    """Takes `article` down for good. `reason` is for colleagues; it must not repeat what the story said.

    One transaction. Raises `PermissionDenied` for a colleague who may not; does nothing the second time.
    """
    from standfirst.newsroom.models import Article, Takedown
    from standfirst.newsroom.photo_release import release
    from standfirst.newsroom.visibility import may

    if user is not None and not may(user, "takedown", article):
        raise PermissionDenied("You may not take a story down.")
    _overwrite_what_is_deleted()
    with transaction.atomic():
        stored = Article.objects.select_for_update().get(pk=article.pk)
        if Takedown.objects.filter(article=stored).exists():
            return
        now = timezone.now()
        if stored.live or stored.scheduled_revision:
            doors.withdraw(stored, user=user, takedown=True)
            stored.refresh_from_db()
        _empty_photos(release(stored, for_good=True))
        redacted = _redact_record(stored, now)
        _forget_what_hangs_on(stored)
        _forget_drafts(stored)
        _empty(stored)
        _redact_logs(stored)
        _forget_previews(stored)
        Takedown.objects.create(article=stored, at=now, by=doors.known(user), reason=reason, redacted=redacted)
        log(stored, "standfirst.takedown", user=doors.known(user), data={"reason": reason})
        signals.taken_down.send(sender=Article, article=stored)
        transaction.on_commit(lambda: _put_on_the_list(stored.uuid, now), robust=True)
        transaction.on_commit(_settle, robust=True)
    article.refresh_from_db()


def _redact_record(article: Article, now: datetime) -> list[dict[str, Any]]:
    from standfirst.newsroom.models import PublishedVersion

    redacted = []
    for version in article.published_versions.order_by("n"):
        tombstone = to_json(
            Story(
                uri=f"urn:uuid:{article.uuid}",
                version=version.n,
                version_created=version.at,
                pub_status=PubStatus.CANCELED,
            )
        )
        redacted.append({"n": version.n, "sha256": version.sha256})
        # The one place that goes past `AppendOnly`, and the reason why it is written down above.
        models.QuerySet(PublishedVersion).filter(pk=version.pk).update(
            story_json=tombstone, sha256=sha256(tombstone.encode()).hexdigest(), redacted_at=now
        )
    return redacted


def _forget_what_hangs_on(article: Article) -> None:
    from standfirst.newsroom.models import Address, OutboxRow, Tag, Withdrawal

    tags = list(Tag.objects.filter(tagged_articles__content_object=article.pk).values_list("pk", flat=True))
    for relation in article._meta.related_objects:
        model: Any = relation.related_model
        if model._meta.model_name in STAYS or relation.many_to_many:
            continue
        model._base_manager.filter(**{relation.field.name: article.pk}).delete()
    Tag.objects.filter(pk__in=tags, tagged_articles=None).delete()
    Withdrawal.objects.filter(article=article).update(note="", revision=None)
    for address in Address.objects.filter(article=article):
        if not address.path.startswith("#"):
            Address.objects.filter(pk=address.pk).update(path=hidden(address.path))
    for row in OutboxRow.objects.filter(article_id=article.pk):
        row.before.pop("address", None)
        row.after.pop("address", None)
        row.save(update_fields=["before", "after"])


def _forget_drafts(article: Article) -> None:
    from standfirst.newsroom.models import Article

    article.workflow_states.all().delete()
    with door(article.pk):
        Article.objects.filter(pk=article.pk).update(
            latest_revision=None, live_revision=None, has_unpublished_changes=False
        )
    article.revisions.all().delete()


def _empty(article: Article) -> None:
    """The row without a word of copy."""
    from standfirst.newsroom.models import Article

    emptied: dict[str, Any] = {}
    for field in article._meta.concrete_fields:
        if field.name in _KEPT_FIELDS or field.primary_key:
            continue
        if field.null:
            emptied[field.name] = None
        elif isinstance(field, StreamField):
            emptied[field.name] = field.stream_block.to_python([])
        elif isinstance(field, models.CharField | models.TextField | models.JSONField):
            emptied[field.name] = field.get_default() if field.has_default() else ""
    emptied |= {"address": "", "pub_status": PubStatus.CANCELED.value}
    Article.objects.filter(pk=article.pk).update(**emptied)
    article.refresh_from_db()


def _redact_logs(article: Article) -> None:
    kind = ContentType.objects.get_for_model(article)
    entries = ModelLogEntry.objects.filter(content_type=kind, object_id=str(article.pk))
    entries.update(label=f"Story number {article.pk}", data={"redacted": True})


def _forget_previews(article: Article) -> None:
    """Wagtail keeps what is typed into a form for its preview; of a new story's form it cannot be told whose it is."""
    kind = ContentType.objects.get_for_model(article, for_concrete_model=False)
    FormState.objects.filter(content_type=kind, object_id__in=("", str(article.pk))).delete()


def _empty_photos(photos: Iterable[Any]) -> None:
    """The words of pictures that only this story had: caption, credit, what the file says of itself."""
    for photo in photos:
        emptied: dict[str, Any] = {"title": f"Picture {photo.pk}"}
        for field in photo._meta.concrete_fields:
            if field.name in ("title", "file", "file_hash", "likeness", "where") or field.primary_key:
                continue
            if isinstance(field, models.CharField | models.TextField | models.JSONField):
                emptied[field.name] = None if field.null else field.get_default() if field.has_default() else ""
        type(photo).everything.filter(pk=photo.pk).update(**emptied)
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(photo), object_id=str(photo.pk)
        ).update(label=f"Picture {photo.pk}", data={"redacted": True})


def _overwrite_what_is_deleted() -> None:
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _put_on_the_list(uuid: UUID, at: datetime) -> None:
    """So that no restore brings it back; a list that cannot be written is mended by tonight's backup."""
    from standfirst.newsroom import taken_down_list

    try:
        taken_down_list.add([(uuid, at)])
    except (OSError, taken_down_list.ListError) as error:
        logger.error("The list of what was taken down could not be written: %s", error)


def _settle() -> None:
    """What this process remembers of any story is forgotten; SQLite's log of changes is written back and emptied."""
    from django.core.cache import caches

    caches["process"].clear()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def taken_down(pks: Iterable[int]) -> set[int]:
    """Those of the stories `pks` that were taken down."""
    from standfirst.newsroom.models import Takedown

    return set(Takedown.objects.filter(article__in=list(pks)).values_list("article_id", flat=True))
