"""Pictures with what print needs: caption, credit, alt text and terms of use."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.files import File
from django.db import models, transaction
from django.utils import timezone
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image, ImageQuerySet
from wagtail.search import index

from standfirst.newsroom.photo_source_types import SOURCE_TYPES

if TYPE_CHECKING:
    from standfirst.newsroom.photo_metadata import PhotoWords

_LOOKED_AT = ("likeness", "credentials", "in_file", "file_hash")
_READ_FROM_THE_FILE = (
    *("caption", "credit", "creator", "source", "distributor", "copyright_notice", "usage_terms"),
    *("source_type", "taken", "where"),
)


class Where(models.TextChoices):
    """Where the owner lets a picture be shown."""

    ANYWHERE = "", "anywhere"
    ONLINE = "online", "online only"
    PRINT = "print", "in print only, not online"


class Library(models.Manager.from_queryset(ImageQuerySet)):  # type: ignore[misc]
    """The pictures that may be seen and chosen: all that are not withheld."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(withheld=False)


class Photo(AbstractImage):
    """A picture of the library. `description` is Wagtail's name for the alt text.

    `Photo.objects`, which every page, list, chooser and preview asks, knows nothing of a picture that was taken down
    for good; `Photo.everything` does.
    """

    objects = Library()
    everything = models.Manager.from_queryset(ImageQuerySet)()

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
    where = models.CharField(
        "where it may be shown",
        max_length=6,
        blank=True,
        choices=Where.choices,
        default=Where.ANYWHERE,
        help_text="What the terms say of it. A picture that may only be printed cannot go out on this site.",
    )
    expires_at = models.DateTimeField(
        "rights end",
        null=True,
        blank=True,
        help_text="From then on no page shows it: it comes out by itself, and the desk is told a week before.",
    )
    source_type = models.CharField(
        "how it was made",
        max_length=60,
        blank=True,
        choices=SOURCE_TYPES,
        help_text="IPTC’s digital source type. Readers are told of what a machine made.",
    )
    taken = models.CharField("when it was taken", max_length=32, blank=True, help_text="As the file says it.")
    in_file = models.JSONField(default=dict, blank=True, editable=False)
    """What else the file says of itself, by the name of the field; for colleagues."""
    credentials = models.JSONField(default=dict, blank=True, editable=False)
    """What the Content Credentials (C2PA) in the file say; empty where there are none. Read, never verified."""
    likeness = models.CharField(max_length=16, blank=True, db_index=True, editable=False)
    """What it looks like, as 64 bits in hexadecimal: `newsroom.photo_likeness`. Empty where that says nothing."""
    taken_down_at = models.DateTimeField(null=True, blank=True, editable=False)
    """When the newsroom took it out of its pages because the right to show it had ended."""
    withheld = models.BooleanField(default=False, editable=False)
    """Taken down with a story, for good: shown nowhere, to nobody."""

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
        "expires_at",
        "where",
        "handout",
        "source_type",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields: ClassVar = [
        *AbstractImage.search_fields,
        *(index.SearchField(name) for name in ("caption", "credit", "creator", "source")),
    ]

    class Meta(Image.Meta):
        verbose_name = "picture"
        verbose_name_plural = "pictures"

    changed_by: Any = None
    """Who is about to save it, for the record."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves it, reads a file that is new, and has the stories that show it follow the change."""
        from standfirst.newsroom import photo_mending

        if self._state.adding:
            if self.file:
                self.read_file()
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            was = photo_mending.before(self)
            if was and self.file and was["file"] != self.file.name:
                self.look_at_file()
                if (only := kwargs.get("update_fields")) is not None:
                    kwargs["update_fields"] = {*only, *_LOOKED_AT}
            super().save(*args, **kwargs)
            photo_mending.follow(self, was, self.changed_by)

    def look_at_file(self) -> PhotoWords:
        """Notes what the file looks like and says of itself beside the words for print; returns those words."""
        from standfirst.newsroom.photo_credentials import read_credentials
        from standfirst.newsroom.photo_likeness import likeness
        from standfirst.newsroom.photo_metadata import read_words

        with self.open_file() as file:
            words = read_words(file)
            self.likeness = likeness(file)
            self.credentials = read_credentials(file)
        self._set_file_hash()
        self.in_file = words.in_file
        return words

    def read_file(self) -> None:
        """Fills what nobody typed with what the file says of itself."""
        from standfirst.newsroom.models.publication import Publication
        from standfirst.newsroom.photo_terms import end_of, last_day_of, moment_of

        words = self.look_at_file()
        for name in _READ_FROM_THE_FILE:
            if not getattr(self, name):
                setattr(self, name, getattr(words, name)[: self._meta.get_field(name).max_length])
        self.description = self.description or words.alt_text
        self.source_type = self.source_type or self.credentials.get("source_type", "")
        self.handout = self.handout or words.handout
        if not self.expires_at:
            zone = Publication.load().zone
            said = last_day_of(self.usage_terms)
            self.expires_at = moment_of(words.expires, zone) or (end_of(said, zone) if said else None)

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        from standfirst.newsroom.photo_copies import make_avif, makes_avif, stamp_copy

        if makes_avif(self, filter):
            return make_avif(self, filter, source)
        return stamp_copy(self, super().generate_rendition_file(filter, source=source))

    def may_be_shown(self, at: datetime | None = None) -> bool:
        """Whether a page may show it at that time (now): the right to it has not ended, and it is not withheld."""
        return not self.withheld and not (self.expires_at and self.expires_at <= (at or timezone.now()))

    def delete_renditions(self) -> None:
        """Takes away what was made of it, the files when the transaction in hand commits."""
        for rendition in self.renditions.all():
            rendition.delete()

    def retire_copies(self, *, thumbnails: bool) -> None:
        """Has copies made anew where they are next asked for; pages keep the old ones until they are made anew.

        Without `thumbnails` those that colleagues alone see stay. See `photo_copies.sweep_retired`.
        """
        from standfirst.newsroom.photo_copies import retire

        retire(self, thumbnails=thumbnails)

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
    """A picture as a page shows it, under an address that cannot be guessed and changes with what is in the file."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_for_each_filter"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        from standfirst.newsroom.photo_copies import stamp_key

        copy = f"{self.filter_spec}:{self.focal_point_key}:{stamp_key(self.image)}"
        what = f"{self.image_id}:{self.image.file_hash}:{copy}"
        key = hmac.new(settings.SECRET_KEY.encode(), what.encode(), sha256).hexdigest()[:32]
        return f"{key[:2]}/{key[2:]}{PurePath(filename).suffix.lower()}"
