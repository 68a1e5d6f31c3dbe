"""Lets out what is due and takes back what has expired."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, OperationalError, transaction
from django.utils import timezone
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, Revision

from standfirst.newsroom.gate import Hold, PublishingHeld
from standfirst.newsroom.lateness import write_down
from standfirst.newsroom.models import Article, HeldBack, Lateness

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=5)
"""How long a story that was held at its time rests before the newsroom tries again."""


_resting: dict[tuple[Any, int], datetime] = {}
"""Since when what failed in this process, other than stories that were held, is left alone."""


def _rests(key: tuple[Any, int], now: datetime) -> bool:
    """Whether it is too early to try again. Where the clock was put back meanwhile it is not."""
    since = _resting.get(key)
    return since is not None and since <= now < since + RETRY_AFTER


def publish_due() -> int:
    """Lets out every scheduled story and page whose time has come, and takes back those that have expired.

    Returns how many changed. Any number of servers may call it at any time: each story is let out once. A
    story that is held stays waiting, with its reasons in `HeldBack`, and stands in no other's way.
    """
    now = timezone.now()
    _forget_cancelled(now)
    changed = sum(_take_back(Article, pk, now) for pk in _expired(Article, now))
    changed += sum(_take_back(Page, pk, now) for pk in _expired(Page, now))
    return changed + sum(_let_out(revision, now) for revision in list(_due(now)))


def next_due() -> datetime | None:
    """When the next scheduled story goes out or is taken back, as far as is known now; None where nothing waits."""
    now = timezone.now()
    goes = Revision.objects.filter(approved_go_live_at__gt=now).order_by("approved_go_live_at")
    ends = Article.objects.filter(live=True, expire_at__gt=now).order_by("expire_at")
    times = [
        *goes.values_list("approved_go_live_at", flat=True)[:1],
        *ends.values_list("expire_at", flat=True)[:1],
    ]
    return min(times, default=None)


def held_back() -> dict[int, list[Hold]]:
    """Stories that are due and could not go out, by their key, with the reasons."""
    waiting = HeldBack.objects.filter(pk__in=_still_waiting(timezone.now()))
    return {each.article_id: [Hold(**reason) for reason in each.reasons] for each in waiting}


def _expired(model: Any, now: datetime) -> list[int]:
    return list(model.objects.filter(live=True, expire_at__lte=now).order_by("expire_at").values_list("pk", flat=True))


def _take_back(model: Any, pk: int, now: datetime) -> bool:
    if _rests((model, pk), now):
        return False
    try:
        with transaction.atomic():
            rows = model.objects.select_for_update(skip_locked=True, of=("self",))
            row = rows.filter(pk=pk, live=True, expire_at__lte=now).first()
            if row is None:
                return False  # another server has it in hand, or an editor was quicker
            due = row.expire_at
            row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            if model is Article:
                write_down(row, Lateness.Act.EXPIRED, due)
    except Exception:
        logger.exception("“%s” number %s has expired and could not be taken back", model._meta.verbose_name, pk)
        _resting[model, pk] = now
        return False
    return True


def _due(now: datetime) -> Iterator[tuple[int, Any, int]]:
    """(revision, model, object) of what is due and not resting, the longest due first."""
    # Tried at a time that is still to come: the clock was put back since, and nobody knows how long ago that was.
    tried = HeldBack.objects.filter(tried_at__gt=now - RETRY_AFTER, tried_at__lte=now)
    resting = set(tried.values_list("article_id", flat=True))
    models = {ContentType.objects.get_for_model(model).pk: model for model in (Article, Page)}
    due = Revision.objects.filter(approved_go_live_at__lte=now, base_content_type__in=models)
    for pk, kind, object_id in due.order_by("approved_go_live_at", "pk").values_list(
        "pk", "base_content_type_id", "object_id"
    ):
        model = models[kind]
        if not (model is Article and int(object_id) in resting) and not _rests((model, int(object_id)), now):
            yield pk, model, int(object_id)


def _let_out(due: tuple[int, Any, int], now: datetime) -> bool:
    revision_pk, model, object_pk = due
    try:
        with transaction.atomic():
            row = model.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=object_pk).first()
            revision = Revision.objects.filter(pk=revision_pk, approved_go_live_at__lte=now).first()
            if row is None or revision is None:
                return False  # another server has it in hand, or it was cancelled
            due_at, why = revision.approved_go_live_at, _why_it_waited(row) if model is Article else ""
            revision.publish(user=_who_scheduled(row, revision), log_action="wagtail.publish.scheduled", **_ANYONE)
            if model is Article:
                write_down(row, Lateness.Act.PUBLISHED, due_at, why)
    except PublishingHeld as held:
        _hold_back(object_pk, held.holds, now)
        return False
    except OperationalError:
        logger.exception("The database was out of reach when %s number %s was due", model._meta.verbose_name, object_pk)
        return False
    except Exception as error:
        logger.exception("%s number %s is due and could not be published", model._meta.verbose_name, object_pk)
        if model is Article:
            _hold_back(object_pk, [Hold(f"An error of the program kept it from going out ({error}).")], now)
        else:
            _resting[model, object_pk] = now
        return False
    return True


_ANYONE = {"skip_permission_checks": True}
"""Who scheduled it was allowed to then; that they have left the paper since does not keep the story from going out."""


def _why_it_waited(article: Article) -> str:
    held = HeldBack.objects.filter(article=article).first()
    return f"It was held: {held.reasons[0]['message']}" if held and held.reasons else ""


def _who_scheduled(row: Any, revision: Revision) -> Any:
    logs = log_registry.get_logs_for_instance(row).filter(revision=revision, action="wagtail.publish.schedule")
    entry = logs.order_by("timestamp", "pk").last()
    return entry.user if entry else None


def _hold_back(pk: int, reasons: list[Hold], now: datetime) -> None:
    said = [asdict(each) for each in reasons]
    try:
        before = HeldBack.objects.filter(article_id=pk).first()
        HeldBack.objects.update_or_create(article_id=pk, defaults={"reasons": said, "tried_at": now})
    except DatabaseError:
        logger.exception("That story number %s is held back could not be written down", pk)
        return
    if before is None or before.reasons != said:
        logger.warning("Story number %s was due and is held back: %s", pk, " ".join(each.message for each in reasons))


def _still_waiting(now: datetime) -> list[int]:
    """Of the rows of `HeldBack`, those whose story is still scheduled and due."""
    waiting = list(HeldBack.objects.all())
    if not waiting:
        return []
    due = set(
        Revision.objects.filter(
            base_content_type=Article.get_base_content_type(),
            object_id__in=[str(each.article_id) for each in waiting],
            approved_go_live_at__lte=now,
        ).values_list("object_id", flat=True)
    )
    return [each.pk for each in waiting if str(each.article_id) in due]


def _forget_cancelled(now: datetime) -> None:
    if HeldBack.objects.exists():
        HeldBack.objects.exclude(pk__in=_still_waiting(now)).delete()
