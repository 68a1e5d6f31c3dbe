"""Claims a person signed: headline, standfirst and captions, sources outside the story, and who signed Quick Looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import log

from standfirst.newsroom.signing.questions import CannotAnswer
from standfirst.newsroom.signing.reading import claim_key
from standfirst.story import Evidence, StoryError

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, SignedClaim


def signed_claims(article: Article) -> dict[str, SignedClaim]:
    """What was signed of `article`, by the key of the claim."""
    from standfirst.newsroom.models import SignedClaim

    if not article.pk:
        return {}
    return {each.key: each for each in SignedClaim.objects.filter(article_id=article.pk).select_related("by")}


def evidence_of(signed: SignedClaim) -> tuple[Evidence, ...]:
    """The evidence a person signed; what no longer holds together is left out."""
    kept = []
    for data in signed.evidence:
        try:
            kept.append(Evidence(**data))
        except (StoryError, TypeError):
            continue
    return tuple(kept)


def confirm(article: Article, place: str, words: str, evidence: Sequence[Evidence], user: Any) -> None:
    """Signs that `evidence` bears the claim `words` at `place` out. Raises `CannotAnswer`."""
    if not evidence:
        raise CannotAnswer("There is no sentence to confirm: pick one first.")
    sign(article, place, words, user, evidence=[asdict(each) for each in evidence], who="", what="")
    log(article, "standfirst.confirm", user=user, data={"claim": words, "evidence": [each.exact for each in evidence]})


def outside(article: Article, place: str, words: str, who: str, what: str, user: Any) -> None:
    """Signs that the claim rests on a source outside the story. Raises `CannotAnswer`."""
    who, what = " ".join(who.split()), " ".join(what.split())
    if not who or not what:
        raise CannotAnswer("Say who the source is and what they have: colleagues see it, readers do not.")
    if len(who) > 200 or len(what) > 500:
        raise CannotAnswer("Keep it short: 200 characters for who, 500 for what.")
    sign(article, place, words, user, evidence=[], who=who, what=what)
    log(article, "standfirst.outside_source", user=user, data={"claim": words, "who": who, "what": what})


@transaction.atomic
def take_back(article: Article, place: str, words: str, user: Any) -> None:
    """The claim is no longer signed. Does nothing where it was not."""
    from standfirst.newsroom.models import SignedClaim

    if SignedClaim.objects.filter(article_id=article.pk, key=claim_key(place, words)).delete()[0]:
        log(article, "standfirst.take_back", user=user, data={"claim": words})


@transaction.atomic
def sign(article: Article, place: str, words: str, user: Any, **values: Any) -> None:
    """Writes `user` down as who signed the claim, in place of whoever did before; `values` are fields of the row."""
    from standfirst.newsroom.models import SignedClaim

    SignedClaim.objects.update_or_create(
        article_id=article.pk, key=claim_key(place, words), defaults={"words": words, "by": user, **values}
    )
