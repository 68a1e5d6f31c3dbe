"""The word that a change to live copy goes out with: typo, update, clarification or correction.

Every door asks `judge`: a change of substance (`standfirst.newsroom.substance`) without such a word is held, whoever
opens the door and however. The word comes with the call (`Act`), or was put down before for exactly this change
(`declare`), so that an approval and a schedule carry it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from standfirst.newsroom.gate import Hold
from standfirst.newsroom.models.acts import ActKind
from standfirst.newsroom.substance import Change, Extent, change, digest
from standfirst.story import Correction, CorrectionKind, Evidence

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, PublishedVersion
    from standfirst.story import Story

PLACE = "act"
"""The place of the hold that asks for the word."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a change to live copy is. `text` is the word to the readers; `evidence` points at what was wrong.

    `answers` are the numbers of the readers' reports it answers.
    """

    kind: ActKind
    text: str = ""
    evidence: Evidence | None = None
    answers: tuple[int, ...] = ()

    @classmethod
    def of(cls, correction: Correction) -> Act:
        """The act that a dated word to the readers is."""
        return cls(ActKind(correction.kind.value), correction.text, correction.evidence)

    @property
    def says(self) -> CorrectionKind | None:
        """The kind under which `text` is printed with the story; None where nothing is printed."""
        return CorrectionKind(self.kind.value) if self.text and self.kind is not ActKind.TYPO else None

    @property
    def goes_out_at_once(self) -> bool:
        return self.kind in (ActKind.CLARIFICATION, ActKind.CORRECTION)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a change is: its `act`, if one was needed or given, and what still holds it."""

    change: Change
    act: Act | None
    holds: tuple[Hold, ...] = ()
    as_before: bool = False
    """It prints what was last printed before a withdrawal, word for word."""


def last_words(article: Article) -> PublishedVersion | None:
    """The newest version of `article` that had words: what readers have, or had before it was withdrawn."""
    kinds = _kinds()
    return article.published_versions.exclude(kind__in=(kinds.WITHDRAWAL, kinds.TAKEDOWN)).order_by("n").last()


def judge(article: Article, story: Story, act: Act | None = None) -> Judgement:
    """What letting `story`, a draft of `article`, out would change for readers, and whether it may go out so."""
    before = last_words(article)
    if before is None:
        return Judgement(Change(Extent.FILING), act)
    found = change(before.story, story)
    if found.extent is Extent.TYPO and before.kind == _kinds().TYPO:
        # Many small steps are one large one: a typo is measured from the last version that was no typo's mending.
        firm = article.published_versions.filter(n__lt=before.n).exclude(
            kind__in=(_kinds().TYPO, _kinds().WITHDRAWAL, _kinds().TAKEDOWN)
        )
        root = firm.order_by("n").last()
        since = change(root.story, story) if root else found
        if since.extent is Extent.SUBSTANCE:
            found = Change(Extent.SUBSTANCE, found.differences, since.why)
    act = act or declared(article, story)
    as_before = not article.live and not found.differences and found.extent is Extent.FILING
    return Judgement(found, act, tuple(_holds(found, act)), as_before)


def _holds(found: Change, act: Act | None) -> list[Hold]:
    if act is None:
        if found.extent is not Extent.SUBSTANCE:
            return []
        return [
            Hold("It changes what readers have: say whether that is an update, a clarification or a correction.", PLACE)
        ]
    if act.kind is ActKind.TYPO and found.extent is Extent.SUBSTANCE:
        return [Hold(f"That is more than a typo. {found.why[0]} Call it an update or a correction.", PLACE)]
    if act.goes_out_at_once and not act.text.strip():
        return [Hold(f"A {act.kind.value} needs a word to the readers: what stood there, and what is right.", PLACE)]
    return []


def declare(article: Article, story: Story, act: Act, user: Any = None) -> None:
    """Puts `act` down as the word on letting out exactly `story`, the newest draft of `article`."""
    from standfirst.newsroom.models import DeclaredChange

    DeclaredChange.objects.update_or_create(
        article=article,
        digest=digest(story),
        defaults={
            "base": article.version,
            "kind": act.kind,
            "text": act.text,
            "evidence": asdict(act.evidence) if act.evidence else None,
            "answers": list(act.answers),
            "by": user if getattr(user, "pk", None) else None,
        },
    )


def declared(article: Article, story: Story) -> Act | None:
    """The word that was put down for `story` against the version readers have now."""
    from standfirst.newsroom.models import DeclaredChange

    row = DeclaredChange.objects.filter(article=article, digest=digest(story), base=article.version).first()
    if row is None:
        return None
    evidence = Evidence(**row.evidence) if row.evidence else None
    return Act(ActKind(row.kind), row.text, evidence, tuple(row.answers))


def _kinds() -> type[PublishedVersion.Kind]:
    from standfirst.newsroom.models import PublishedVersion

    return PublishedVersion.Kind
