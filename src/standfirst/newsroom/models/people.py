"""Authors, as readers know them."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Person(models.Model):
    """A person of the byline: the author's page is made from this."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True, help_text="The address of the author's page.")
    beat = models.CharField(
        max_length=200, blank=True, help_text="What this author covers, as in “Courts and council”."
    )
    bio = models.TextField(blank=True)
    email = models.EmailField(blank=True, help_text="Shown to readers on the author's page.")
    contact = models.CharField(
        max_length=200, blank=True, help_text="Another way to reach this author, as in “Signal: 555 0142”. Shown too."
    )
    photo = models.ForeignKey(
        "newsroom.Photo",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="picture",
        help_text="Shown on the author's page.",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        help_text="The log-in this author writes under, if any.",
    )

    class Meta:
        ordering = ["name"]
        verbose_name = "author"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/authors/{self.slug}/"
