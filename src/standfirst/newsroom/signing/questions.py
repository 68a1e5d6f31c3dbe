"""The desk's questions of a story on record: raised, gone, answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from standfirst.desk import Finding, Level

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, DeskQuestion

REASONS = (
    "Checked: it stands as written.",
    "Both are right where they stand.",
    "It is quoted as it was said.",
    "The desk is mistaken here.",
)
"""Why a question is dismissed, in the words most are: keys 1 to 4."""
MISTAKEN = REASONS[3]
_LONGEST = 500


class CannotAnswer(ValueError):
    """The answer was not taken; the message says why and what to do."""


def answers_of(article: Article) -> dict[str, DeskQuestion]:
    """What was answered of `article`, by the key of the finding."""
    from standfirst.newsroom.models import DeskQuestion

    if not article.pk:
        return {}
    answered = DeskQuestion.objects.filter(article_id=article.pk).exclude(answer="").select_related("by")
    return {each.key: each for each in answered}


def overridden(article: Article) -> frozenset[str]:
    """The keys of the stops of `article` that an editor has overridden."""
    from standfirst.newsroom.models import DeskQuestion

    if not article.pk:
        return frozenset()
    found = DeskQuestion.objects.filter(article_id=article.pk, answer=DeskQuestion.Answer.OVERRIDDEN)
    return frozenset(found.values_list("key", flat=True))


def keep(article: Article, asking: Iterable[Finding], *, shown: frozenset[str] | None = None) -> None:
    """Puts on record what the desk asks of `article` now, and which of its questions no longer stand.

    With `shown`, only questions with these keys are new on the record: those a person had before them for a while,
    not those of a word half typed.
    """
    from standfirst.newsroom.models import DeskQuestion

    standing = {each.key: each for each in asking}
    rows = DeskQuestion.objects.filter(article_id=article.pk)
    known = dict(rows.values_list("key", "gone_at"))
    new = [each for key, each in standing.items() if key not in known and (shown is None or key in shown)]
    gone = [key for key, at in known.items() if at is None and key not in standing]
    back = [key for key, at in known.items() if at is not None and key in standing]
    if new:
        DeskQuestion.objects.bulk_create([_row(article, each) for each in new], ignore_conflicts=True)
    if gone:
        rows.filter(key__in=gone).update(gone_at=timezone.now())
    if back:
        rows.filter(key__in=back).update(gone_at=None)


def dismiss(article: Article, finding: Finding, reason: str, user: Any) -> None:
    """Answers a query: it stands as it is, and why. Raises `CannotAnswer`."""
    if finding.level is Level.STOP:
        raise CannotAnswer("A stop is mended, or overridden by an editor; it cannot be dismissed.")
    _answer(article, finding, "dismissed", reason, user)


def override(article: Article, finding: Finding, reason: str, user: Any) -> None:
    """Lets a stop pass, and why; who may is the caller's to ask. Raises `CannotAnswer`."""
    if finding.level is not Level.STOP:
        raise CannotAnswer("Only a stop is overridden; a query is dismissed.")
    if finding.rule in NEVER:
        raise CannotAnswer(NEVER[finding.rule])
    _answer(article, finding, "overridden", reason, user)


NEVER = {
    "page.headline_missing": "A story without a headline has no address and no name: give it one.",
    "rights.picture_withheld": "That picture was taken down and is shown nowhere: choose another.",
}
"""Stops that nobody can override, and why."""


@transaction.atomic
def ask_again(article: Article, key: str, user: Any) -> None:
    """Takes an answer back: the question is asked again. Does nothing where none was given."""
    from standfirst.newsroom.models import DeskQuestion

    row = DeskQuestion.objects.select_for_update().filter(article_id=article.pk, key=key).exclude(answer="").first()
    if row is None:
        return
    _log(article, "standfirst.ask_again", row, user, was=row.answer, reason=row.reason)
    row.answer, row.reason, row.by, row.answered_at = "", "", None, None
    row.save()


@transaction.atomic
def _answer(article: Article, finding: Finding, answer: str, reason: str, user: Any) -> None:
    from standfirst.newsroom.models import DeskQuestion

    reason = " ".join(reason.split())
    if not reason:
        raise CannotAnswer("Say why: colleagues who read the story after you see it.")
    if len(reason) > _LONGEST:
        raise CannotAnswer(f"The reason has {len(reason)} characters; {_LONGEST} is the most.")
    row, _ = DeskQuestion.objects.get_or_create(
        article_id=article.pk,
        key=finding.key,
        defaults={"rule": finding.rule, "level": finding.level.value, "message": finding.message},
    )
    row.answer, row.reason, row.by, row.answered_at, row.gone_at = answer, reason, user, timezone.now(), None
    row.level, row.message = finding.level.value, finding.message
    row.save()
    _log(article, f"standfirst.{'dismiss' if answer == 'dismissed' else 'override'}", row, user, reason=reason)


def _row(article: Article, finding: Finding) -> DeskQuestion:
    from standfirst.newsroom.models import DeskQuestion

    return DeskQuestion(
        article_id=article.pk,
        key=finding.key,
        rule=finding.rule,
        level=finding.level.value,
        message=finding.message,
    )


def _log(article: Article, act: str, row: DeskQuestion, user: Any, **data: str) -> None:
    log(article, act, user=user, data={"rule": row.rule, "key": row.key, "message": row.message, **data})
