"""What the field beside a Quick Look holds: the words that bear it out, and whether a person signed them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from standfirst.story import Evidence, StoryError
from standfirst.story.evidence import normalise


@dataclass(frozen=True, slots=True)
class EvidenceValue:
    """`evidence` for a claim; `confirmed` that a person signed it, `claim` the words they signed it for.

    `drafted` says that the desk wrote the claim and nobody has put their name to it yet.
    """

    evidence: tuple[Evidence, ...] = ()
    confirmed: bool = False
    claim: str = ""
    drafted: bool = False

    @classmethod
    def read(cls, data: Any) -> EvidenceValue:
        """`data` as a form or a draft has it; what does not hold together, or was tampered with, is left out."""
        if not isinstance(data, dict):
            return cls()
        listed = data.get("evidence")
        kept = []
        for each in listed if isinstance(listed, list) else ():
            try:
                kept.append(Evidence(**each))
            except (StoryError, TypeError):
                continue
        confirmed = bool(kept) and data.get("confirmed") is True
        claim = data.get("claim")
        return cls(
            tuple(kept),
            confirmed,
            claim if confirmed and isinstance(claim, str) else "",
            data.get("drafted") is True and not confirmed,
        )

    def as_dict(self) -> dict[str, Any]:
        """The value as a draft keeps it; empty where it says nothing."""
        if not self.evidence and not self.drafted:
            return {}
        kept: dict[str, Any] = {"evidence": [asdict(each) for each in self.evidence], "confirmed": self.confirmed}
        if self.claim:
            kept["claim"] = self.claim
        if self.drafted:
            kept["drafted"] = True
        return kept

    def signed_for(self, text: str) -> bool:
        """Whether a person signed this evidence for the claim `text`, not for other words that stood there then."""
        return self.confirmed and (not self.claim or _said(self.claim) == _said(text))


def _said(text: str) -> str:
    return " ".join(normalise(text)[0].split())
