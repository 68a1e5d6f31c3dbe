"""Pictures as pages show them: which files in which widths, and the words that belong to them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from standfirst.newsroom.models import Photo
from standfirst.press.words import one_line
from standfirst.story import Picture

logger = logging.getLogger(__name__)

WIDTHS = (400, 800, 1200, 1600)
"""Pixels. Every browser of this decade reads WebP, so JPEG is made once, for the others and for feeds."""
FALLBACK = "width-1200|format-jpeg|jpegquality-80"


@dataclass(frozen=True, slots=True)
class File:
    """One made picture: its address on the site and its size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture with its words; `file` is None while there is no photo, only a caption."""

    picture: Picture
    file: File | None = None
    webp: tuple[File, ...] = ()
    copyright_notice: str = ""
    """What the library holds of it."""

    @property
    def srcset(self) -> str:
        """The WebP files with their widths, as the attribute wants them."""
        return ", ".join(f"{file.address} {file.width}w" for file in self.webp)

    @property
    def is_tall(self) -> bool:
        """Whether it is higher than wide, so that it must not fill the whole width."""
        return self.file is not None and self.file.height > self.file.width


def photo_number(href: str) -> int | None:
    """The number of the library's photo that `photo:<pk>` names; None for any other address."""
    kind, _, number = href.partition(":")
    return int(number) if kind == "photo" and number.isascii() and number.isdigit() else None


def show(pictures: Iterable[Picture], *, library_words: bool = False) -> dict[str, ShownPicture]:
    """Each of `pictures` as it is shown, by its id. Files that are not there yet are made.

    With `library_words`, caption, credit and alt text that a picture lacks are those of the library.
    """
    pictures = list(pictures)
    numbers = {number for picture in pictures if (number := photo_number(picture.href)) is not None}
    photos = {photo.pk: photo for photo in Photo.objects.filter(pk__in=numbers).prefetch_related("renditions")}
    return {
        picture.id: _shown(picture, photos.get(photo_number(picture.href) or 0), library_words)  # no row is number 0
        for picture in pictures
    }


def _shown(picture: Picture, photo: Photo | None, library_words: bool) -> ShownPicture:
    if photo is None:
        return ShownPicture(picture)
    if library_words:
        picture = picture.but(
            caption=picture.caption or one_line(photo.caption),
            credit=picture.credit or one_line(photo.credit),
            alt_text=picture.alt_text or one_line(photo.alt_text),
        )
    # A photo narrower than a width is never enlarged: one file at its own size stands for all above it.
    widths = [width for width in WIDTHS if width < photo.width]
    if len(widths) < len(WIDTHS):
        widths.append(min(photo.width, WIDTHS[-1]))
    specs = [f"width-{width}|format-webp|webpquality-80" for width in widths]
    try:
        made = photo.get_renditions(*specs, FALLBACK)
    except Exception:  # whatever the imaging library says of a broken or missing original
        logger.warning(
            "The picture “%s” (number %s) cannot be read; its page shows the caption alone.", photo, photo.pk
        )
        return ShownPicture(picture)
    files = {spec: File(each.url, each.width, each.height) for spec, each in made.items()}
    webp = tuple(files[spec] for spec in specs)
    return ShownPicture(picture, files[FALLBACK], webp, one_line(photo.copyright_notice))
