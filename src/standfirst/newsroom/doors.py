"""The only doors a story leaves by: publish (and correct), withdraw (and reinstate). Takedown goes through withdraw.

Each is one transaction: gate, save, address, a row of `PublishedVersion`, a row in the outbox.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.actions.publish_revision import PublishPermissionError, PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction, UnpublishPermissionError
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin

from standfirst.newsroom import signals
from standfirst.newsroom.acts import Act, Judgement, declare, judge
from standfirst.newsroom.addresses import AddressTaken, reserve, take
from standfirst.newsroom.gate import Hold, PublishingHeld, holds
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models.acts import ActKind
from standfirst.newsroom.models.life import door
from standfirst.newsroom.position import position
from standfirst.newsroom.signing.left_open import went_out
from standfirst.newsroom.substance import Extent
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
    act: Act | None = None,
    at: datetime | None = None,
    skip_permission_checks: bool = False,
    **options: Any,
) -> None:
    """Lets `revision` of `article` out, or has it wait for its go-live time.

    `at`, for a story that was published elsewhere before it came here, is when its words went out; without it
    that is now. `act` (or `correction`, its older form) says what a change to live copy is; without it the one that
    was declared for this draft counts (`standfirst.newsroom.acts`). `options` are those of Wagtail's
    `PublishRevisionAction`. Raises `PublishingHeld` with the reasons, or Wagtail's `PublishPermissionError` where
    `user` may not publish it; nothing is written then.
    """
    from standfirst.newsroom.models import Article
    from standfirst.newsroom.visibility import may

    act = act or (Act.of(correction) if correction else None)

    with transaction.atomic():
        stored = Article.objects.select_for_update().get(pk=article.pk)
        before = position(stored)
        # Read anew: Wagtail saves the row whole, from what the revision's own copy of the row says of its life.
        revision = type(revision).objects.get(pk=revision.pk)
        action = PublishRevisionAction(revision, user=user, **options)
        action.check(skip_permission_checks=skip_permission_checks)
        # Wagtail asks for the role alone.
        if user is not None and not skip_permission_checks and not may(user, "publish", action.object):
            raise PublishPermissionError("You may not publish stories of this section.")
        drafted = handover(action.object)
        judgement = judge(stored, drafted, act)
        word = correction or _word(judgement.act)
        reasons = [
            *_for_good(stored),
            *holds(action.object, drafted, word if judgement.act and judgement.act.goes_out_at_once else None),
            *judgement.holds,
        ]
        if reasons:
            raise PublishingHeld(reasons)
        with door(stored.pk):
            action.execute(skip_permission_checks=skip_permission_checks)
        try:
            if type(revision).objects.filter(pk=revision.pk, approved_go_live_at__isnull=False).exists():
                reserve(action.object, stored.first_published_at or action.object.go_live_at)
                if judgement.act:
                    declare(stored, drafted, judgement.act, user)
            else:
                if word:
                    _put_on_record(stored, word, user)
                _let_out(stored.pk, action.object, before, judgement, user, at)
                if at is None:  # nobody signs what comes with an archive
                    went_out(action.object, drafted, user)
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
    note: str = "",
    takedown: bool = False,
) -> None:
    """Takes `article` back and cancels what is scheduled of it. Does nothing else to a story that is not live.

    `withheld` is a legal hold's: it asks for no right to publish, and readers are not told that there was a story.
    `note` is printed where the story stood. `takedown` marks the version; see `standfirst.newsroom.takedown`, whose
    rights were asked there. Raises Wagtail's `UnpublishPermissionError` where `user` may not withdraw it.
    """
    from standfirst.newsroom.models import Article, PublishedVersion, Withdrawal
    from standfirst.newsroom.visibility import may

    with transaction.atomic():
        stored = Article.objects.select_for_update().get(pk=article.pk)
        if not (withheld or takedown):
            UnpublishAction(stored, user=user).check()
            if user is not None and not may(user, "publish", stored):
                raise UnpublishPermissionError("You may not withdraw stories of this section.")
        for revision in stored.revisions.filter(approved_go_live_at__isnull=False):
            revision.approved_go_live_at = None
            revision.save(user=user, update_fields=["approved_go_live_at"])
        if stored.live:
            before, revision, now = position(stored), stored.live_revision, timezone.now()
            with door(stored.pk):
                asked = None if withheld or takedown else user
                DraftStateMixin.unpublish(stored, set_expired=expired, user=asked, log_action=log_action)
            # What ends as planned is withheld; what an editor takes back is cancelled, for those who took it over too.
            status = PubStatus.WITHHELD if expired or withheld else PubStatus.CANCELED
            Article.objects.filter(pk=stored.pk).update(pub_status=status)
            # What is on record of a withdrawn story is that it was withdrawn, not its words.
            tombstone = Story(uri=f"urn:uuid:{stored.uuid}", pub_status=status)
            kinds = PublishedVersion.Kind
            _go_to_press(stored, tombstone, kinds.TAKEDOWN if takedown else kinds.WITHDRAWAL, now, before, user)
            Withdrawal.objects.create(
                article=stored, at=now, by=known(user), note=note, revision=revision, quiet=expired or withheld
            )
        _no_longer_held_back(stored)
    article.refresh_from_db()


def reinstate(article: Article, *, user: Any = None) -> None:
    """Undoes the last withdrawal of `article`: what readers had then goes out again, word for word.

    Raises `PublishingHeld` where there is nothing to undo, or the gate holds it, or it was taken down for good.
    """
    from standfirst.newsroom.models import Article

    with transaction.atomic():
        stored = Article.objects.select_for_update().get(pk=article.pk)
        withdrawal = stored.withdrawals.filter(undone_at=None).last()
        reasons = _for_good(stored)
        if stored.live or withdrawal is None:
            reasons.append(Hold("It is not withdrawn: there is nothing to undo."))
        elif withdrawal.revision is None:
            reasons.append(Hold("The draft it was printed from is no longer kept: publish the newest draft instead."))
        if reasons or withdrawal is None or withdrawal.revision is None:
            raise PublishingHeld(reasons)
        publish(stored, withdrawal.revision, user=user)
        log(stored, "standfirst.reinstate", user=known(user))
    article.refresh_from_db()


def _for_good(article: Article) -> list[Hold]:
    from standfirst.newsroom.models import Takedown

    if not Takedown.objects.filter(article=article).exists():
        return []
    return [Hold("It was taken down for good. What may be told again is written as a new story.")]


def _word(act: Act | None) -> Correction | None:
    """The dated word to the readers that `act` is printed with, if it has one."""
    return Correction(timezone.now(), act.says, act.text, act.evidence) if act and act.says else None


def _put_on_record(article: Article, correction: Correction, user: Any) -> None:
    from standfirst.newsroom.models import ArticleCorrection

    ArticleCorrection.objects.create(
        article=article,
        at=correction.at,
        kind=correction.kind.value,
        text=correction.text,
        evidence=asdict(correction.evidence) if correction.evidence else None,
        by=known(user),
        version=article.version + 1,
    )


def _let_out(
    pk: int, drafted: Article, before: dict[str, Any], judgement: Judgement, user: Any, at: datetime | None
) -> None:
    from standfirst.newsroom.models import Article

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
    story = handover(stored).but(slug=address.rstrip("/").rpartition("/")[2])
    _go_to_press(stored, story, _kind(stored, judgement), stored.last_published_at, before, user)
    _settle_acts(stored, judgement.act, user)


def _kind(article: Article, judgement: Judgement) -> models.TextChoices:
    from standfirst.newsroom.models import PublishedVersion

    kinds = PublishedVersion.Kind
    if not article.version:
        return kinds.FIRST
    if judgement.as_before:
        return kinds.RESTORED
    extent, act = judgement.change.extent, judgement.act
    if act and not (act.kind is ActKind.TYPO and extent is Extent.FILING):
        return kinds(act.kind.value)
    return kinds.TYPO if extent is Extent.TYPO else kinds.EDIT


def _settle_acts(article: Article, act: Act | None, user: Any) -> None:
    """What was declared has gone out or is overtaken, a withdrawal is undone, and whoever waits for the act hears."""
    from standfirst.newsroom.models import Article

    waiting = article.revisions.filter(approved_go_live_at__isnull=False).exists()
    if not waiting:
        article.declared_changes.all().delete()
    article.withdrawals.filter(undone_at=None).update(undone_at=timezone.now(), undone_by=known(user))
    if act is None:
        return
    log(article, "standfirst.change", user=known(user), data={"kind": act.kind.value, "text": act.text})
    version = article.version + 1
    transaction.on_commit(
        lambda: signals.corrected.send(sender=Article, article=article, act=act, version=version, user=user),
        robust=True,
    )


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
        by=known(user),
        kind=kind,
    )
    Article.objects.filter(pk=article.pk).update(version=n)
    OutboxRow.objects.create(kind=OutboxRow.Kind.ARTICLE, article_id=article.pk, before=before, after=position(article))
    # The story is out, whatever befalls those who listen: an error of theirs is logged and no error of the editor's.
    transaction.on_commit(lambda: signals.outbox_filled.send(sender=Article), robust=True)


def _no_longer_held_back(article: Article) -> None:
    from standfirst.newsroom.models import HeldBack

    HeldBack.objects.filter(article=article).delete()


def known(user: Any) -> Any:
    """`user` if it is a colleague, None for nobody."""
    return user if getattr(user, "pk", None) else None
