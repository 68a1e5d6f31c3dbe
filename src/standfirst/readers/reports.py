"""Error reports: anchored to the words they are about, answered by a change, their senders thanked."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection, transaction
from django.utils import timezone

from standfirst.desk.text.sentences import sentences
from standfirst.newsroom import reported, signals
from standfirst.newsroom.acts import Act
from standfirst.newsroom.models import Article, Publication
from standfirst.readers.models import ErrorReport
from standfirst.story import Evidence, Found, Part, Passage, Story, anchor, find, passages
from standfirst.story.evidence import normalise

log = logging.getLogger("standfirst.readers")

LONGEST_WORDS = 400
"""Characters of a selection that are looked for."""
_IN_DEEP_LOOK = (Part.DEEP_LOOK, Part.HEADING, Part.PULL_QUOTE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a printed story: code points `start` to `end` of the passage at `place`."""

    place: str
    name: str
    start: int
    end: int
    text: str

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.place}:{self.start}:{self.end}"


def sentences_of(story: Story) -> list[Sentence]:
    """Every sentence readers of `story` see, in the order of the page."""
    return [
        Sentence(passage.place, passage.name, each.start, each.end, passage.text[each.start : each.end])
        for passage in passages(story)
        for each in sentences(passage.text)
    ]


def sentence_with(words: str, listed: list[Sentence]) -> Sentence | None:
    """The first of `listed` that has `words`, or in which they begin; None where there is none."""
    looked_for = normalise(words[:LONGEST_WORDS])[0].strip()
    for length in (len(looked_for), 60, 25):
        begun = looked_for[:length].strip()
        for sentence in listed if begun else ():
            copy = normalise(sentence.text)[0].strip()
            if begun in copy or copy in looked_for:
                return sentence
    return None


def take_in(article: Article, story: Story, sentence: Sentence | None, text: str, contact: str) -> ErrorReport:
    """Keeps a reader's report on `sentence` of `story`, a published version of `article`."""
    evidence = _evidence(story, sentence) if sentence else None
    return ErrorReport.objects.create(
        article=article,
        version=story.version,
        place=sentence.place if sentence else "",
        words=sentence.text if sentence else "",
        evidence=asdict(evidence) if evidence else None,
        text=text,
        contact=contact,
    )


def _evidence(story: Story, sentence: Sentence) -> Evidence | None:
    passage: Passage | None = next((each for each in passages(story) if each.place == sentence.place), None)
    block = story.block(passage.id) if passage and passage.part in _IN_DEEP_LOOK else None
    return anchor(block, sentence.start, sentence.end, story.version) if block else None


def still_stands(report: ErrorReport, story: Story) -> bool:
    """Whether the words that `report` is about stand in `story`, the newest words of its story."""
    if report.evidence:
        return isinstance(find(Evidence(**report.evidence), story.deep_look), Found)
    return not report.words or any(report.words in passage.text for passage in passages(story))


def open_reports(article: Article) -> list[reported.OpenReport]:
    """For `standfirst.newsroom.reported`."""
    waiting = ErrorReport.objects.filter(article=article, state=ErrorReport.State.OPEN)
    return [
        reported.OpenReport(each.pk, each.text, each.words, Evidence(**each.evidence) if each.evidence else None)
        for each in waiting
    ]


def dismiss(report: ErrorReport, user: Any) -> None:
    """Nothing was wrong: the report is answered, its sender's address forgotten."""
    ErrorReport.objects.filter(pk=report.pk, state=ErrorReport.State.OPEN).update(
        state=ErrorReport.State.DISMISSED, answered_at=timezone.now(), answered_by=user, contact=""
    )


def _answered(sender: Any, article: Article, act: Act, version: int, user: Any = None, **kwargs: Any) -> None:
    for report in ErrorReport.objects.filter(pk__in=act.answers, article_id=article.pk, state=ErrorReport.State.OPEN):
        _thank(report, article.pk, act)
        ErrorReport.objects.filter(pk=report.pk).update(
            state=ErrorReport.State.ANSWERED,
            answered_at=timezone.now(),
            answered_by=user if getattr(user, "pk", None) else None,
            answered_version=version,
        )


def _thank(report: ErrorReport, article_pk: int, act: Act) -> None:
    """Thanks the sender by mail, once, and forgets the address. One that could not be sent is kept and logged."""
    article = Article.objects.get(pk=article_pk)
    if not report.contact:
        return
    paper = Publication.load()
    body = "\n\n".join(
        filter(
            None,
            [
                "Thank you for telling us what was wrong in this story:",
                f"{article.headline}\n{settings.SITE}{article.address}",
                f"We have published {'an' if act.kind == 'update' else 'a'} {act.kind.value}. {act.text}".strip(),
                "We have not kept your address.",
                paper.name,
            ],
        )
    )
    try:
        send_mail(f"Thank you: “{article.headline[:80]}”", body, None, [report.contact])
    except OSError:
        log.exception("The sender of error report %s could not be thanked; the address is kept.", report.pk)
        return
    ErrorReport.objects.filter(pk=report.pk).update(contact="")


def _forget_words(sender: Any, article: Article, **kwargs: Any) -> None:
    """After a takedown: SQLite's full-text index keeps what was taken out of it until its parts are merged."""
    if connection.vendor == "sqlite":
        transaction.on_commit(partial(_merge_index), robust=True)


def _merge_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO readers_search(readers_search) VALUES ('optimize')")


def waiting_for(articles: Any) -> Iterator[ErrorReport]:
    """The open reports on `articles`, the oldest first."""
    yield from ErrorReport.objects.filter(state=ErrorReport.State.OPEN, article__in=articles).select_related("article")


def connect() -> None:
    """Called once when the app is ready."""
    reported.register(open_reports)
    signals.corrected.connect(_answered, dispatch_uid="readers.reports")
    signals.taken_down.connect(_forget_words, dispatch_uid="readers.takedown")
