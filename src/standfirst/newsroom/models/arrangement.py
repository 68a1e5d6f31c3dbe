"""How an editor has arranged the front page or an edition: which stories stand first, in which order."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Arrangement(models.Model):
    """One arrangement, in force from `from_at` until the next one of the same front.

    One without stories hands the front back to the clock: newest first.
    """

    edition = models.ForeignKey(
        "newsroom.Edition", on_delete=models.CASCADE, null=True, blank=True, related_name="arrangements"
    )
    """The edition that is arranged; None is the front page."""
    from_at = models.DateTimeField()
    made_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-from_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["edition", "-from_at", "-id"], name="arrangement_in_force")]

    def __str__(self) -> str:
        return f"{self.edition or 'Front page'} from {self.from_at:%d %B %Y, %H:%M}"


class ArrangedStory(models.Model):
    """A story in its place: 0 leads."""

    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="places")
    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    order = models.PositiveSmallIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["arrangement", "article"], name="a_story_once_in_an_arrangement")
        ]

    def __str__(self) -> str:
        return f"{self.order + 1}. {self.article}"
