"""Who is accused in a story, when they were asked, by whom, and what they said."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class RightOfReply(Orderable):
    """One person or body accused, and their say. Kept with the draft, never printed and never exported."""

    class Answer(models.TextChoices):
        WAITING = "", "Waiting for an answer"
        ANSWERED = "answered", "Answered"
        DECLINED = "declined", "Did not want to comment"
        SILENT = "silent", "Did not answer"
        UNREACHABLE = "unreachable", "Could not be reached"

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="rights_of_reply")
    accused = models.CharField("who is accused", max_length=200, blank=True)
    asked_at = models.DateTimeField("asked when", null=True, blank=True)
    asked_by = models.CharField("by whom", max_length=200, blank=True, help_text="And how: by telephone, in writing.")
    outcome = models.CharField("what came of it", max_length=12, choices=Answer.choices, blank=True, default="")
    answer = models.TextField("their words", blank=True)

    wagtail_reference_index_ignore = True

    class Meta(Orderable.Meta):
        verbose_name = "right of reply"
        verbose_name_plural = "rights of reply"

    def __str__(self) -> str:
        return self.accused
