"""What the desk asked of a story and what people answered; and the claims they signed outside the draft itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class DeskQuestion(models.Model):
    """One question of the desk on one story: from when a person was shown it until it was answered or mended.

    It is known by the finding's key, which is made of rule, words and parts: an answer holds through every revision
    that leaves these words as they are.
    """

    wagtail_reference_index_ignore = True

    class Answer(models.TextChoices):
        NONE = "", "not answered"
        DISMISSED = "dismissed", "dismissed"
        OVERRIDDEN = "overridden", "overridden"

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="desk_questions")
    key = models.CharField(max_length=64)
    rule = models.CharField(max_length=80)
    level = models.CharField(max_length=5)
    message = models.TextField()
    raised_at = models.DateTimeField(auto_now_add=True)
    gone_at = models.DateTimeField(null=True, blank=True)
    """Since when the copy no longer gives rise to it; None while it stands."""
    out_at = models.DateTimeField(null=True, blank=True)
    """When the story went out with it, not answered; None when what readers have does not give rise to it."""
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True, default=Answer.NONE)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "key"], name="one_row_for_each_question")]
        indexes = [
            models.Index(fields=["rule", "raised_at"], name="question_by_rule"),
            models.Index(fields=["answer", "out_at"], name="question_left_open"),
        ]

    def __str__(self) -> str:
        return self.message


class SignedClaim(models.Model):
    """A claim that a person signed, known by its words: change them, and it is a new claim.

    Either `evidence`, the sentences of the Deep Look that bear it out, or a source outside the story: `who` it is and
    `what` they have. What a Quick Look rests on its draft says; here stands who signed it. Colleagues see it all;
    nothing of it is printed.
    """

    wagtail_reference_index_ignore = True

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="signed_claims")
    key = models.CharField(max_length=64)
    words = models.TextField()
    evidence = models.JSONField(default=list, blank=True)
    who = models.CharField(max_length=200, blank=True)
    what = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "key"], name="a_claim_is_signed_once")]

    def __str__(self) -> str:
        return self.words
