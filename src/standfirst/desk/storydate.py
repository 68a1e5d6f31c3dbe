"""The day a story is of, by what the story itself carries."""

from __future__ import annotations

from datetime import date

from standfirst.story import Story


def published_on(story: Story) -> date | None:
    """The day `story` came out or is to come out, in the zone it was given in; None where it is not dated."""
    at = story.first_published or story.go_live_at or story.version_created
    return at.date() if at else None
