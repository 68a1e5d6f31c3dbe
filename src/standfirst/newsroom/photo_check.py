"""Is this file a picture we can print? Its content decides, never its name."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from PIL import Image

FORMATS = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}
"""The formats we print, by Pillow's name, and the suffix of each. SVG is a program, not a picture."""
MAX_FRAMES = 1000


def examine(file: IO[bytes], name: str) -> str:
    """Reads the picture in `file` to its end and returns the suffix of its format, as in `.jpg`.

    `name` is what people know it by. The size in its header is looked at before a pixel is made. Leaves
    `file` at its start. Raises `ValidationError` with one sentence that says what is wrong and what to do.
    """
    name = PurePath(name.replace("\\", "/")).name or "The file"
    try:
        size = file.seek(0, os.SEEK_END)
        if not size:
            raise ValidationError(f"“{name}” is empty. Send it again.", code="empty")
        if size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
            raise ValidationError(
                f"“{name}” is too big: {filesizeformat(size)}, and a picture may have "
                f"{filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)}. Save it smaller.",
                code="file_too_large",
            )
        file.seek(0)
        suffix = FORMATS[_look_at_header(file, name)]
        file.seek(0)
        _read_to_the_end(file, name)
    finally:
        file.seek(0)
    return suffix


def _look_at_header(file: IO[bytes], name: str) -> str:
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    try:
        with Image.open(file, formats=list(FORMATS)) as image:
            width, height, kind = image.width, image.height, image.format
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(name, most) from None
    except Exception:  # Pillow's readers raise what they like on bytes that are no picture
        kinds = ", ".join(sorted(FORMATS))
        raise ValidationError(
            f"“{name}” is not a picture we can print. Send it as one of {kinds}.", code="invalid_image"
        ) from None
    if width * height > most:
        raise _too_many_pixels(name, most)
    return str(kind)


def _too_many_pixels(name: str, most: int) -> ValidationError:
    return ValidationError(
        f"“{name}” says it has more than {most // 1_000_000} million pixels. Save it smaller.",
        code="file_too_many_pixels",
    )


def _read_to_the_end(file: IO[bytes], name: str) -> None:
    """A picture that breaks off would break the page that shows it, long after it was uploaded."""
    try:
        with Image.open(file, formats=list(FORMATS)) as image:
            # A JPEG is read whole at an eighth of its size: the same faults, a sixty-fourth of the memory.
            image.draft("RGB", (max(1, image.width // 8), max(1, image.height // 8)))
            image.load()
            too_long = getattr(image, "is_animated", False) and _has_frame(image, MAX_FRAMES)
    except Exception:
        raise ValidationError(
            f"“{name}” is damaged or breaks off: it cannot be read to its end. Send it again.", code="invalid_image"
        ) from None
    if too_long:
        raise ValidationError(
            f"“{name}” has more than {MAX_FRAMES} frames. Send a shorter one.", code="too_many_frames"
        )


def _has_frame(image: Image.Image, number: int) -> bool:
    try:
        image.seek(number)
    except EOFError:
        return False
    return True
