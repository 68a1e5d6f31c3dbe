"""The front page and the editions as an editor arranged them: which stories stand first, from when on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log as put_on_record

from standfirst.newsroom import signals

if TYPE_CHECKING:
    from standfirst.newsroom.models import Arrangement, Edition

MOST = 12
"""How many stories an editor may give a place: the lead, those beside it, and what an edition has below."""


def in_force(edition: Edition | None, at: datetime | None = None) -> Arrangement | None:
    """The arrangement of the front page (None) or of `edition` that holds at the moment `at`, by default now."""
    from standfirst.newsroom.models import Arrangement

    return Arrangement.objects.filter(edition=edition, from_at__lte=at or timezone.now()).first()


def arranged(edition: Edition | None, at: datetime | None = None) -> list[int]:
    """The numbers of the stories in the order an editor gave them; empty where the clock has the say.

    Whether they may be read is for the caller to ask: a place of one that may not is simply not taken.
    """
    found = in_force(edition, at)
    return list(found.places.values_list("article_id", flat=True)) if found else []


def waiting(edition: Edition | None) -> list[Arrangement]:
    """The arrangements that are to come, the next first."""
    from standfirst.newsroom.models import Arrangement

    return list(Arrangement.objects.filter(edition=edition, from_at__gt=timezone.now()).order_by("from_at", "pk"))


def arrange(
    edition: Edition | None, stories: Sequence[int], user: Any = None, from_at: datetime | None = None
) -> Arrangement:
    """Gives the front page or `edition` the order `stories`, now or from `from_at` on.

    An empty order hands it back to the clock. A story named twice has its first place.
    """
    from standfirst.newsroom.models import ArrangedStory, Arrangement, Publication

    now = timezone.now()
    with transaction.atomic():
        made = Arrangement.objects.create(
            edition=edition, from_at=max(from_at or now, now), by=user if getattr(user, "pk", None) else None
        )
        ArrangedStory.objects.bulk_create(
            [
                ArrangedStory(arrangement=made, article_id=pk, order=order)
                for order, pk in enumerate(list(dict.fromkeys(stories))[:MOST])
            ]
        )
        put_on_record(
            edition or Publication.load(), "standfirst.arrange", user=user, data={"from": made.from_at.isoformat()}
        )
        _tell_the_press(edition)
    return made


def cancel(arrangement: Arrangement, user: Any = None) -> None:
    """Takes an arrangement back; the one before it is in force again."""
    from standfirst.newsroom.models import Publication

    with transaction.atomic():
        edition = arrangement.edition
        arrangement.delete()
        put_on_record(edition or Publication.load(), "standfirst.arrange", user=user, data={"cancelled": True})
        _tell_the_press(edition)


def front_of(edition: Edition | None) -> str:
    """The name under which the press makes it."""
    return f"edition/{edition.pk}" if edition else "front/home"


def _tell_the_press(edition: Edition | None) -> None:
    from standfirst.newsroom.models import Arrangement, OutboxRow

    OutboxRow.objects.create(kind=OutboxRow.Kind.ARTICLE, after={"outputs": [front_of(edition)]})
    transaction.on_commit(lambda: signals.outbox_filled.send(sender=Arrangement), robust=True)


def register_acts(actions: Any) -> None:
    """For `register_log_actions`."""
    actions.register_action("standfirst.arrange", "Arrange a front", "Arranged what stands first")
