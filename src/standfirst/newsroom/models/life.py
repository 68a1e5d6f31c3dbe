"""Keeps a story's life out of its drafts: only the doors write whether, where and since when it is out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models, transaction
from modelcluster.models import get_all_child_relations

LIFE = (
    "uuid",
    "live",
    "live_revision",
    "first_published_at",
    "last_published_at",
    "expired",
    "pub_status",
    "address",
    "version",
)
"""What belongs to the story as it is before its readers. A draft has no say in it."""
HOUSEKEEPING = ("latest_revision", "has_unpublished_changes", "locked", "locked_at", "locked_by", "draft_section")
"""What may be written beside a live row: where its newest draft is, and who holds it."""

_open_door: ContextVar[object] = ContextVar("open_door", default=None)


@contextmanager
def door(pk: int) -> Iterator[None]:
    """While it is open, the story `pk` may be saved whole."""
    token = _open_door.set(pk)
    try:
        yield
    finally:
        _open_door.reset(token)


class NotByTheDoor(RuntimeError):
    """Code tried to let a story out, or take it back, other than by publish, correct or withdraw."""

    def __init__(self, story: object) -> None:
        super().__init__(f"“{story}” can only go out and come back by publish(), correct() and withdraw().")


class Life(models.Model):
    """The part of `Article` that guards its row.

    Two people work on one story: one publishes it while the other's form, opened before, saves a draft.
    Wagtail writes that draft over the row, with the `live`, version and address it read before. Here a save
    outside a door leaves `LIFE` alone, and of a live row everything but `HOUSEKEEPING`.
    """

    class Meta:
        abstract = True

    _read_live: bool | None = None
    """Whether it was live when it was read; None when that was not read."""
    _read_section: int | None = None
    """The section its row named when it was read, whatever a draft made of it since."""

    def save(self, **kwargs: Any) -> None:
        if self.pk is None or self._state.adding:
            if self.live:
                raise NotByTheDoor(self)
            super().save(**kwargs)
            self._read_live = False
            return
        if _open_door.get() == self.pk:
            super().save(**kwargs)
            return
        if self._read_live is not None and self.live != self._read_live:
            raise NotByTheDoor(self)
        with transaction.atomic():
            rows = type(self)._default_manager.select_for_update().filter(pk=self.pk)
            is_live = rows.values_list("live", flat=True).first()
            wanted = kwargs.pop("update_fields", None)
            names = self._fields_of_a_draft() if wanted is None else set(wanted) - set(LIFE)
            if is_live:
                names &= set(HOUSEKEEPING)
            if names:
                super().save(update_fields=sorted(names), **kwargs)

    @classmethod
    def from_db(cls, db: str | None, field_names: Sequence[str], values: Sequence[Any]) -> Any:
        read = super().from_db(db, field_names, values)
        read._read_live = read.__dict__.get("live")
        read._read_section = read.__dict__.get("section_id")
        return read

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        self._read_live = self.__dict__.get("live")
        self._read_section = self.__dict__.get("section_id")

    def take_life_of(self, row: Any) -> None:
        """Makes what `row` says of its life and its housekeeping true of this draft of it."""
        for name in LIFE + HOUSEKEEPING:
            attribute = self._meta.get_field(name).attname
            setattr(self, attribute, getattr(row, attribute))
        self._read_live = row._read_live
        self._read_section = row._read_section

    def _fields_of_a_draft(self) -> set[str]:
        own = {field.name for field in self._meta.concrete_fields if not field.primary_key}
        return own.union(relation.get_accessor_name() for relation in get_all_child_relations(self)) - set(LIFE)
