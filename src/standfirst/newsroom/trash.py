"""The trash: drafts that were thrown away, until they are taken back or deleted for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log as put_on_record

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article


class OnRecord(ValueError):
    """The story was once published: it is withdrawn, never thrown away."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"“{article}” went out and is on record: withdraw it instead of throwing it away.")


def throw_away(article: Article, user: Any = None) -> None:
    """Puts a draft into the trash; its schedule and its way to approval end. Raises `OnRecord`."""
    from standfirst.newsroom.models import Trashed

    with transaction.atomic():
        stored = type(article).objects.select_for_update().get(pk=article.pk)
        if stored.version:
            raise OnRecord(stored)
        for revision in stored.revisions.filter(approved_go_live_at__isnull=False):
            revision.approved_go_live_at = None
            revision.save(user=user, update_fields=["approved_go_live_at"])
        if state := stored.current_workflow_state:
            state.cancel(user=user)
        Trashed.objects.get_or_create(article=stored, defaults={"by": user if getattr(user, "pk", None) else None})
        put_on_record(stored, "standfirst.trash", user=user)


def restore(article: Article, user: Any = None) -> None:
    """Takes a draft out of the trash, as it was."""
    from standfirst.newsroom.models import Trashed

    if Trashed.objects.filter(article_id=article.pk).delete()[0]:
        put_on_record(article, "standfirst.restore", user=user)


def is_trashed(article: Article) -> bool:
    """Whether `article` lies in the trash."""
    from standfirst.newsroom.models import Trashed

    return bool(article.pk) and Trashed.objects.filter(article_id=article.pk).exists()


def not_trashed(articles: QuerySet[Any]) -> QuerySet[Any]:
    """`articles` without those in the trash."""
    from standfirst.newsroom.models import Trashed

    return articles.exclude(pk__in=Trashed.objects.values("article_id"))


def register_acts(actions: Any) -> None:
    """For `register_log_actions`."""
    actions.register_action("standfirst.trash", "Throw away", "Threw the draft away")
    actions.register_action("standfirst.restore", "Take back", "Took the draft out of the trash")
    actions.register_action("standfirst.duplicate", "Duplicate", "Made a duplicate of the story")
