"""Everything that is found in a story before anybody answers it: by the desk, and by what only the newsroom knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from standfirst.desk import Finding
from standfirst.newsroom.photo_rights import questions as rights
from standfirst.newsroom.replies import reply_findings
from standfirst.newsroom.signing.drafted import unsigned
from standfirst.newsroom.signing.reading import read

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article
    from standfirst.story import Story


@dataclass(frozen=True)
class OfPicture(Finding):
    """A finding on a picture itself: an answer to it is one for this photo, not for another under the same caption."""

    photo: str = ""

    @cached_property
    def key(self) -> str:
        return blake2b(f"{super().key}\x00{self.photo}".encode(), digest_size=8).hexdigest()


def findings(article: Article, story: Story) -> list[Finding]:
    """Everything the desk finds in `story`, handed over from `article`, with what only the newsroom knows."""
    found = [*unsigned(article, story), *reply_findings(article), *rights(article, story), *read(story).findings]
    photos = {f"pictures[{number}].caption": each.href or each.id for number, each in enumerate(story.pictures)}
    return [_of_picture(each, photos) if each.rule.startswith(_ON_PICTURES) else each for each in found]


_ON_PICTURES = ("pictures.", "rights.")


def _of_picture(finding: Finding, photos: dict[str, str]) -> Finding:
    photo = photos.get(finding.spans[0].place, "") if finding.spans else ""
    if not photo:
        return finding
    return OfPicture(finding.rule, finding.level, finding.message, finding.spans, finding.suggestion, photo)
