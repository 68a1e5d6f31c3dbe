"""Colleagues' notes on a draft: written on its words, answered, settled. They never leave the newsroom."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log as put_on_record

from standfirst.story import Block, Evidence, Found, Part, Passage, Story, StoryError, anchor, escape, find, passages

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, ColleagueNote, User

log = logging.getLogger("standfirst.newsroom")

LONGEST = 4000
"""How many characters a note may have."""
_DEEP_LOOK = (Part.DEEP_LOOK, Part.HEADING, Part.PULL_QUOTE)
_MENTION = re.compile(r"(?<![\w@.])@([\w.+-]*\w)")


class NoteRefused(ValueError):
    """The note cannot be kept; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a thread stand in the draft now; `passage` is None where they are gone."""

    words: str
    passage: Passage | None
    start: int = 0


def on_words(key: str, text: str, start: int, end: int) -> Evidence:
    """The evidence that code points `start` to `end` of the passage `key`, which reads `text`, are.

    `key` is the id of a block, Quick Look or picture, or the name of a field. Raises `NoteRefused`.
    """
    try:
        return anchor(_as_block(key, text), start, end)
    except StoryError as error:
        raise NoteRefused("Those words are not in the draft any more: select them again.") from error


def write(article: Article, user: User, text: str, *, evidence: Evidence | None = None) -> ColleagueNote:
    """Begins a thread on words of `article`, or on the whole of it. Raises `NoteRefused`."""
    from standfirst.newsroom.models import ColleagueNote

    return _write(
        ColleagueNote(article=article, by=user, text=_worded(text), evidence=asdict(evidence) if evidence else None)
    )


def answer(thread: ColleagueNote, user: User, text: str) -> ColleagueNote:
    """Answers the first note of a thread; a thread that was settled is open again. Raises `NoteRefused`."""
    from standfirst.newsroom.models import ColleagueNote

    note = ColleagueNote(article=thread.article, thread=thread, by=user, text=_worded(text))
    if thread.resolved_at:
        reopen(thread)
    return _write(note)


def resolve(thread: ColleagueNote, user: User) -> None:
    """Settles a thread: it is folded away, and nobody is asked any more."""
    thread.resolved_at, thread.resolved_by = timezone.now(), user
    thread.save(update_fields=["resolved_at", "resolved_by"])
    put_on_record(thread.article, "standfirst.note_resolved", user=user, data={"note": thread.pk})


def reopen(thread: ColleagueNote) -> None:
    """Takes up a thread that was settled."""
    thread.resolved_at = thread.resolved_by = None
    thread.save(update_fields=["resolved_at", "resolved_by"])


def place_of(note: ColleagueNote, story: Story) -> Place | None:
    """Where in `story` the words of `note` stand; None for a note on the whole story."""
    if not note.evidence:
        return None
    try:
        evidence = Evidence(**note.evidence)
    except (StoryError, TypeError):
        return None
    known = list(passages(story))
    own = [passage for passage in known if key_of(passage) == evidence.block_id]
    # Paragraphs are cut and joined while one writes; a headline's words elsewhere are other words.
    elsewhere = [] if own and own[0].part not in _DEEP_LOOK else [each for each in known if each.part in _DEEP_LOOK]
    for among in (own, elsewhere):
        by_number = {f"n{number}": passage for number, passage in enumerate(among)}
        found = find(evidence, [_as_block(key, passage.text) for key, passage in by_number.items()])
        if isinstance(found, Found):
            passage = by_number[found.block_id]
            return Place(passage.text[found.start : found.end], passage, found.start)
    return Place(evidence.exact, None)


def key_of(passage: Passage) -> str:
    """What notes know a passage by: its id, or the name of the field it is."""
    return passage.id or passage.place


def mentioned(text: str) -> list[User]:
    """The colleagues whom `text` calls by @name."""
    from standfirst.newsroom.models import User

    names = {name.casefold() for name in _MENTION.findall(text)}
    if not names:
        return []
    return [user for user in User.objects.filter(is_active=True) if user.username.casefold() in names]


def open_threads_for(user: User) -> Iterator[ColleagueNote]:
    """The open threads that call `user`, or that `user` takes part in and another spoke in last; newest first."""
    from django.db.models import Q

    from standfirst.newsroom.models import ColleagueNote
    from standfirst.newsroom.visibility import visible_to

    found = (
        ColleagueNote.objects.filter(thread=None, resolved_at=None, article__in=visible_to(user))
        .filter(
            Q(mentions=user)
            | Q(answers__mentions=user)
            | Q(by=user)
            | Q(answers__by=user)
            | Q(article__latest_revision__user=user)
        )
        .exclude(article__trashed__isnull=False)
        .distinct()
        .select_related("article__latest_revision", "by")
        .prefetch_related("answers__by")
        .order_by("-at", "-pk")
    )
    for thread in found[:50]:
        last = [thread, *thread.answers.all()][-1]
        if last.by_id != user.pk:
            yield thread


def _write(note: ColleagueNote) -> ColleagueNote:
    called = [user for user in mentioned(note.text) if user.pk != note.by_id and _may_read(user, note.article)]
    with transaction.atomic():
        note.save()
        note.mentions.set(called)
        put_on_record(note.article, "standfirst.note", user=note.by, data={"note": note.pk})
    if called:
        transaction.on_commit(lambda: _call(note, called), robust=True)
    return note


def _may_read(user: Any, article: Article) -> bool:
    from standfirst.newsroom.visibility import may

    return may(user, "read", article)


def _call(note: ColleagueNote, called: list[User]) -> None:
    """Tells those who are called by mail. It has the note and the way to it, no word of the draft."""
    from django.urls import reverse

    link = settings.SITE + reverse("stories:edit", args=[note.article_id]) + f"#note-{(note.thread or note).pk}"
    to = [user.email for user in called if user.email]
    for each in to:
        try:
            send_mail(f"{note.by} asks you in the newsroom", f"{note.text}\n\n{link}\n", None, [each])
        except OSError:
            log.exception("The mail to %s about a note could not be sent; the note is on tonight's desk.", each)


def _worded(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not text:
        raise NoteRefused("The note has no words yet.")
    if len(text) > LONGEST:
        raise NoteRefused(f"The note has {len(text):,} characters; {LONGEST:,} are the most. Shorten it.")
    return text


def _as_block(key: str, text: str) -> Block:
    return Block(key, escape(text))


def register_acts(actions: Any) -> None:
    """For `register_log_actions`."""
    actions.register_action("standfirst.note", "Leave a note", "Left a note to colleagues")
    actions.register_action("standfirst.note_resolved", "Settle a note", "Settled a note to colleagues")
