"""What went out, word for word: rows are added and never changed, except that a takedown redacts them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from standfirst.newsroom.models.append_only import AppendOnly
from standfirst.story import Story, from_json


class PublishedVersion(AppendOnly):
    """One version of a story as readers got it."""

    # Two rows a version in an index of references would tell the newsroom nothing.
    wagtail_reference_index_ignore = True

    class Kind(models.TextChoices):
        FIRST = "first", "first published"
        EDIT = "edit", "changed"
        TYPO = "typo", "typo mended"
        UPDATE = "update", "updated"
        CLARIFICATION = "clarification", "clarified"
        CORRECTION = "correction", "corrected"
        WITHDRAWAL = "withdrawal", "withdrawn"
        RESTORED = "restored", "put back"
        TAKEDOWN = "takedown", "taken down"

    article = models.ForeignKey("newsroom.Article", on_delete=models.PROTECT, related_name="published_versions")
    n = models.PositiveIntegerField(help_text="From 1.")
    story_json = models.TextField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    redacted_at = models.DateTimeField(null=True, editable=False)
    """When its words were taken out for good (`standfirst.newsroom.takedown`); None for every other row."""

    class Meta(AppendOnly.Meta):
        abstract = False
        ordering = ["article", "n"]
        constraints = [models.UniqueConstraint(fields=["article", "n"], name="one_row_for_each_version")]
        indexes = [models.Index(fields=["-at", "-id"], name="version_by_time")]

    def __str__(self) -> str:
        return f"{self.article} ({self.get_kind_display()}, version {self.n})"

    @property
    def story(self) -> Story:
        return from_json(self.story_json)
