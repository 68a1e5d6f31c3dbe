"""Pictures as pages show them: which files in which widths, and the words that belong to them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace

from standfirst.newsroom.models import Photo
from standfirst.newsroom.models.photo import Where
from standfirst.newsroom.photo_credentials import in_a_line
from standfirst.newsroom.photo_source_types import told_to_readers
from standfirst.newsroom.photo_uses import photo_number
from standfirst.press.print_run import kept, kept_each
from standfirst.press.words import one_line
from standfirst.story import Picture

logger = logging.getLogger(__name__)

WIDTHS = (400, 800, 1200, 1600)
"""Pixels. Browsers take AVIF where they can and WebP otherwise; JPEG is made once, for old ones and for feeds."""
CARD_RATIO = 3 / 2
"""Width to height of the window that lists cut pictures to (`.card-picture` in press.css)."""
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
    avif: tuple[File, ...] = ()
    copyright_notice: str = ""
    """What the library holds of it."""
    made_by: str = ""
    """What readers are told of a picture that a machine made, or parts of it."""
    credentials: str = ""
    """What the Content Credentials in its file say, in a line; empty where there are none."""
    online_only: bool = False
    """Its owner lets it be shown online and nowhere else: it is not printed."""
    focus: str = ""
    """Classes that say which part a window of `CARD_RATIO` keeps; empty for the middle."""

    @property
    def srcset(self) -> str:
        """The WebP files with their widths, as the attribute wants them."""
        return _srcset(self.webp)

    @property
    def srcset_avif(self) -> str:
        """The same of the AVIF files."""
        return _srcset(self.avif)

    @property
    def classes(self) -> str:
        """What its `img` is told: the part to keep, and whether it may stand on paper."""
        return " ".join(filter(None, (self.focus, "online-only" if self.online_only else "")))

    @property
    def is_tall(self) -> bool:
        """Whether it is higher than wide, so that it must not fill the whole width."""
        return self.file is not None and self.file.height > self.file.width


def _srcset(files: Iterable[File]) -> str:
    return ", ".join(f"{file.address} {file.width}w" for file in files)


def show(pictures: Iterable[Picture], *, library_words: bool = False) -> dict[str, ShownPicture]:
    """Each of `pictures` as it is shown, by its id. Files that are not there yet are made.

    With `library_words`, caption, credit and alt text that a picture lacks are those of the library. Of a picture
    that may not be shown any more nothing is left, its caption neither.
    """
    pictures = list(pictures)
    numbers = {number for picture in pictures if (number := photo_number(picture.href)) is not None}
    photos = kept_each("photo", numbers, _photos)
    return {
        picture.id: _shown(picture, photos.get(photo_number(picture.href) or 0), library_words)  # no row is number 0
        for picture in pictures
    }


def _photos(numbers: list[int]) -> dict[int, Photo]:
    found = Photo.everything.filter(pk__in=numbers).prefetch_related("renditions")
    return {photo.pk: photo for photo in found}


def _shown(picture: Picture, photo: Photo | None, library_words: bool) -> ShownPicture:
    if photo is None:
        return ShownPicture(picture)
    if not photo.may_be_shown():
        return ShownPicture(Picture(picture.id))
    if library_words:
        picture = picture.but(
            caption=picture.caption or one_line(photo.caption),
            credit=picture.credit or one_line(photo.credit),
            alt_text=picture.alt_text or one_line(photo.alt_text),
        )
    without_words = kept(f"photo {photo.pk} shown", lambda: _of_library(photo))
    return replace(without_words, picture=picture)


def _of_library(photo: Photo) -> ShownPicture:
    """What is shown of `photo` itself, whichever story shows it."""
    # A photo narrower than a width is never enlarged: one file at its own size stands for all above it.
    widths = [width for width in WIDTHS if width < photo.width]
    if len(widths) < len(WIDTHS):
        widths.append(min(photo.width, WIDTHS[-1]))
    webp = [f"width-{width}|format-webp|webpquality-80" for width in widths]
    avif = [f"width-{width}|format-avif" for width in widths]
    # None of these is cut to a focal point, so that the key of each in the table is empty.
    made = {each.filter_spec: each for each in photo.renditions.all() if not each.focal_point_key}
    if FALLBACK in made and avif[-1] not in made:
        # Made before there was AVIF: an archive of a hundred thousand is not made again for it.
        avif = []
    try:
        # Wagtail takes its time over finding what is there: it is asked for what is not.
        if missing := [spec for spec in (*avif, *webp, FALLBACK) if spec not in made]:
            made |= photo.get_renditions(*missing)
        files = {spec: File(made[spec].url, made[spec].width, made[spec].height) for spec in (*avif, *webp, FALLBACK)}
    except Exception:  # whatever the imaging library says of a broken or missing original
        logger.warning(
            "The picture “%s” (number %s) cannot be read; its page shows the caption alone.", photo, photo.pk
        )
        return ShownPicture(Picture("library"))
    return ShownPicture(
        Picture("library"),
        files[FALLBACK],
        tuple(files[spec] for spec in webp),
        tuple(files[spec] for spec in avif),
        copyright_notice=one_line(photo.copyright_notice),
        made_by=told_to_readers(photo.source_type),
        credentials=one_line(in_a_line(photo.credentials)),
        online_only=photo.where == Where.ONLINE,
        focus=_focus(photo),
    )


def _focus(photo: Photo) -> str:
    """The classes for `object-position` that bring the focal point as near to the middle of the window as can be."""
    point = photo.get_focal_point() if photo.has_focal_point() else None
    if point is None or not photo.width or not photo.height:
        return ""
    ratio = photo.width / photo.height
    across = ratio > CARD_RATIO
    seen = CARD_RATIO / ratio if across else ratio / CARD_RATIO
    centre = point.centroid_x / photo.width if across else point.centroid_y / photo.height
    if seen > 0.98:
        return ""
    tenth = round(10 * min(1.0, max(0.0, (centre - seen / 2) / (1 - seen))))
    return f"focus-{'x' if across else 'y'}-{tenth}" if tenth != 5 else ""
