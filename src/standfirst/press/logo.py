"""The newspaper's logo: how large it stands on a page, and its file, small enough for the head of every page."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO

from standfirst.newsroom.models import Photo, Publication

logger = logging.getLogger(__name__)

PATH = "/logo.webp"
_WIDTH, _HEIGHT = 640, 128
"""Pixels it is held to: twice what a page shows, for fine screens."""


@dataclass(frozen=True, slots=True)
class Logo:
    """Where it is, and how large it stands on a page, in pixels."""

    address: str
    width: int
    height: int


def logo_of(publication: Publication) -> Logo | None:
    """The logo of the publication, if it has one."""
    photo = publication.logo
    if photo is None or not photo.width or not photo.height:
        return None
    shrink = min(_WIDTH / photo.width, _HEIGHT / photo.height, 1.0)
    return Logo(PATH, max(round(photo.width * shrink / 2), 1), max(round(photo.height * shrink / 2), 1))


def logo_file(photo: Photo) -> bytes | None:
    """The picture as WebP of that size; None where its original cannot be read."""
    from PIL import Image

    try:
        with photo.open_file() as file, Image.open(file) as image:
            clear = image.convert("RGBA")
            clear.thumbnail((_WIDTH, _HEIGHT))
            packed = BytesIO()
            clear.save(packed, "WEBP", quality=90, method=6)
            return packed.getvalue()
    except Exception:  # whatever the imaging library says of a broken or missing original
        logger.warning("The logo (picture number %s) cannot be read: pages show the name alone.", photo.pk)
        return None
