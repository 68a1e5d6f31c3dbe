"""Addresses that sections, authors and pages once had, and where they lead now. Stories have `Address` for it."""

from __future__ import annotations

from django.db import models


class Moved(models.Model):
    """One old path of the site and the path that took its place."""

    path = models.CharField(max_length=400, unique=True)
    to = models.CharField(max_length=400)
    at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "moved"

    def __str__(self) -> str:
        return f"{self.path} → {self.to}"
