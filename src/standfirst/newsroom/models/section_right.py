"""Which sections a colleague works for."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SectionRight(models.Model):
    """`user` works for `section`. A colleague without any such row works for the whole paper.

    The role says what a colleague may do, these rows say where. A section that somebody works for cannot be
    deleted: with its last row gone, they would work for the whole paper.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="section_rights")
    section = models.ForeignKey("newsroom.Section", on_delete=models.PROTECT, related_name="section_rights")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["section"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "section"], name="a_section_once_for_each_colleague")]

    def __str__(self) -> str:
        return f"{self.user}: {self.section}"
