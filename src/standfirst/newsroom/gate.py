"""What holds a story back from print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article
    from standfirst.story import Story


@dataclass(frozen=True, slots=True)
class Hold:
    """One reason: a sentence for the editor, and the address of the passage it is about ("" for the whole)."""

    message: str
    place: str = ""


class PublishingHeld(Exception):
    """The story may not go out; `holds` says why. The draft is safe."""

    def __init__(self, holds: list[Hold]) -> None:
        self.holds = holds
        super().__init__(" ".join(hold.message for hold in holds))


def holds(article: Article, story: Story) -> list[Hold]:
    """Why `story`, the draft of `article` that is to go out, may not; empty when it may."""
    from standfirst.desk import Level, check

    found = [
        Hold(finding.message, finding.spans[0].place if finding.spans else "")
        for finding in check(story)
        if finding.level is Level.STOP
    ]
    now = timezone.now()
    until = article.embargoed_until
    if until and until > now and not (article.go_live_at and article.go_live_at >= until):
        found.append(
            Hold(
                f"It is under embargo until {timezone.localtime(until):%-d %B %Y, %H:%M %Z}: set “Go live” to then or later."
            )
        )
    return found
