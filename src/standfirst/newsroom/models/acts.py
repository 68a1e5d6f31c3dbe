"""What was done to a story after it went out: the kind of each change, withdrawals, and takedowns for the law."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from standfirst.newsroom.models.append_only import AppendOnly


class ActKind(models.TextChoices):
    """What a change to live copy is, in words a reader understands."""

    TYPO = "typo", "typo"
    UPDATE = "update", "update"
    CLARIFICATION = "clarification", "clarification"
    CORRECTION = "correction", "correction"


class DeclaredChange(models.Model):
    """What a colleague says a change to live copy is, kept until exactly that change goes out.

    It holds for one draft, by what it prints (`standfirst.newsroom.substance.digest`), and for one version before
    it: when either is another by then, the question is asked again. A change that is approved or scheduled carries
    its word this way.
    """

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="declared_changes")
    digest = models.CharField(max_length=64)
    base = models.PositiveIntegerField(help_text="The version it was declared against.")
    kind = models.CharField(max_length=13, choices=ActKind.choices)
    text = models.TextField(blank=True)
    evidence = models.JSONField(null=True, blank=True)
    answers = models.JSONField(default=list, blank=True)
    """The numbers of the readers' reports it answers."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "digest"], name="one_word_on_each_change")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.article}"


class Withdrawal(models.Model):
    """One withdrawal of one story: by whom, what readers are told, and whether an editor has undone it."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="withdrawals")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    note = models.TextField(blank=True, help_text="Printed where the story stood.")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+")
    """What was live; it goes out again when the withdrawal is undone."""
    quiet = models.BooleanField(default=False)
    """Readers are not told of it: it ended as planned, or the law holds it."""
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"Withdrawal of story number {self.article_id}"


class Takedown(AppendOnly):
    """One story whose words are gone for good: what is kept is that, when and by whom, and nothing it said.

    `reason` is for colleagues and must not repeat the words. `redacted` lists, for each version, its number and the
    SHA-256 of the JSON that stood in it.
    """

    wagtail_reference_index_ignore = True

    article = models.OneToOneField("newsroom.Article", on_delete=models.PROTECT, related_name="takedown")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.TextField()
    redacted = models.JSONField(default=list)

    class Meta(AppendOnly.Meta):
        abstract = False
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"Takedown of story number {self.article_id}"
