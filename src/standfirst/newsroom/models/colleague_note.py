"""What colleagues say to each other about a draft: threads, each on words of it. Never printed, never exported."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class ColleagueNote(models.Model):
    """One note. The first of a thread has no `thread` and carries the words it is about; the others answer it."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="colleague_notes")
    thread = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="answers")
    text = models.TextField()
    evidence = models.JSONField(null=True, blank=True)
    """A `standfirst.story.Evidence` as a dict, on a passage of the draft; None for a note on the whole story.

    `block_id` is the id of a block, Quick Look or picture, or the name of a field as in "headline".
    """
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="mentioned_in", blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]
        indexes: ClassVar = [models.Index(fields=["resolved_at", "thread", "-at"], name="open_threads_by_time")]

    def __str__(self) -> str:
        return self.text
