"""Which web address belongs to which story; every address a story ever had keeps leading to it."""

from __future__ import annotations

from django.db import models


class Address(models.Model):
    """One path of the site, taken by one story for good. An old path of a story leads to its newest.

    A path is taken when a story is scheduled, so that nothing is in its way when it goes out; until then it is
    not `opened` and leads nowhere: what is to come is nobody's business yet.
    """

    wagtail_reference_index_ignore = True

    path = models.CharField(max_length=400, unique=True)
    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="addresses")
    current = models.BooleanField(default=True)
    taken_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    """Since when it leads readers to the story; None while it is only kept for it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=models.Q(current=True), name="one_current_address_for_each_story"
            )
        ]

    def __str__(self) -> str:
        return self.path
