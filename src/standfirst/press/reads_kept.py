"""Keeps what the composer counted: a number for each story and day, and nothing else."""

from __future__ import annotations

import time

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from standfirst.newsroom.models import Article, Publication
from standfirst.newsroom.models import Readership as ReadsOfADay
from standfirst.press.readership import Readership, readership

SECONDS = 60.0
"""How long openings are counted in memory. What a server that dies has counted since is lost."""
_last = time.monotonic()


def keep_reads(counted: Readership = readership, *, now: bool = False) -> int:
    """Adds what was counted to today's numbers, once a minute or `now`; returns how many stories were opened.

    The day is that of the publication's calendar. What cannot be written is counted on.
    """
    global _last
    if not now and time.monotonic() - _last < SECONDS:
        return 0
    _last = time.monotonic()
    reads = counted.take()
    if not reads:
        return 0
    try:
        _keep(reads)
    except BaseException:
        counted.put_back(reads)
        raise
    return len(reads)


def _keep(reads: dict[int, int]) -> None:
    day = timezone.now().astimezone(Publication.load().zone).date()
    with transaction.atomic():
        there = set(Article.objects.filter(pk__in=reads).values_list("pk", flat=True))
        for pk in sorted(there):
            rows = ReadsOfADay.objects.filter(article_id=pk, day=day)
            if rows.update(reads=F("reads") + reads[pk]):
                continue
            try:
                with transaction.atomic():
                    ReadsOfADay.objects.create(article_id=pk, day=day, reads=reads[pk])
            except IntegrityError:  # another process was first
                rows.update(reads=F("reads") + reads[pk])
