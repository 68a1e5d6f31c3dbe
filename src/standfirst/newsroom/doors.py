"""The only doors a story leaves by: publish (and correct), withdraw.

Each is one transaction: gate, save, a row of `PublishedVersion`, a row in the outbox.
"""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin

from standfirst.newsroom import signals
from standfirst.newsroom.addresses import AddressTaken, take
from standfirst.newsroom.gate import Hold, PublishingHeld, holds
from standfirst.newsroom.handover import handover
from standfirst.newsroom.position import position
from standfirst.story import Correction, PubStatus, Story, to_json

if TYPE_CHECKING:
    from wagtail.models import Revision

    from standfirst.newsroom.models import Article


def publish(
    article: Article, revision: Revision, *, correction: Correction | None = None, user: Any = None, **options: Any
) -> None:
    """Lets `revision` of `article` out, or has it wait for its go-live time.

    `options` are those of Wagtail's `DraftStateMixin.publish`. Raises `PublishingHeld`; nothing is written then.
    """
    from standfirst.newsroom.models import Article, ArticleCorrection, PublishedVersion

    with transaction.atomic():
        stored = Article.objects.select_for_update().get(pk=article.pk)
        before = position(stored)
        drafted = revision.as_object()
        reasons = holds(drafted, handover(drafted))
        if reasons:
            raise PublishingHeld(reasons)
        now = timezone.now()
        # The address is taken already when a story is scheduled: it must not fail at 6 a.m.
        starts = drafted.go_live_at if drafted.go_live_at and drafted.go_live_at > now else now
        try:
            address = take(drafted, stored.first_published_at or starts)
        except AddressTaken as error:
            raise PublishingHeld([Hold(str(error), "slug")]) from error
        Article.objects.filter(pk=article.pk).update(address=address, pub_status=PubStatus.USABLE)
        if correction:
            ArticleCorrection.objects.create(
                article=stored,
                at=correction.at,
                kind=correction.kind.value,
                text=correction.text,
                evidence=asdict(correction.evidence) if correction.evidence else None,
                by=user,
            )
        # Read anew: Wagtail saves the row whole from the revision's own copy of it.
        fresh = type(revision).objects.get(pk=revision.pk)
        DraftStateMixin.publish(stored, fresh, user=user, **options)
        stored = Article.objects.get(pk=article.pk)
        if stored.live and stored.live_revision_id == revision.pk:
            kinds = PublishedVersion.Kind
            kind = kinds.CORRECTION if correction else kinds.EDIT if stored.version else kinds.FIRST
            _go_to_press(stored, handover(stored), kind, before, user)
    article.refresh_from_db()


def withdraw(article: Article, *, user: Any = None, expired: bool = False, log_action: bool | str = True) -> None:
    """Takes `article` back. Does nothing to a story that is not live."""
    from standfirst.newsroom.models import Article, PublishedVersion

    with transaction.atomic():
        stored = Article.objects.select_for_update().get(pk=article.pk)
        if stored.live:
            before = position(stored)
            DraftStateMixin.unpublish(stored, set_expired=expired, user=user, log_action=log_action)
            Article.objects.filter(pk=stored.pk).update(pub_status=PubStatus.CANCELED)
            # What is on record of a withdrawn story is that it was withdrawn, not its words.
            tombstone = Story(uri=f"urn:uuid:{stored.uuid}", pub_status=PubStatus.CANCELED)
            _go_to_press(stored, tombstone, PublishedVersion.Kind.WITHDRAWAL, before, user)
    article.refresh_from_db()


def _go_to_press(article: Article, story: Story, kind: models.TextChoices, before: dict[str, Any], user: Any) -> None:
    from standfirst.newsroom.models import Article, OutboxRow, PublishedVersion

    n = article.version + 1
    at = article.last_published_at if article.live else timezone.now()
    printed = to_json(story.but(version=n, version_created=at))
    PublishedVersion.objects.create(
        article=article,
        n=n,
        story_json=printed,
        sha256=sha256(printed.encode()).hexdigest(),
        at=at,
        by=user if getattr(user, "pk", None) else None,
        kind=kind,
    )
    Article.objects.filter(pk=article.pk).update(version=n)
    OutboxRow.objects.create(kind=OutboxRow.Kind.ARTICLE, article_id=article.pk, before=before, after=position(article))
    transaction.on_commit(lambda: signals.outbox_filled.send(sender=Article))
