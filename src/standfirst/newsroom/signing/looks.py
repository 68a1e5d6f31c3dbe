"""Who confirmed a Quick Look: its evidence stands in the draft, the hand that signed it on the desk's record.

What a form says of who signed is not asked: whoever saves the first draft in which the evidence is confirmed did.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import log

from standfirst.newsroom.evidence_value import EvidenceValue
from standfirst.newsroom.signing.claims import sign
from standfirst.newsroom.signing.reading import claim_key

if TYPE_CHECKING:
    from wagtail.models import Revision

    from standfirst.newsroom.models import Article, SignedClaim

_PLACE = "quick_looks"


def signature_of(signed: dict[str, SignedClaim], claim: str) -> SignedClaim | None:
    """Who confirmed the Quick Look that says `claim`, of all that is `signed` of its story."""
    found = signed.get(claim_key(_PLACE, claim))
    return found if found and found.evidence else None


@transaction.atomic
def note_confirmed(article: Article, before: Revision | None, now: Revision | None, user: Any) -> None:
    """Puts on record what `user` confirmed between two drafts of `article`, and forgets what is confirmed no more."""
    from standfirst.newsroom.models import SignedClaim

    was, confirmed = _confirmed(before), _confirmed(now)
    for claim, evidence in confirmed.items():
        if was.get(claim) != evidence:
            sign(article, _PLACE, claim, user, evidence=evidence, who="", what="")
            log(
                article,
                "standfirst.confirm",
                user=user,
                data={"claim": claim, "evidence": [each["exact"] for each in evidence]},
            )
    gone = [claim_key(_PLACE, claim) for claim in was if claim not in confirmed]
    if gone:
        SignedClaim.objects.filter(article_id=article.pk, key__in=gone).exclude(evidence=[]).delete()


def _confirmed(revision: Revision | None) -> dict[str, list[dict[str, Any]]]:
    """The confirmed Quick Looks of a draft: claim → evidence."""
    if revision is None:
        return {}
    found = {}
    for block in json.loads(revision.content.get("quick_looks") or "[]"):
        value = block.get("value") or {}
        claim = " ".join(str(value.get("text") or "").split())
        kept = EvidenceValue.read(value.get("evidence"))
        if claim and kept.signed_for(claim):
            found[claim] = kept.as_dict()["evidence"]
    return found
