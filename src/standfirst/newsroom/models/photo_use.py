"""Which pictures the published stories show: what the rights to a picture are held against."""

from __future__ import annotations

from django.db import models


class PhotoUse(models.Model):
    """A picture stands in the newest published version of a story that is out.

    Kept by `newsroom.photo_uses` from what went out, never from drafts.
    """

    wagtail_reference_index_ignore = True

    photo = models.ForeignKey("newsroom.Photo", on_delete=models.CASCADE, related_name="uses")
    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="photo_uses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["photo", "article"], name="a_picture_once_for_each_story")]

    def __str__(self) -> str:
        return f"{self.photo} in {self.article}"
