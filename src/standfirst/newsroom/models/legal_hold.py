"""A story that the law keeps: who holds it, since when, and what the lawyers noted."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LegalHold(models.Model):
    """One hold on one story, from the day it is placed to the day it is lifted.

    While it stands nobody outside may read the story, and no draft or version of it can be deleted.
    """

    article = models.ForeignKey("newsroom.Article", on_delete=models.PROTECT, related_name="legal_holds")
    placed_at = models.DateTimeField(auto_now_add=True)
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-placed_at", "-pk"]
        default_permissions = ()
        permissions = [
            ("hold_article", "Can place and lift a legal hold and read its privileged notes"),
            ("takedown_article", "Can take a story down for good"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=models.Q(lifted_at__isnull=True), name="one_standing_hold_a_story"
            )
        ]

    def __str__(self) -> str:
        return f"Legal hold on story number {self.article_id}"


class PrivilegedNote(models.Model):
    """What a lawyer noted on a hold. In a table of its own, so that what leaves the house can leave it out whole."""

    hold = models.ForeignKey(LegalHold, on_delete=models.PROTECT, related_name="notes")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Privileged note number {self.pk}"  # never its words: what has a name is logged
