"""Invitations: a link by mail with which a colleague makes their log-in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models


class Invitation(models.Model):
    """Who was asked to join, by whom, in which roles. Of the link only a digest is kept."""

    email = models.EmailField("mail address")
    name = models.CharField(max_length=150, blank=True)
    groups = models.ManyToManyField(Group, related_name="+", verbose_name="roles")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who came."""

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.email
