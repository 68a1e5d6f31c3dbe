"""The rating of a story: counting votes exactly, and the box readers see. It never promotes a story."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone

from standfirst.newsroom.visibility import readable_articles
from standfirst.readers import browser, signals
from standfirst.readers.models import STARS, RatingTally, Vote


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes of one story, imported ones among them; `sum` is their stars."""

    votes: int = 0
    sum: int = 0

    @property
    def average(self) -> Decimal | None:
        """Stars by votes to one decimal, halves up; None where nobody voted: there is no "0 of 5"."""
        if not self.votes:
            return None
        return (Decimal(self.sum) / self.votes).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def sentence(self) -> str:
        """What the page prints."""
        if self.average is None:
            return "No votes so far! Be the first to rate this article."
        return f"Average rating {self.average} / 5. Vote count: {self.votes}"


def tally(article_id: int) -> Tally:
    """The votes of the story; none for a story that is not known."""
    row = RatingTally.objects.filter(pk=article_id).first()
    if row is None:
        return Tally()
    return Tally(row.votes + row.imported_votes, row.sum + row.imported_sum)


def fragment(article_id: int) -> str:
    """The rating box as HTML, the same for every reader; empty where the story is not live or not to be rated."""
    if not readable_articles().filter(pk=article_id, rating_enabled=True).exists():
        return ""
    context = {"article_id": article_id, "tally": tally(article_id), "stars": STARS}
    return render_to_string("readers/rating_box.html", context)


def vote_of(article_id: int, token: str | None) -> int | None:
    """The stars the browser with `token` gave the story, if it did."""
    if token is None:
        return None
    votes = Vote.objects.filter(article_id=article_id, token=browser.for_story(token, article_id))
    return votes.values_list("value", flat=True).first()


def vote(article_id: int, token: str, value: int | None) -> Tally:
    """Gives the story `value` stars for the browser with `token`, in place of what it gave before; None removes.

    Exact however many vote at once: who changes a story's votes holds the row of its tally until the
    transaction ends. Raises `ValueError` for a value that is not 1 to 5 and `IntegrityError` for a story that
    does not exist; whether it is live is the caller's to ask.
    """
    if value is not None and value not in STARS:
        raise ValueError(f"{value!r} is not one of {STARS}")
    with transaction.atomic():
        RatingTally.objects.get_or_create(article_id=article_id)
        RatingTally.objects.select_for_update().get(article_id=article_id)
        given = Vote.objects.filter(article_id=article_id, token=browser.for_story(token, article_id)).first()
        before = given.value if given else None
        if value != before:
            if value is None:
                Vote.objects.filter(pk=given.pk if given else None).delete()
            elif given:
                Vote.objects.filter(pk=given.pk).update(value=value, at=timezone.now())
            else:
                Vote.objects.create(
                    article_id=article_id,
                    value=value,
                    at=timezone.now(),
                    token=browser.for_story(token, article_id),
                )
            RatingTally.objects.filter(article_id=article_id).update(
                votes=F("votes") + ((value is not None) - (before is not None)),
                sum=F("sum") + ((value or 0) - (before or 0)),
            )
            transaction.on_commit(lambda: signals.voted.send(sender=Vote, article_id=article_id))
        return tally(article_id)
