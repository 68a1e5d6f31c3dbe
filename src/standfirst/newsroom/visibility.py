"""The one rule who may see a story, and who may do what with it. Every door, list, chooser and export asks here.

Readers: `readable`, `readable_articles`. Colleagues: `may`, `visible_to`, `sections_of`. A colleague's role says what
they may do, their sections say where; one without sections works for the whole paper. A story belongs to the section of
its row and, where its newest draft names another, to that one too: both must be one's own.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from standfirst.newsroom.models import Article, LegalHold, Section, SectionRight
from standfirst.story import PubStatus

Act = Literal[
    "read", "edit", "answer", "move", "publish", "delete", "lock", "unlock", "override", "hold", "takedown", "add"
]

_NEEDS: dict[str, tuple[str, ...]] = {
    "read": ("newsroom.change_article", "newsroom.view_article", "newsroom.hold_article"),
    "add": ("newsroom.add_article",),
    "edit": ("newsroom.change_article",),
    "answer": ("newsroom.change_article",),
    "move": ("newsroom.change_article",),
    "publish": ("newsroom.publish_article",),
    "override": ("newsroom.publish_article",),
    "delete": ("newsroom.delete_article",),
    "lock": ("newsroom.lock_article",),
    "unlock": ("newsroom.unlock_article",),
    "hold": ("newsroom.hold_article",),
    "takedown": ("newsroom.takedown_article",),
}
"""Any one of these rights is needed for the act."""

_ON_NOBODYS = ("read", "edit", "answer", "move", "add")
"""What those who work for some sections may do with a story that is in none: it is the whole paper's."""


def readable(article: Article, at: datetime | None = None) -> bool:
    """Whether anybody in the world may read `article` at the moment `at`, by default now."""
    now = at or timezone.now()
    return (
        article.live
        and article.pub_status == PubStatus.USABLE.value
        and (article.embargoed_until is None or article.embargoed_until <= now)
        and (article.expire_at is None or article.expire_at > now)
        and not is_held(article)
    )


def readable_articles(at: datetime | None = None) -> QuerySet[Article]:
    """The stories that anybody in the world may read at the moment `at`, by default now."""
    now = at or timezone.now()
    return Article.objects.filter(
        Q(embargoed_until__isnull=True) | Q(embargoed_until__lte=now),
        Q(expire_at__isnull=True) | Q(expire_at__gt=now),
        ~Exists(LegalHold.objects.filter(article=OuterRef("pk"), lifted_at__isnull=True)),
        live=True,
        pub_status=PubStatus.USABLE.value,
    )


def is_held(article: Article) -> bool:
    """Whether a legal hold stands on `article`."""
    return bool(article.pk) and LegalHold.objects.filter(article=article.pk, lifted_at__isnull=True).exists()


def may(user: Any, act: Act, what: Article | Section | None) -> bool:
    """Whether `user` may do `act` with `what`: a story, a section's stories, or (None) stories of no section.

    Of a story that a form or a draft has moved, the section it comes from counts as much as the one it goes to.
    """
    if not getattr(user, "is_active", False) or not any(user.has_perm(each) for each in _NEEDS[act]):
        return False
    own = sections_of(user)
    if own is None:
        return True
    touched = _sections_touched(what)
    return touched <= own if touched else act in _ON_NOBODYS


def visible_to(user: Any) -> QuerySet[Article]:
    """The stories, drafts among them, that `user` may read."""
    return among_visible(Article.objects.all(), user)


def among_visible(stories: QuerySet[Article], user: Any) -> QuerySet[Article]:
    """Those of `stories` that `user` may read; asked of each row as it comes, however many there are."""
    if not getattr(user, "is_active", False) or not any(user.has_perm(each) for each in _NEEDS["read"]):
        return stories.none()
    own = sections_of(user)
    if own is None:
        return stories
    return stories.filter(
        Q(section__isnull=True) | Q(section__in=own), Q(draft_section__isnull=True) | Q(draft_section__in=own)
    )


def sections_of(user: Any) -> frozenset[int] | None:
    """The keys of the sections `user` works for; None for the whole paper. Read once for each user object."""
    if getattr(user, "is_superuser", False):
        return None
    kept: frozenset[int] | None = user.__dict__.get("_own_sections")
    if kept is None:
        kept = frozenset(SectionRight.objects.filter(user=user.pk).values_list("section_id", flat=True))
        user.__dict__["_own_sections"] = kept
    return kept or None


def open_sections(user: Any) -> QuerySet[Section]:
    """The sections into which `user` may put a story."""
    own = sections_of(user)
    return Section.objects.all() if own is None else Section.objects.filter(pk__in=own)


def _sections_touched(what: Article | Section | None) -> frozenset[int]:
    if what is None:
        return frozenset()
    if isinstance(what, Section):
        return frozenset((what.pk,))
    found = {what.section_id, what.draft_section_id}
    if what.pk and not what._state.adding:
        if what._read_section is None:  # read in part, or made by hand: the row has the word
            rows = Article.objects.filter(pk=what.pk).values_list("section_id", "draft_section_id")
            found.update(rows.first() or ())
        else:
            found.add(what._read_section)
    return frozenset(each for each in found if each is not None)
