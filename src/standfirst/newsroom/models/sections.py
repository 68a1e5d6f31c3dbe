"""What a story belongs to: its section, its edition, the running story it tells."""

from __future__ import annotations

from django.db import models

from standfirst.newsroom.models.top_addresses import clean_top_address


class Section(models.Model):
    """A section of the paper and its front page."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True, help_text="The address of the section's front.")
    description = models.CharField(max_length=300, blank=True, help_text="One sentence under the section's name.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the menu, from 0.")

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/{self.slug}/"

    def clean(self) -> None:
        super().clean()
        clean_top_address(self, self.slug)


class Edition(models.Model):
    """An edition of the day, as in “Morning Edition”."""

    name = models.CharField(max_length=80, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/editions/{self.address_name}/"

    @property
    def address_name(self) -> str:
        """The last part of the address of its page, made from its name."""
        from standfirst.newsroom.addresses import slug_of

        return slug_of(self.name) or f"edition-{self.pk}"

    def has_elder_twin(self) -> bool:
        """Whether an older edition is named so alike that the page is that one's."""
        elder = Edition.objects.filter(pk__lt=self.pk)
        return any(each.address_name == self.address_name for each in elder)


class Storyline(models.Model):
    """A running story that many stories tell. What it tells is the record's; here it has a name."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    summary = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
