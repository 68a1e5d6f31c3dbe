"""What a restore must not undo: takedowns, legal holds and what lawyers noted on them.

An older backup still holds the words of a story that was taken down since, or shows one that is held since. So what the
newsroom knows of both is read before its database makes way, and done again in the one that takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from standfirst.newsroom import taken_down_list

_HIDDEN = "newsroom_hidden_by_restore"


@dataclass(frozen=True, slots=True)
class _Note:
    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class _Hold:
    article: UUID
    placed_at: datetime
    placed_by: str
    lifted_at: datetime | None
    notes: tuple[_Note, ...]


@dataclass(slots=True)
class Done:
    """What was done again, for the operator."""

    taken_down: list[str] = field(default_factory=list)
    """Numbers of stories, as people know them."""
    held: int = 0
    notes_kept: int = 0
    notes_lost: int = 0

    @property
    def told(self) -> list[str]:
        """In sentences; none where nothing was to be done."""
        said = []
        if self.taken_down:
            numbers = ", ".join(self.taken_down)
            said.append(
                f"The backup still held {_stories(len(self.taken_down))} that had been taken down since: taken down "
                f"again (number {numbers})."
            )
        if self.held:
            said.append(f"Legal holds placed since the backup was made stand again: {self.held}.")
        if self.notes_kept:
            said.append(f"What lawyers noted on holds was kept from the newsroom as it was: {_notes(self.notes_kept)}.")
        if self.notes_lost:
            said.append(
                f"LOST: {_notes(self.notes_lost)} of lawyers, on stories that the backup does not hold. If they are "
                "needed, restore a copy of the old database."
            )
        return said


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a newsroom now, whatever is restored over it."""

    taken_down: dict[UUID, datetime]
    holds: tuple[_Hold, ...]

    def hiding(self) -> str:
        """SQL that takes what may not be read off in a PostgreSQL database, until `stands_again` has done it well.

        There the backup is in its place before; done in the same transaction, no reader meets it between.
        """
        held = {hold.article for hold in self.holds if hold.lifted_at is None}
        named = ", ".join(f"'{each}'" for each in sorted({*self.taken_down, *held}))
        if not named:
            return ""
        return (
            f"CREATE TABLE {_HIDDEN} AS SELECT id FROM newsroom_article WHERE live AND uuid IN ({named});\n"  # noqa: S608
            f"UPDATE newsroom_article SET live = false WHERE id IN (SELECT id FROM {_HIDDEN});"
        )

    @transaction.atomic
    def stands_again(self) -> Done:
        """Does in the database in use what it lacks of it."""
        from standfirst.newsroom.models import Article

        # The numbers of its kinds of rows are those of the database that was in use before.
        ContentType.objects.clear_cache()
        _as_the_backup_has_it()
        done = Done()
        again = Article.objects.filter(uuid__in=list(self.taken_down), takedown=None)
        for article in again.order_by("pk"):
            _take_down(article, self.taken_down[article.uuid])
            done.taken_down.append(str(article.pk))
        for hold in self.holds:
            _hold_again(hold, done)
        return done


def standing(backup: Path) -> Standing:
    """What is known here of takedowns and holds: by the database, by the lists, and by a list beside the `backup`.

    Raises `taken_down_list.ListError`.
    """
    taken_down: dict[UUID, datetime] = {}
    for path in (*taken_down_list.lists(), backup.resolve().parent / taken_down_list.NAME):
        taken_down |= taken_down_list.read(path)
    tables = connection.introspection.table_names()
    if "newsroom_takedown" in tables:
        taken_down |= taken_down_list.known()
    return Standing(taken_down, tuple(_holds()) if "newsroom_privilegednote" in tables else ())


@contextmanager
def working_on(copy: Path) -> Iterator[None]:
    """Django works on the SQLite database `copy` instead of the newsroom's own."""
    kept = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(copy)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept


def _as_the_backup_has_it() -> None:
    """Undoes `Standing.hiding`; what is done next, and in the same transaction, goes by what was live."""
    if _HIDDEN in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE newsroom_article SET live = true WHERE id IN (SELECT id FROM {_HIDDEN})")  # noqa: S608
            cursor.execute(f"DROP TABLE {_HIDDEN}")


def _holds() -> Iterator[_Hold]:
    from standfirst.newsroom.models import LegalHold

    for hold in LegalHold.objects.select_related("article", "placed_by").prefetch_related("notes__by"):
        notes = tuple(_Note(each.at, _name(each.by), each.text) for each in hold.notes.all())
        yield _Hold(hold.article.uuid, hold.placed_at, _name(hold.placed_by), hold.lifted_at, notes)


def _take_down(article: Any, at: datetime) -> None:
    from standfirst.newsroom.takedown import take_down

    take_down(article, f"Taken down on {at:%d %B %Y}; a backup that was restored still held it.")


def _hold_again(known: _Hold, done: Done) -> None:
    from standfirst.newsroom.legal import place_hold, standing_hold
    from standfirst.newsroom.models import Article, LegalHold, PrivilegedNote

    article = Article.objects.filter(uuid=known.article).first()
    if article is None:
        done.notes_lost += len(known.notes)
        return
    hold = LegalHold.objects.filter(article=article, placed_at=known.placed_at).first()
    if hold is None and (known.notes or known.lifted_at is None):
        if known.lifted_at is None:
            hold = standing_hold(article) or place_hold(article, None)
            done.held += 1
        else:
            hold = LegalHold.objects.create(article=article, lifted_at=known.lifted_at)
        LegalHold.objects.filter(pk=hold.pk).update(placed_at=known.placed_at, placed_by=_colleague(known.placed_by))
    for note in known.notes:
        if hold and not PrivilegedNote.objects.filter(hold=hold, at=note.at, text=note.text).exists():
            kept = PrivilegedNote.objects.create(hold=hold, text=note.text, by=_colleague(note.by))
            PrivilegedNote.objects.filter(pk=kept.pk).update(at=note.at)
            done.notes_kept += 1


def _name(user: Any) -> str:
    return user.get_username() if user else ""


def _colleague(name: str) -> Any:
    from standfirst.newsroom.models import User

    return User.objects.filter(username=name).first() if name else None


def _stories(count: int) -> str:
    return f"{count} {'story' if count == 1 else 'stories'}"


def _notes(count: int) -> str:
    return f"{count} {'note' if count == 1 else 'notes'}"
