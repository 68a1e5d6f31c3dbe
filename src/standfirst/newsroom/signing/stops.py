"""What the desk would hold a story back for, before anybody overrides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.desk import Finding, Level
from standfirst.newsroom.photo_rights import questions as rights
from standfirst.newsroom.replies import reply_findings
from standfirst.newsroom.signing.drafted import unsigned
from standfirst.newsroom.signing.reading import read

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article
    from standfirst.story import Story


def findings(article: Article, story: Story) -> list[Finding]:
    """Everything the desk finds in `story`, handed over from `article`, with what only the newsroom knows."""
    return [*unsigned(article, story), *reply_findings(article), *rights(article, story), *read(story).findings]


def stops(article: Article, story: Story) -> list[Finding]:
    """The findings that hold publishing."""
    return [each for each in findings(article, story) if each.level is Level.STOP]
