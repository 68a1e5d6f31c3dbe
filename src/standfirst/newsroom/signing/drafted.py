"""Quick Looks that the desk drafted: a person puts their name to each before it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standfirst.desk import Finding, Level, Span
from standfirst.desk.draft import draft
from standfirst.newsroom.evidence_value import EvidenceValue
from standfirst.newsroom.handover import handover
from standfirst.story import Story

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article

RULE = "signing.drafted_unsigned"
MOST = 10


def drafted_ids(article: Article) -> set[str]:
    """The ids of the Quick Looks of `article` that the desk wrote and nobody has signed."""
    return {str(child.id) for child in article.quick_looks if EvidenceValue.read(child.value.get("evidence")).drafted}


def unsigned(article: Article, story: Story) -> list[Finding]:
    """A stop for each drafted Quick Look of `story`, handed over from `article`, without a person's name to it."""
    waiting = drafted_ids(article)
    return [
        Finding(
            RULE,
            Level.STOP,
            f"Quick Look {number + 1} was drafted by the desk and nobody has signed it: confirm it, mend it or "
            "take it out.",
            (Span(f"quick_looks[{number}]", 0, len(look.text), look.text),),
        )
        for number, look in enumerate(story.quick_looks)
        if look.id in waiting
    ]


def add_drafts(article: Article) -> int:
    """Adds drafted Quick Looks to `article`, a draft, up to ten in all and none that is there; how many it added.

    Nothing is saved.
    """
    story = handover(article)
    there = {" ".join(look.text.casefold().split()) for look in story.quick_looks}
    looks: list[tuple[str, dict[str, Any]]] = [
        ("quick_look", {"text": child.value.get("text"), "evidence": child.value.get("evidence") or {}})
        for child in article.quick_looks
        if (child.value.get("text") or "").strip()
    ]
    kept_ids = [child.id for child in article.quick_looks if (child.value.get("text") or "").strip()]
    added = 0
    for look in draft(story, MOST):
        if len(looks) == MOST:
            break
        if " ".join(look.text.casefold().split()) in there:
            continue
        looks.append(
            ("quick_look", {"text": look.text, "evidence": EvidenceValue(look.evidence, drafted=True).as_dict()})
        )
        added += 1
    if added:
        article.quick_looks = looks
        for child, kept in zip(article.quick_looks, kept_ids, strict=False):
            child.id = kept
    return added
