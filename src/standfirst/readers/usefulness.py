"""How useful stories were to their readers over time: votes and openings, by story, section and week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from standfirst.newsroom.models import Article, Publication, Readership
from standfirst.readers.models import Vote

STORIES = 50
"""How many stories are named."""


@dataclass(frozen=True, slots=True)
class Useful:
    """What readers did with something in a stretch of time: `sum` is the stars of its `votes`."""

    name: str
    reads: int = 0
    votes: int = 0
    sum: int = 0
    stories: int = 0
    pk: int | None = None
    address: str = ""

    @property
    def average(self) -> Decimal | None:
        """Stars by votes to one decimal, halves up; None without votes."""
        return (Decimal(self.sum) / self.votes).quantize(Decimal("0.1"), ROUND_HALF_UP) if self.votes else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to `last`, both counted, of the publication's calendar."""

    first: date
    last: date

    @classmethod
    def until(cls, last: date, days: int) -> Stretch:
        return cls(last - timedelta(days=days - 1), last)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """When it begins, and when the day after it begins."""
        zone = Publication.load().zone
        return (
            datetime.combine(self.first, time(), zone),
            datetime.combine(self.last + timedelta(days=1), time(), zone),
        )


def by_section(stretch: Stretch, stories: QuerySet[Article]) -> list[Useful]:
    """The sections of `stories`, most opened first. What is in no section stands under "No section"."""
    found: dict[int | None, Useful] = {}
    reads = _reads(stretch, stories).values("article__section", "article__section__name")
    for row in reads.annotate(reads=Sum("reads"), stories=Count("article", distinct=True)).order_by():
        key = row["article__section"]
        found[key] = Useful(row["article__section__name"] or "No section", row["reads"], stories=row["stories"], pk=key)
    votes = _votes(stretch, stories).values("article__section", "article__section__name")
    for row in votes.annotate(votes=Count("pk"), sum=Sum("value")).order_by():
        key = row["article__section"]
        known = found.get(key) or Useful(row["article__section__name"] or "No section", pk=key)
        found[key] = replace(known, votes=row["votes"], sum=row["sum"])
    return sorted(found.values(), key=lambda each: (-each.reads, -each.votes, each.name))


def by_story(stretch: Stretch, stories: QuerySet[Article], limit: int = STORIES) -> list[Useful]:
    """The stories most opened, and where numbers are the same, most voted on."""
    reads: dict[int, int] = dict(
        _reads(stretch, stories).values("article").annotate(n=Sum("reads")).order_by().values_list("article", "n")
    )
    votes = {
        row["article"]: (row["votes"], row["sum"])
        for row in _votes(stretch, stories).values("article").annotate(votes=Count("pk"), sum=Sum("value")).order_by()
    }
    ranked = sorted({*reads, *votes}, key=lambda pk: (-reads.get(pk, 0), -votes.get(pk, (0, 0))[0], -pk))[:limit]
    named = Article.objects.in_bulk(ranked)
    return [
        Useful(str(named[pk]), reads.get(pk, 0), *votes.get(pk, (0, 0)), pk=pk, address=_address(named[pk]))
        for pk in ranked
        if pk in named
    ]


def by_week(last: date, weeks: int, stories: QuerySet[Article]) -> list[Useful]:
    """The `weeks` weeks, Monday to Sunday, up to that of `last`; the oldest first. The name is that of its Monday."""
    monday = last - timedelta(days=last.weekday())
    begins = [monday - timedelta(weeks=weeks - 1 - number) for number in range(weeks)]
    whole = Stretch(begins[0], monday + timedelta(days=6))
    zone = Publication.load().zone
    found = {begin: Useful(f"{begin.day} {begin:%b}") for begin in begins}
    for day, count in _reads(whole, stories).values_list("day").annotate(n=Sum("reads")).order_by():
        week = day - timedelta(days=day.weekday())
        found[week] = replace(found[week], reads=found[week].reads + count)
    for at, value in _votes(whole, stories).values_list("at", "value").iterator():
        day = at.astimezone(zone).date()
        week = day - timedelta(days=day.weekday())
        found[week] = replace(found[week], votes=found[week].votes + 1, sum=found[week].sum + value)
    return list(found.values())


def total(rows: Iterable[Useful]) -> Useful:
    """All of `rows` together."""
    rows = list(rows)
    return Useful(
        "All",
        sum(row.reads for row in rows),
        sum(row.votes for row in rows),
        sum(row.sum for row in rows),
        sum(row.stories for row in rows),
    )


def _reads(stretch: Stretch, stories: QuerySet[Article]) -> QuerySet[Any]:
    return _of(Readership.objects.filter(day__gte=stretch.first, day__lte=stretch.last), stories)


def _votes(stretch: Stretch, stories: QuerySet[Article]) -> QuerySet[Any]:
    begin, end = stretch.moments
    return _of(Vote.objects.filter(at__gte=begin, at__lt=end), stories)


def _of(rows: QuerySet[Any], stories: QuerySet[Article]) -> QuerySet[Any]:
    """`rows` of `stories`; where those are all there are, the database need not look at each."""
    return rows if not stories.query.where else rows.filter(article__in=stories.values("pk"))


def _address(article: Article) -> str:
    return article.address if article.live else ""
