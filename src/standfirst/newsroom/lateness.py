"""The lateness log: when what was scheduled was due, when it was done, and why so late."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from standfirst.newsroom.models import Article, Lateness
from standfirst.newsroom.visibility import may

logger = logging.getLogger(__name__)

LATE = timedelta(seconds=1)
"""What was done within it was on time."""

_looking_since: list[datetime] = []
"""When this process began to look for what is due, once it has."""


def begins_to_look() -> None:
    """Called by the scheduler as it starts: what was due before was late because nobody looked."""
    _looking_since[:] = [timezone.now()]


def write_down(article: Article, act: Lateness.Act, due_at: datetime | None, reason: str = "") -> Lateness | None:
    """Writes down that `act`, which was due at `due_at`, was done now; with the reason, where it is known."""
    if due_at is None:
        return None
    now = timezone.now()
    if not reason and _looking_since and due_at < _looking_since[0] <= now:
        reason = "No server was running when it was due."
    row = Lateness.objects.create(
        article=article, headline=str(article)[:255], act=act, due_at=due_at, done_at=now, reason=reason[:300]
    )
    if row.done_at - row.due_at > LATE:
        logger.warning("Story number %s %s %.1f s late. %s", article.pk, row.get_act_display(), row.seconds, reason)
    return row


def late_ones(user: Any, since: datetime) -> list[Lateness]:
    """What was done too late since `since`, of the stories `user` may read, the newest first."""
    rows = [
        row
        for row in Lateness.objects.filter(done_at__gte=since, article__isnull=False).select_related("article")[:100]
        if row.done_at - row.due_at > LATE
    ]
    return [row for row in rows if may(user, "read", row.article)]
