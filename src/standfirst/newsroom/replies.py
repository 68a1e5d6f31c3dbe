"""Right of reply: what the desk asks while somebody is accused in a story and has not had their say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standfirst.desk import Finding, Level
from standfirst.desk.findings import Span

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, RightOfReply

NOBODY_NAMED = "reply.nobody_named"
NOT_ASKED = "reply.not_asked"
NO_ANSWER_YET = "reply.no_answer_yet"
_WHERE = "“Right of reply”, below the Deep Look"


def reply_findings(article: Article) -> Iterator[Finding]:
    """What is open: a query for whoever was not asked, a note for whoever has not answered yet.

    `article` is a draft, saved or as a form has it. A query never holds the news; it is answered or mended.
    """
    listed: list[RightOfReply] = [each for each in article.rights_of_reply.all() if each.accused.strip()]
    if article.accuses and not listed:
        yield Finding(
            NOBODY_NAMED,
            Level.QUERY,
            f"The story accuses somebody. Say who, and that they were asked: {_WHERE}.",
            (),
        )
    for each in listed:
        name = each.accused.strip()
        span = (Span("rights_of_reply", 0, len(name), name),)
        if each.asked_at is None:
            yield Finding(
                NOT_ASKED,
                Level.QUERY,
                f"{name} is accused and was not asked yet. Ask, and note when and by whom: {_WHERE}.",
                span,
            )
        elif not each.outcome:
            yield Finding(
                NO_ANSWER_YET,
                Level.NOTE,
                f"{name} was asked and has not answered. The story should say so if it goes out now.",
                span,
            )
