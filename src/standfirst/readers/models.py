"""What readers leave with a story, and what they find it by."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

STARS = (1, 2, 3, 4, 5)


class Vote(models.Model):
    """How useful one browser found one story.

    `token` is a hash of the browser's random token and the story (`browser.for_story`): two votes of one
    browser share nothing here. The story is the article, not a version: a vote survives edits.
    """

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="votes")
    value = models.PositiveSmallIntegerField(help_text="Stars, 1 to 5.")
    at = models.DateTimeField(help_text="When it was given or last changed.")
    token = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "token"], name="one_vote_for_each_browser_and_story"),
            models.CheckConstraint(condition=models.Q(value__gte=1, value__lte=5), name="one_to_five_stars"),
        ]

    def __str__(self) -> str:
        return f"{self.value} for story {self.article_id}"


class RatingTally(models.Model):
    """The votes of one story, counted: changed in the transaction that changes a vote.

    What an earlier system had counted stands apart: nobody can change or remove those votes here.
    """

    article = models.OneToOneField(
        "newsroom.Article", on_delete=models.CASCADE, primary_key=True, related_name="rating_tally"
    )
    votes = models.PositiveIntegerField(default=0)
    sum = models.PositiveIntegerField(default=0, help_text="The stars of these votes.")
    imported_votes = models.PositiveIntegerField(default=0)
    imported_sum = models.PositiveIntegerField(default=0, help_text="The stars of the imported votes.")

    def __str__(self) -> str:
        return f"{self.votes + self.imported_votes} votes for story {self.article_id}"


class SearchEntry(models.Model):
    """The words a live story is found by, folded (`search.words`): lower case, no accents, one space between.

    The database's own full-text index lies on these columns (migration 0002).
    """

    article = models.OneToOneField(
        "newsroom.Article", on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    version = models.PositiveIntegerField(help_text="The published version the words are of.")
    headline = models.TextField()
    names = models.TextField(help_text="Kicker, section, authors, agency, city, tags, storyline.")
    text = models.TextField(help_text="Standfirst, Quick Looks, Deep Look, captions.")

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return f"story {self.article_id}, version {self.version}"


class ErrorReport(models.Model):
    """What a reader says is wrong with a story, and the words it is about.

    `contact` is the reader's own address, kept until they were thanked. Nothing else is known of who wrote.
    """

    class State(models.TextChoices):
        OPEN = "open", "waits for an answer"
        ANSWERED = "answered", "answered by a change"
        DISMISSED = "dismissed", "nothing was wrong"

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="error_reports")
    at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(help_text="The published version the reader had before them.")
    place = models.CharField(max_length=60, blank=True, help_text="The passage; empty for the story as a whole.")
    words = models.TextField(blank=True, help_text="The sentence.")
    evidence = models.JSONField(null=True, help_text="The sentence as evidence, where it stands in the Deep Look.")
    text = models.TextField(help_text="What the reader says.")
    contact = models.EmailField(blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("newsroom.User", on_delete=models.SET_NULL, null=True, related_name="+")
    answered_version = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes: ClassVar = [models.Index(fields=["state", "at"], name="reports_that_wait")]

    def __str__(self) -> str:
        return f"report {self.pk} on story {self.article_id}"
