"""How often a story was opened on a day: a number, and nothing about anybody."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Readership(models.Model):
    """The times the page of a story was served to people on one day of the publication's calendar."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="readership")
    day = models.DateField()
    reads = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "readership"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "article"], name="one_number_for_each_story_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.reads} on {self.day}"
