"""What a picture looks like, in 64 bits: the same picture saved anew, smaller or in another format is found again.

A difference hash: whether each of 8 × 8 places is brighter than the one to its right, in a copy of 9 × 8 grey
pixels. What is cut, turned or mirrored is another picture to it; a plain surface says nothing.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from PIL import Image, ImageOps

if TYPE_CHECKING:
    from standfirst.newsroom.models import Photo

MOST_BITS_APART = 7
"""Of 64. Recompressed and reduced copies of the demo's pictures differ by 4 at most, two different ones by 15."""
_LEAST_CONTRAST = 6
_MOST_SHOWN = 5


def likeness(file: IO[bytes]) -> str:
    """The likeness of the picture in `file`, 16 hexadecimal digits, or "". Leaves `file` at its start."""
    try:
        file.seek(0)
        with Image.open(file) as image:
            image.draft("L", (256, 256))
            upright = ImageOps.exif_transpose(image)
            if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
                seen = Image.new("RGBA", upright.size, "white")
                seen.alpha_composite(upright.convert("RGBA"))
                upright = seen
            grey = upright.convert("L").resize((9, 8), Image.Resampling.LANCZOS)
    except Exception:  # whether it is a picture at all is not this module's question
        return ""
    finally:
        file.seek(0)
    low, high = grey.getextrema()
    pixels = grey.tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            at = 9 * row + column
            bits = bits << 1 | (pixels[at] > pixels[at + 1])
    if int(high) - int(low) < _LEAST_CONTRAST or not 4 <= bits.bit_count() <= 60:
        return ""
    return f"{bits:016x}"


def bits_apart(one: str, other: str) -> int:
    """In how many of the 64 places two likenesses differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def same_or_alike(photo: Photo) -> list[tuple[Photo, bool]]:
    """The pictures of the library that are `photo` to the byte (True) or look like it (False), the nearest first."""
    from standfirst.newsroom.models import Photo

    others = Photo.objects.exclude(pk=photo.pk)
    same = list(others.filter(file_hash=photo.file_hash).exclude(file_hash="").order_by("pk")[:_MOST_SHOWN])
    found = [(each, True) for each in same]
    if photo.likeness and len(found) < _MOST_SHOWN:
        known = {each.pk for each in same}
        mine = int(photo.likeness, 16)
        near = sorted(
            (apart, pk)
            for pk, other in others.exclude(likeness="").values_list("pk", "likeness").iterator()
            if (apart := (mine ^ int(other, 16)).bit_count()) <= MOST_BITS_APART and pk not in known
        )[: _MOST_SHOWN - len(found)]
        rows = Photo.objects.in_bulk([pk for _, pk in near])
        found += [(rows[pk], False) for _, pk in near if pk in rows]
    return found
