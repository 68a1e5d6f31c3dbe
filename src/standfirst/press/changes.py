"""What readers are told of a story's versions: which there were, what each changed, and what a correction put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from standfirst.newsroom.differences import Difference, differences
from standfirst.newsroom.models import Article, ArticleCorrection, PublishedVersion
from standfirst.story import Story

MOST_VERSIONS = 50
"""How many versions, newest first, a story's history shows."""
_KINDS = PublishedVersion.Kind
_WITHOUT_WORDS = (_KINDS.WITHDRAWAL, _KINDS.TAKEDOWN)
TOLD_AS = {
    _KINDS.FIRST: "First published",
    _KINDS.EDIT: "Changed",
    _KINDS.TYPO: "A typo mended",
    _KINDS.UPDATE: "Updated",
    _KINDS.CLARIFICATION: "Clarified",
    _KINDS.CORRECTION: "Corrected",
    _KINDS.WITHDRAWAL: "Withdrawn",
    _KINDS.RESTORED: "Put back",
    _KINDS.TAKEDOWN: "Taken down",
}
CORRECTED = {_KINDS.CLARIFICATION.value: "Clarified", _KINDS.CORRECTION.value: "Corrected"}
"""What lists say of a story that was put right, by the kind of the word."""


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """One version in a story's history. `text` is the word to the readers it went out with."""

    n: int
    at: datetime
    name: str
    text: str
    differences: tuple[Difference, ...]


def versions(article: Article) -> list[ShownVersion]:
    """The versions of `article`, newest first, each with what it changed of the one before it.

    What only the newsroom sees (tags, terms, evidence) is no version to readers: those that print what was printed
    before are left out.
    """
    newest_first = list(article.published_versions.order_by("-n")[: MOST_VERSIONS + 1])
    said = {row.version: row.text for row in ArticleCorrection.objects.filter(article=article) if row.version}
    shown: list[ShownVersion] = []
    before: Story | None = None
    for version in reversed(newest_first):
        found: tuple[Difference, ...] = ()
        if version.kind not in _WITHOUT_WORDS:
            story = version.story
            found = tuple(differences(before, story)) if before else ()
            before = story
        if version.kind == _KINDS.EDIT and not found:
            continue
        name = TOLD_AS[_KINDS(version.kind)]
        shown.append(ShownVersion(version.n, version.at, name, said.get(version.n, ""), found))
    if len(newest_first) > MOST_VERSIONS:
        shown = shown[1:]  # the oldest was only there to be compared with
    return shown[::-1]


def what_changed(article: Article) -> Iterator[tuple[int | None, tuple[Difference, ...]]]:
    """For each word to the readers on `article`, in their order: its version, and what that changed."""
    if not article.pk:
        return
    rows = list(ArticleCorrection.objects.filter(article=article).values_list("version", flat=True))
    worded = article.published_versions.exclude(kind__in=_WITHOUT_WORDS)
    numbers = list(worded.order_by("n").values_list("n", flat=True))
    before = {here: earlier for earlier, here in pairwise(numbers)}
    asked = {n for here in rows if here in before for n in (here, before[here])}
    stories = {version.n: version.story for version in worded.filter(n__in=asked)}
    for n in rows:
        yield n, tuple(differences(stories[before[n]], stories[n])) if n in before else ()


def put_right(pks: list[int]) -> dict[int, str]:
    """What lists say of those of the stories `pks` that were corrected or clarified: the newest word counts."""
    rows = ArticleCorrection.objects.filter(article__in=pks, kind__in=CORRECTED, version__isnull=False)
    return {pk: CORRECTED[kind] for pk, kind in rows.order_by("at", "pk").values_list("article_id", "kind")}
