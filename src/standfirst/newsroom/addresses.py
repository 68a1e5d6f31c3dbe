"""Web addresses of stories: made from date and slug, taken for good, old ones lead to the new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

from standfirst.story import PubStatus

if TYPE_CHECKING:
    from standfirst.newsroom.models import Address, Article

SLUG_LENGTH = 80


class AddressTaken(Exception):
    """The address a person chose belongs to another story."""

    def __init__(self, path: str, article: Article, free: str) -> None:
        self.path, self.article, self.free = path, article, free
        super().__init__(
            f"The address {path} belongs to “{article}”. Choose another slug, as in “{free}”, or leave it empty."
        )


def slug_of(text: str) -> str:
    """`text` as a slug: ASCII, whole words, at most 80 characters; empty where no letter or digit is left."""
    made = slugify(string_to_ascii(text)).replace("_", "-")
    if len(made) > SLUG_LENGTH:
        made = made[: SLUG_LENGTH + 1].rpartition("-")[0] or made[:SLUG_LENGTH]
    return "-".join(part for part in made.split("-") if part)


def slug_for(article: Article) -> str:
    """The slug a person gave the story, or one made from its headline."""
    return article.slug or slug_of(article.headline) or f"story-{article.pk}"


def path_for(at: datetime, slug: str) -> str:
    """`/YYYY/MM/DD/slug/`, the day being that of first publication `at` in the publication's time zone."""
    from standfirst.newsroom.models import Publication

    local = at.astimezone(Publication.load().zone)
    return f"/{local.year:04}/{local.month:02}/{local.day:02}/{slug}/"


def take(article: Article, at: datetime) -> str:
    """Takes the address of the draft `article`, first published `at`, opens it to readers and returns its path.

    Must run inside a transaction. Once readers have an address for the story it stays, whatever becomes of the
    headline, until a person gives another slug; the old address then leads to the new one. A slug that was
    made from the headline gets a number when its address is another story's; one that a person chose raises
    `AddressTaken`.
    """
    address = _hold(article, at)
    if not (address.current and address.opened_at):
        article.addresses.filter(current=True).exclude(pk=address.pk).update(current=False)
        article.addresses.filter(pk=address.pk).update(current=True, opened_at=address.opened_at or timezone.now())
    return address.path


def reserve(article: Article, at: datetime) -> str:
    """Keeps the address that the draft `article` will have when it goes out `at`, and returns its path.

    Nothing leads there yet. Raises `AddressTaken` as `take` does: a story must not fail at 6 a.m. for its
    address. A reservation lapses with the schedule it was made for.
    """
    return _hold(article, at).path


def hidden(path: str) -> str:
    """What is kept of the address `path` of a story that was taken down: the words of a slug can be told from none."""
    return f"#{sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()}"


def leads_to(path: str) -> Article | None:
    """The story that readers at `path`, an address it has or had, are led to; None where nothing leads.

    The story may be withdrawn: see `live`. To one that is withheld nothing leads: that there is one is not told.
    """
    from standfirst.newsroom.models import Address

    led = Address.objects.select_related("article").filter(path__in=(path, hidden(path)), opened_at__isnull=False)
    withheld = Q(article__live=False, article__expired=False, article__pub_status=PubStatus.WITHHELD.value)
    held = led.exclude(withheld).first()
    return held.article if held else None


def _hold(article: Article, at: datetime) -> Address:
    """The row of the address that the draft `article` is to have, made if there is none."""
    from standfirst.newsroom.models import Address

    kept = article.addresses.filter(current=True, opened_at__isnull=False).first()
    if kept and article.slug in ("", kept.path.rstrip("/").rpartition("/")[2]):
        return kept
    while True:
        path, held = _choose(article, at)
        if held is None:
            try:
                with transaction.atomic():
                    held = Address.objects.create(path=path, article=article, current=False)
            except IntegrityError:
                continue  # another story took it this moment: look again
        article.addresses.filter(opened_at=None).exclude(pk=held.pk).delete()
        return held


def _choose(article: Article, at: datetime) -> tuple[str, Address | None]:
    """The path for `article` and the row if it is already the story's own. Raises `AddressTaken`."""
    slug = slug_for(article)

    def numbered(number: int) -> str:
        return path_for(at, slug if number == 1 else f"{slug}-{number}")

    first = _holder(numbered(1))
    if first is None or first.article_id == article.pk:
        return numbered(1), first
    if article.slug:
        raise AddressTaken(numbered(1), first.article, f"{slug}-{_first_free(numbered)}")
    for number in count(2):
        held = _holder(numbered(number))
        if held is None or held.article_id == article.pk:
            return numbered(number), held
    raise AssertionError("unreachable: numbers do not end")


def _first_free(numbered: Callable[[int], str]) -> int:
    return next(number for number in count(2) if _holder(numbered(number)) is None)


def _holder(path: str) -> Address | None:
    """Who holds `path`. A reservation whose schedule was cancelled is none: it is dropped."""
    from standfirst.newsroom.models import Address

    held = Address.objects.select_for_update().filter(path__in=(path, hidden(path))).first()
    if held and held.opened_at is None and not _is_scheduled(held):
        held.delete()
        return None
    return held


def _is_scheduled(held: Address) -> bool:
    return bool(held.article.revisions.filter(approved_go_live_at__isnull=False).exists())
