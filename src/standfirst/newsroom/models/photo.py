"""Pictures with what print needs: caption, credit, alt text and terms of use."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image


class Photo(AbstractImage):
    """A picture of the library. `description` is Wagtail's name for the alt text."""

    caption = models.TextField(blank=True, help_text="What the reader sees under the picture.")
    # What a file says of itself is kept whole, however long.
    description = models.CharField(
        "alt text", blank=True, default="", help_text="What the picture shows, for those who cannot see it."
    )
    credit = models.CharField(blank=True, help_text="The printed line, as in “Harbour Authority via City News”.")
    creator = models.CharField("photographer", blank=True)
    source = models.CharField(blank=True, help_text="Who owns the picture.")
    distributor = models.CharField(blank=True, help_text="Who passed it on, after “via”.")
    copyright_notice = models.CharField(blank=True)
    usage_terms = models.TextField(blank=True, help_text="What the owner allows, and until when.")
    handout = models.BooleanField(default=False, help_text="Given out by a party of the story; readers are told so.")

    admin_form_fields = (
        "title",
        "file",
        "caption",
        "credit",
        "description",
        "creator",
        "source",
        "distributor",
        "copyright_notice",
        "usage_terms",
        "handout",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(Image.Meta):
        verbose_name = "picture"
        verbose_name_plural = "pictures"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.file:
            self.read_file()
        super().save(*args, **kwargs)

    def read_file(self) -> None:
        """Fills what nobody typed with what the file says of itself."""
        from standfirst.newsroom.photo_metadata import read_words

        with self.open_file() as file:
            words = read_words(file)
        for name in ("caption", "credit", "creator", "source", "distributor", "copyright_notice", "usage_terms"):
            if not getattr(self, name):
                setattr(self, name, getattr(words, name))
        self.description = self.description or words.alt_text
        self.handout = self.handout or words.handout

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        from standfirst.newsroom.photo_stripping import without_camera_notes

        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(without_camera_notes(made.read()), name=made.name)

    @property
    def alt_text(self) -> str:
        return self.description

    @property
    def default_alt_text(self) -> str:
        # An empty alternative is better than the file's name read aloud.
        return self.description

    def get_upload_to(self, filename: str) -> str:
        suffix = PurePath(filename).suffix.lower()[:6]
        return f"{secrets.token_hex(8)}{suffix}"


class PhotoRendition(AbstractRendition):
    """A picture as a page shows it, under an address that cannot be guessed from the story."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_for_each_filter"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        what = f"{self.image_id}:{self.image.file_hash}:{self.filter_spec}:{self.focal_point_key}"
        key = hmac.new(settings.SECRET_KEY.encode(), what.encode(), sha256).hexdigest()[:32]
        return f"{key[:2]}/{key[2:]}{PurePath(filename).suffix.lower()}"
