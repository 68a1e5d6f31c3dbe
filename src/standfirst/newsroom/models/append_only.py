"""Rows that are added and never changed."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(RuntimeError):
    """Code tried to change or delete a row of a record."""

    def __init__(self) -> None:
        super().__init__("What went out stays on record as it was: add a version, never change or delete one.")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Refuses what would change rows."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        raise AppendOnlyError

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError


class AppendOnly(models.Model):
    """A record: `objects.create` adds to it, everything else raises `AppendOnlyError`.

    Django itself still empties a reference to a colleague whose log-in is deleted.
    """

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError
