"""What holds a story back from print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone

from standfirst.newsroom.trash import is_trashed

if TYPE_CHECKING:
    from standfirst.desk import Finding
    from standfirst.newsroom.models import Article
    from standfirst.story import Correction, Story


@dataclass(frozen=True, slots=True)
class Hold:
    """One reason: a sentence for the editor, and the address of the passage it is about ("" for the whole)."""

    message: str
    place: str = ""
    key: str = ""
    """The key of the desk's finding, where it is one: an editor may override it."""


class PublishingHeld(Exception):
    """The story may not go out; `holds` says why. The draft is safe."""

    def __init__(self, holds: list[Hold]) -> None:
        self.holds = holds
        super().__init__(" ".join(hold.message for hold in holds))


def holds(
    article: Article, story: Story, correction: Correction | None = None, *, found: list[Finding] | None = None
) -> list[Hold]:
    """Why `story`, the draft of `article` that is to go out, may not; empty when it may.

    `found` is what the desk finds in it, where that has been asked already (`signing.stops.findings`).
    """
    from standfirst.newsroom.visibility import is_held

    now = timezone.now()
    waits = bool(article.go_live_at and article.go_live_at > now)
    reasons = [*_desk(article, story, found), *_fields(article)]
    until = article.embargoed_until
    if until and until > now and not (waits and article.go_live_at and article.go_live_at >= until):
        reasons.append(
            Hold(f"It is under embargo until {_printed(until)}: set “Go live” to then or later.", "embargoed_until")
        )
    if is_held(article):
        reasons.append(Hold("It is on legal hold: it can go out when those who placed the hold have lifted it."))
    if article.expire_at and article.expire_at <= max(now, article.go_live_at or now):
        reasons.append(
            Hold(f"It expires on {_printed(article.expire_at)}, before it would be out: change “Expiry”.", "expire_at")
        )
    if is_trashed(article):
        reasons.append(Hold("It lies in the trash: take it back first."))
    if correction and waits:
        reasons.append(Hold("A correction goes out at once: clear “Go live”.", "go_live_at"))
    if correction and not article.version:
        reasons.append(Hold("Only a story that was published can be corrected."))
    return reasons


def _desk(article: Article, story: Story, found: list[Finding] | None) -> list[Hold]:
    from standfirst.desk import Level
    from standfirst.newsroom.signing.questions import overridden
    from standfirst.newsroom.signing.stops import findings

    stops = [each for each in (findings(article, story) if found is None else found) if each.level is Level.STOP]
    passed = overridden(article) if stops else frozenset()
    return [
        Hold(finding.message, finding.spans[0].place if finding.spans else "", finding.key)
        for finding in stops
        if finding.key not in passed
    ]


def _fields(article: Article) -> list[Hold]:
    """What a form would have refused: a draft is saved with it, a publication is not made with it."""
    # Half-filled blocks are left out of the story by the handover; the form asks for them.
    streams = {"pictures", "quick_looks", "deep_look"}
    # Nor is a row asked for that this draft holds already, or that no form has a say in.
    at_hand = {
        field.name
        for field in article._meta.fields
        if field.many_to_one and (not field.editable or field.is_cached(article))
    }
    try:
        article.full_clean(exclude=streams | at_hand, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        return [
            Hold(f"{article._meta.get_field(name).verbose_name.capitalize()}: {message}", name)
            for name, messages in error.message_dict.items()
            for message in messages
        ]
    return []


def _printed(at: datetime) -> str:
    from standfirst.newsroom.models import Publication

    local = at.astimezone(Publication.load().zone)
    return f"{local.day} {local:%B %Y, %H:%M %Z}"
