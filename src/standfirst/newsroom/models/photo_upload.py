"""A picture on its way into the library: what has come of it so far."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class PhotoUpload(models.Model):
    """One file that a colleague's browser sends in pieces; what came lies in the newsroom's folder under `key`."""

    wagtail_reference_index_ignore = True

    key = models.CharField(max_length=32, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    fingerprint = models.CharField(max_length=64, blank=True)
    """What the browser knows the file by (its size and when it was changed), to find a broken upload again."""
    begun_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["user", "fingerprint"], name="upload_to_be_resumed")]

    def __str__(self) -> str:
        return self.name
