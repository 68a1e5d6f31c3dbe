"""The legal hold: placed and lifted by those with the role, it closes a story to readers and keeps it from deletion."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from standfirst.newsroom.doors import withdraw
from standfirst.newsroom.models import Article, LegalHold, PrivilegedNote
from standfirst.newsroom.visibility import may


class HoldError(ValueError):
    """What cannot be done with a hold, in a sentence."""


def standing_hold(article: Article) -> LegalHold | None:
    """The hold that stands on `article`, if one does."""
    return LegalHold.objects.filter(article=article.pk, lifted_at__isnull=True).first()


def place_hold(article: Article, user: Any) -> LegalHold:
    """Holds `article`: it goes off the site as if it had never been there, and what is scheduled of it is cancelled.

    Raises `HoldError` where a hold stands already, `PermissionDenied` for a colleague who may not place one.
    """
    _must_be_allowed(user, article)
    with transaction.atomic():
        stored = Article.objects.select_for_update().get(pk=article.pk)
        if standing_hold(stored):
            raise HoldError("A legal hold stands on this story already.")
        hold = LegalHold.objects.create(article=stored, placed_by=user)
        withdraw(stored, user=user, withheld=True, log_action=False)
        log(stored, "standfirst.hold_placed", user=user)
    article.refresh_from_db()
    return hold


def lift_hold(article: Article, user: Any) -> None:
    """Lifts the hold on `article`, which stays unpublished until an editor publishes it.

    Raises `HoldError`, or `PermissionDenied` for a colleague who may not.
    """
    _must_be_allowed(user, article)
    with transaction.atomic():
        stored = Article.objects.select_for_update().get(pk=article.pk)
        hold = standing_hold(stored)
        if hold is None:
            raise HoldError("No legal hold stands on this story.")
        hold.lifted_at, hold.lifted_by = timezone.now(), user
        hold.save(update_fields=["lifted_at", "lifted_by"])
        log(stored, "standfirst.hold_lifted", user=user)


def note(hold: LegalHold, text: str, user: Any) -> PrivilegedNote:
    """Adds a privileged note to `hold`.

    Its words go nowhere else: into no record of who did what, and into no backup but one asked for by name.
    """
    _must_be_allowed(user, hold.article)
    words = text.strip()
    if not words:
        raise HoldError("Write the note first.")
    return PrivilegedNote.objects.create(hold=hold, text=words, by=user)


def _must_be_allowed(user: Any, article: Article) -> None:
    if user is not None and not may(user, "hold", article):
        raise PermissionDenied("Legal holds are for those with the role, in their sections.")


def log_actions(actions: Any) -> None:
    """For `register_log_actions`."""
    actions.register_action("standfirst.hold_placed", "Legal hold", "Placed on legal hold")
    actions.register_action("standfirst.hold_lifted", "Lift hold", "Legal hold lifted")
