"""Makes what was put off: ratings that were voted on, what could not be made, what changes with age."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from django.utils import timezone

from standfirst.newsroom.arranging import front_of
from standfirst.newsroom.models import Arrangement, Article
from standfirst.press.article_page import OLD
from standfirst.press.later import Later
from standfirst.press.making import make_and_store, output_store

_SECONDS_BETWEEN_VOTES_SHOWN = 1.0
_BETWEEN_AGEING = timedelta(minutes=10)


def show_votes(article_id: int) -> None:
    """Puts the rating of a story down to be made: now, or one second after it was last made.

    It is made by whichever process looks first, however many votes there are, at most once a second a story.
    """
    store, id = output_store(), f"fragment/rating/{article_id}"
    Later(store).ask(id, max(time.time(), store.made_at(id) + _SECONDS_BETWEEN_VOTES_SHOWN))


def make_due() -> int:
    """Makes what was put off and is due; returns how many outputs that were."""
    later = Later(output_store())
    soonest = later.next()
    if soonest is None or soonest > time.time():
        return 0
    due = later.take()
    for each in due:
        if make_and_store([each.id]).failed == 0:
            later.settle([each], time.time() + _SECONDS_BETWEEN_VOTES_SHOWN)
    return len(due)


def make_arranged() -> int:
    """Makes the fronts whose arrangement has come into force since this was last done."""
    store, now = output_store(), timezone.now()
    told = store.fact("arranged_until")
    last = datetime.fromisoformat(told) if told else now
    begun = list(Arrangement.objects.filter(from_at__gt=last, from_at__lte=now).select_related("edition"))
    # Looked for at every turn, written down seldom: a write would have every composer look too.
    if not begun and told and now - last < _BETWEEN_AGEING:
        return 0
    count = make_and_store(dict.fromkeys(front_of(each.edition) for each in begun))
    store.remember("arranged_until", now.isoformat())
    return count.tried


def make_aged() -> int:
    """Makes the pages of stories that have grown old since this was last done, which they say from then on."""
    store, now = output_store(), timezone.now()
    told = store.fact("aged_until")
    last = datetime.fromisoformat(told) if told else now
    if told and now - last < _BETWEEN_AGEING:
        return 0
    aged = Article.objects.filter(live=True, first_published_at__gt=last - OLD, first_published_at__lte=now - OLD)
    count = make_and_store(f"article/{pk}" for pk in aged.values_list("pk", flat=True))
    store.remember("aged_until", now.isoformat())
    return count.tried
