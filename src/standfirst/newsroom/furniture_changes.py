"""Tells the press when a name, section, page or setting that pages print has changed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_unpublished

from standfirst.newsroom import signals


def connect() -> None:
    """Called once when the app is ready."""
    from standfirst.newsroom.models import Edition, InformationPage, Person, Publication, Section, Storyline

    for model in (Edition, Person, Publication, Section, Storyline):
        for name, signal in (("saved", post_save), ("deleted", post_delete)):
            signal.connect(_changed, sender=model, dispatch_uid=f"furniture:{model.__name__}:{name}")
    page_published.connect(_changed, sender=InformationPage, dispatch_uid="furniture:page_published")
    page_unpublished.connect(_changed, sender=InformationPage, dispatch_uid="furniture:page_unpublished")


def _changed(sender: Any, raw: bool = False, **kwargs: Any) -> None:
    from standfirst.newsroom.models import OutboxRow

    if raw:
        return
    # A row for each change: one that waits may be in work already, on what was before this change.
    OutboxRow.objects.create(kind=OutboxRow.Kind.FURNITURE)
    transaction.on_commit(lambda: signals.outbox_filled.send(sender=sender), robust=True)
