"""What colleagues have answered of a story, found again for the findings and claims it has now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from standfirst.desk import Finding, MismatchKind, all_rules
from standfirst.newsroom.signing.claims import signed_claims
from standfirst.newsroom.signing.questions import answers_of
from standfirst.newsroom.signing.reading import Reading, key_of

if TYPE_CHECKING:
    from standfirst.desk.findings import Span
    from standfirst.newsroom.models import Article, SignedClaim


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: `what` was done ("Dismissed"), why, by whom and when."""

    what: str
    reason: str
    by: str
    at: datetime | None


@dataclass(frozen=True)
class SaidOf:
    """What was said of a story: answers by the key of the finding, signatures by the key of the claim."""

    by_key: dict[str, Answered]
    signed: dict[str, SignedClaim]

    def signature(self, claim: Span) -> SignedClaim | None:
        """What a person signed under `claim`, if these very words are signed."""
        return self.signed.get(key_of(claim))


def answered(article: Article, reading: Reading, findings: Iterable[Finding]) -> SaidOf:
    """The answers that hold for `findings` and the claims of `reading`.

    A source outside the story answers what only says that the story does not bear a claim out.
    """
    signed = signed_claims(article)
    given = {
        row.key: Answered(row.get_answer_display().capitalize(), row.reason, str(row.by or ""), row.answered_at)
        for row in answers_of(article).values()
    }
    outside = [
        (bearing.claim, signed[key_of(bearing.claim)])
        for bearing in reading.bearings
        if signed and key_of(bearing.claim) in signed and signed[key_of(bearing.claim)].who
    ]
    for finding in findings if outside else ():
        if kind_of(finding) is not MismatchKind.SUPPORT:
            continue
        for claim, signature in outside:
            if within(finding, claim):
                reason = f"{signature.who}: {signature.what}"
                given.setdefault(
                    finding.key, Answered("Source outside the story", reason, str(signature.by or ""), signature.at)
                )
    return SaidOf(given, signed)


def kind_of(finding: Finding) -> MismatchKind | None:
    """In what the claim and the Deep Look differ, where that is what the finding says."""
    rule = all_rules().get(finding.rule)
    return rule.kind if rule else None


def within(finding: Finding, claim: Span) -> bool:
    """Whether what `finding` looks at stands in `claim`."""
    first = finding.spans[0]
    return first.place == claim.place and claim.start <= first.start and first.end <= claim.end
