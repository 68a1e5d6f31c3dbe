"""The only doors a story leaves by: publish (and correct), withdraw.

Each is one transaction: gate, save, address, a row of `PublishedVersion`, a row in the outbox.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import DraftStateMixin

from standfirst.newsroom import signals
from standfirst.newsroom.addresses import AddressTaken, reserve, take
from standfirst.newsroom.gate import Hold, PublishingHeld, holds
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models.life import door
from standfirst.newsroom.position import position
from standfirst.newsroom.signing.left_open import went_out
from standfirst.story import Correction, PubStatus, Story, to_json

if TYPE_CHECKING:
    from wagtail.models import Revision

    from standfirst.newsroom.models import Article


def publish(
    article: Article,
    revision: Revision,
    *,
    user: Any = None,
    correction: Correction | None = None,
    at: datetime | None = None,
    skip_permission_checks: bool = False,
    **options: Any,
) -> None:
    """Lets `revision` of `article` out, or has it wait for its go-live time.

    `at`, for a story that was published elsewhere before it came here, is when its words went out; without it
    that is now. `options` are those of Wagtail's `PublishRevisionAction`. Raises `PublishingHeld` with the
    reasons, or Wagtail's `PublishPermissionError`; nothing is written then.
    """
    from standfirst.newsroom.models import Article

    with transaction.atomic():
        stored = Article.objects.select_for_update().get(pk=article.pk)
        before = position(stored)
        # Read anew: Wagtail saves the row whole, from what the revision's own copy of the row says of its life.
        revision = type(revision).objects.get(pk=revision.pk)
        action = PublishRevisionAction(revision, user=user, **options)
        action.check(skip_permission_checks=skip_permission_checks)
        story = handover(action.object)
        reasons = holds(action.object, story, correction)
        if reasons:
            raise PublishingHeld(reasons)
        if correction:
            _put_on_record(stored, correction, user)
        with door(stored.pk):
            action.execute(skip_permission_checks=skip_permission_checks)
        try:
            if type(revision).objects.filter(pk=revision.pk, approved_go_live_at__isnull=False).exists():
                reserve(action.object, stored.first_published_at or action.object.go_live_at)
            else:
                _let_out(stored.pk, action.object, before, correction, user, at)
                if at is None:  # nobody signs what comes with an archive
                    went_out(action.object, story, user)
        except AddressTaken as error:
            raise PublishingHeld([Hold(str(error), "slug")]) from error
        _no_longer_held_back(stored)
    article.refresh_from_db()


def withdraw(
    article: Article,
    *,
    user: Any = None,
    expired: bool = False,
    withheld: bool = False,
    log_action: bool | str = True,
) -> None:
    """Takes `article` back and cancels what is scheduled of it. Does nothing else to a story that is not live.

    `withheld` is a legal hold's: it asks for no right to publish, and readers are not told that there was a story.
    """
    from standfirst.newsroom.models import Article, PublishedVersion

    with transaction.atomic():
        stored = Article.objects.select_for_update().get(pk=article.pk)
        if not withheld:
            UnpublishAction(stored, user=user).check()
        for revision in stored.revisions.filter(approved_go_live_at__isnull=False):
            revision.approved_go_live_at = None
            revision.save(user=user, update_fields=["approved_go_live_at"])
        if stored.live:
            before = position(stored)
            with door(stored.pk):
                asked = None if withheld else user
                DraftStateMixin.unpublish(stored, set_expired=expired, user=asked, log_action=log_action)
            # What ends as planned is withheld; what an editor takes back is cancelled, for those who took it over too.
            status = PubStatus.WITHHELD if expired or withheld else PubStatus.CANCELED
            Article.objects.filter(pk=stored.pk).update(pub_status=status)
            # What is on record of a withdrawn story is that it was withdrawn, not its words.
            tombstone = Story(uri=f"urn:uuid:{stored.uuid}", pub_status=status)
            _go_to_press(stored, tombstone, PublishedVersion.Kind.WITHDRAWAL, timezone.now(), before, user)
        _no_longer_held_back(stored)
    article.refresh_from_db()


def _put_on_record(article: Article, correction: Correction, user: Any) -> None:
    from standfirst.newsroom.models import ArticleCorrection

    ArticleCorrection.objects.create(
        article=article,
        at=correction.at,
        kind=correction.kind.value,
        text=correction.text,
        evidence=asdict(correction.evidence) if correction.evidence else None,
        by=_known(user),
    )


def _let_out(
    pk: int, drafted: Article, before: dict[str, Any], correction: Correction | None, user: Any, at: datetime | None
) -> None:
    from standfirst.newsroom.models import Article, PublishedVersion

    rows = Article.objects.filter(pk=pk)
    stored = rows.get()
    if at and at > stored.last_published_at:
        raise PublishingHeld([Hold("It cannot have gone out at a time that is still to come: set “Go live” instead.")])
    # Wagtail has written now. A time of first publication that came by wire stands, unless it is still to come.
    stored.last_published_at = at or stored.last_published_at
    stored.first_published_at = min(stored.first_published_at, stored.last_published_at)
    address = take(drafted, stored.first_published_at)
    rows.update(
        address=address,
        pub_status=PubStatus.USABLE,
        first_published_at=stored.first_published_at,
        last_published_at=stored.last_published_at,
    )
    stored = rows.get()
    kinds = PublishedVersion.Kind
    kind = kinds.CORRECTION if correction else kinds.EDIT if stored.version else kinds.FIRST
    story = handover(stored).but(slug=address.rstrip("/").rpartition("/")[2])
    _go_to_press(stored, story, kind, stored.last_published_at, before, user)


def _go_to_press(
    article: Article, story: Story, kind: models.TextChoices, at: datetime, before: dict[str, Any], user: Any
) -> None:
    from standfirst.newsroom.models import Article, OutboxRow, PublishedVersion

    n = article.version + 1
    printed = to_json(story.but(version=n, version_created=at))
    PublishedVersion.objects.create(
        article=article,
        n=n,
        story_json=printed,
        sha256=sha256(printed.encode()).hexdigest(),
        at=at,
        by=_known(user),
        kind=kind,
    )
    Article.objects.filter(pk=article.pk).update(version=n)
    OutboxRow.objects.create(kind=OutboxRow.Kind.ARTICLE, article_id=article.pk, before=before, after=position(article))
    # The story is out, whatever befalls those who listen: an error of theirs is logged and no error of the editor's.
    transaction.on_commit(lambda: signals.outbox_filled.send(sender=Article), robust=True)


def _no_longer_held_back(article: Article) -> None:
    from standfirst.newsroom.models import HeldBack

    HeldBack.objects.filter(article=article).delete()


def _known(user: Any) -> Any:
    """`user` if it is a colleague, None for nobody."""
    return user if getattr(user, "pk", None) else None
