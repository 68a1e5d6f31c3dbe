"""Where each claim of a draft stands: what bears it out, who signed it, where the Deep Look says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from standfirst.desk import Bearing, Finding, Level
from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.signing.answered import SaidOf, kind_of, within
from standfirst.newsroom.signing.claims import evidence_of
from standfirst.newsroom.signing.drafted import drafted_ids
from standfirst.newsroom.signing.looks import signature_of
from standfirst.newsroom.signing.reading import Reading
from standfirst.newsroom.suggest import with_suggestions
from standfirst.story import Evidence, Found, LostReason, Part, Passage, QuickLook, Story, find

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, SignedClaim

SIGNED_BESIDE = (Part.HEADLINE, Part.STANDFIRST, Part.CAPTION)
"""The parts whose claims are signed beside their fields; a Quick Look carries its evidence itself."""


def claims(
    article: Article,
    story: Story,
    reading: Reading,
    said_of: SaidOf,
    places: dict[str, dict[str, Any]],
    known: dict[str, Passage],
) -> Iterator[dict[str, Any]]:
    """Every claim of `story` in the order of the page, as the editor's script draws it.

    `id` is the Quick Look's, empty for a sentence of headline, standfirst or caption.
    """
    looks = {f"quick_looks[{number}]": look for number, look in enumerate(story.quick_looks)}
    suggested = dict(zip(looks, with_suggestions(story, reading.bearings).quick_looks, strict=True))
    drafted = drafted_ids(article)
    names = {passage.id: passage for passage in known.values() if passage.part is Part.DEEP_LOOK}
    for bearing in reading.bearings:
        passage = known.get(bearing.place)
        if passage is None:
            continue
        signature = said_of.signature(bearing.claim)
        if bearing.place in looks:
            look = looks[bearing.place]
            state, shown, missing = _look(look, suggested[bearing.place], bearing, story)
            if not (signature and signature.who):
                signature = signature_of(said_of.signed, look.text) if look.confirmed else None
        elif passage.part in SIGNED_BESIDE:
            look = None
            state, shown, missing = _beside(signature, bearing, story)
        else:
            continue
        if signature and signature.who:
            state = "outside"
        form = places.get(bearing.place, {})
        yield {
            "id": look.id if look else "",
            "place": bearing.place,
            "name": passage.name,
            "start": bearing.claim.start,
            "form": form,
            "link": {**form, "start": bearing.claim.start, "words": bearing.claim.words},
            "state": state,
            "claim": look.text if look else bearing.claim.words,
            "sentences": [_sentence(each, story, names) for each in shown],
            "lost": [{"words": each.exact, "in_several_places": reason is LostReason.TIE} for each, reason in missing],
            "mismatches": [
                _mismatch(each, known, form)
                for each in reading.findings
                if within(each, bearing.claim) and each.key not in said_of.by_key and kind_of(each) is not None
            ],
            "signed": _signature(signature),
            "drafted": bool(look and look.id in drafted),
        }


_State = tuple[str, Sequence[Evidence], list[tuple[Evidence, LostReason]]]


def _look(look: QuickLook, suggested: QuickLook, bearing: Bearing, story: Story) -> _State:
    missing = _missing(look.evidence, story)
    if look.confirmed and missing:
        return "lost", (bearing.evidence,) if bearing.evidence else (), missing
    if look.confirmed:
        return "confirmed", look.evidence, []
    shown = suggested.evidence
    return "suggested" if shown else "none", shown, []


def _beside(signature: SignedClaim | None, bearing: Bearing, story: Story) -> _State:
    signed = evidence_of(signature) if signature else ()
    nearest = (bearing.evidence,) if bearing.evidence else ()
    if not signed:
        return "suggested" if nearest else "none", nearest, []
    missing = _missing(signed, story)
    return ("lost", nearest, missing) if missing else ("confirmed", signed, [])


def _missing(evidence: Sequence[Evidence], story: Story) -> list[tuple[Evidence, LostReason]]:
    out = []
    for each in evidence:
        found = find(each, story.deep_look)
        if not isinstance(found, Found):
            out.append((each, found.reason))
    return out


def _signature(signature: SignedClaim | None) -> dict[str, str] | None:
    if signature is None:
        return None
    return {
        "who": signature.who,
        "what": signature.what,
        "by": str(signature.by or ""),
        "at": in_zone(signature.at),
    }


def _mismatch(finding: Finding, known: dict[str, Passage], form: dict[str, Any]) -> dict[str, Any]:
    first, *others = finding.spans
    against = next((each for each in others if each.words), None)
    where = known.get(against.place) if against else None
    return {
        "key": finding.key,
        "kind": str(kind_of(finding) or "").capitalize(),
        "asks": finding.level in (Level.STOP, Level.QUERY),
        "words": first.words,
        "against": against.words if against else "",
        "where": where.name.removeprefix("Deep Look, ").capitalize() if where else "",
        "message": finding.message,
        "suggestion": finding.suggestion,
        "link": {**form, "start": first.start, "words": first.words},
    }


def _sentence(evidence: Evidence, story: Story, names: dict[str, Passage]) -> dict[str, Any]:
    found = find(evidence, story.deep_look)
    passage = names.get(found.block_id) if isinstance(found, Found) else None
    words = passage.text[found.start : found.end] if isinstance(found, Found) and passage else evidence.exact
    return {
        "words": words,
        "where": f"Paragraph {passage.number}" if passage else "",
        "link": {
            "stream": "deep_look",
            "key": passage.id if passage else "",
            "start": found.start if isinstance(found, Found) else 0,
            "words": words,
        },
        "evidence": asdict(evidence),
    }
