"""Makes the copies of a picture that pages show: in the size and format asked for, its words in them.

When those words change, nobody waits for new copies: the old ones are retired. The press makes new ones with the pages
that show them, and until then, a second or so, pages have the old. A copy that no page shows is served to nobody
outside; its file goes soon after.
"""

from __future__ import annotations

import secrets
import time
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from django.core.files import File
from django.core.files.base import ContentFile
from wagtail.images.models import Filter

from standfirst.newsroom.photo_packet import Stamp, xmp_of
from standfirst.newsroom.photo_stamping import stamped

if TYPE_CHECKING:
    from standfirst.newsroom.models import Photo

RETIRED = "old-"
"""Begins the focal point key of a retired copy: no page asks for such a one, other keys are hexadecimal."""
KEPT_FOR = 60
"""Seconds for which a retired copy stays at least."""
KEPT_AT_MOST = 60 * 60
"""Seconds after which it goes even where the press has not caught up."""
_THUMBNAILS = ("max-", "fill-")
"""Begin the filters of what colleagues see at work; pages show pictures by their width."""
AVIF_QUALITY = 62
AVIF_SPEED = 8
"""Of 10. A quarter of the time that libavif's own 6 takes, for files 5 % larger (1,600 × 1,067 pixels, two cores)."""


def stamp_of(photo: Photo) -> Stamp:
    """What is written into the copies of `photo`."""
    return Stamp(
        caption=photo.caption,
        credit=photo.credit,
        creator=photo.creator,
        source=photo.source,
        copyright_notice=photo.copyright_notice,
        usage_terms=photo.usage_terms,
        alt_text=photo.description,
        source_type=photo.source_type,
        expires=photo.expires_at.date().isoformat() if photo.expires_at else "",
    )


def stamp_key(photo: Photo) -> str:
    """A short name for what is written into the copies: another once that changes."""
    return sha256(xmp_of(stamp_of(photo))).hexdigest()[:16]


def stamp_copy(photo: Photo, made: File) -> File:
    """The file of a copy that Wagtail made, with the words of `photo` instead of the camera's."""
    with made:
        made.seek(0)
        return ContentFile(stamped(made.read(), stamp_of(photo)), name=made.name)


def makes_avif(photo: Photo, filter: Filter) -> bool:
    """Whether the copy will be an AVIF."""
    formats = [part for part in filter.spec.split("|") if part.startswith("format-")]
    return formats[-1] == "format-avif" if formats else photo.file.name.lower().endswith(".avif")


def make_avif(photo: Photo, filter: Filter, source: File | None) -> File:
    """An AVIF copy. Wagtail's way knows neither XMP nor speed."""
    with filter.get_willow_image(photo, source) as willow:
        willow = willow.auto_orient()
        transform = filter.get_transform(photo, (willow.image.width, willow.image.height))
        willow = willow.crop(transform.get_rect().round()).resize(transform.size)
        if willow.image.mode == "CMYK" and willow.get_icc_profile() is not None:
            willow = willow.transform_colorspace_to_srgb()
        image, profile = willow.image, willow.get_icc_profile()
        if image.mode not in ("RGB", "RGBA", "L", "LA"):
            image = image.convert("RGBA" if "transparency" in image.info else "RGB")
        out = BytesIO()
        image.save(
            out,
            "AVIF",
            quality=AVIF_QUALITY,
            speed=AVIF_SPEED,
            icc_profile=profile,
            exif=b"",
            xmp=xmp_of(stamp_of(photo)),
        )
    return ContentFile(out.getvalue(), name="copy.avif")


def retire(photo: Photo, *, thumbnails: bool) -> None:
    """Takes the copies of `photo` out of use, and leaves their files to the pages that show them now."""
    copies = photo.renditions.exclude(focal_point_key__startswith=RETIRED)
    for copy in copies:
        if thumbnails or not copy.filter_spec.startswith(_THUMBNAILS):
            copy.purge_from_cache()
            key = f"{RETIRED}{int(time.time()):08x}{secrets.token_hex(2)}"
            copies.filter(pk=copy.pk).update(focal_point_key=key)


def sweep_retired(now: float | None = None) -> int:
    """Deletes retired copies that no page shows any more; returns how many."""
    from standfirst.newsroom.models import OutboxRow, PhotoRendition

    now = now or time.time()
    caught_up = not OutboxRow.objects.filter(done_at=None).exists()
    swept = 0
    for copy in PhotoRendition.objects.filter(focal_point_key__startswith=RETIRED):
        age = now - int(copy.focal_point_key[len(RETIRED) :][:8], 16)
        if age < KEPT_FOR or not (caught_up or age > KEPT_AT_MOST):
            continue
        # Words that were changed and changed back have the same file again.
        row = PhotoRendition.objects.filter(pk=copy.pk)
        if PhotoRendition.objects.filter(file=copy.file.name).exclude(pk=copy.pk).exists():
            row._raw_delete(row.db)
        else:
            copy.delete()
        swept += 1
    return swept
