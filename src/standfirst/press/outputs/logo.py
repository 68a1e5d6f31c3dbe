"""The newspaper's logo, at an address of its own."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.newsroom.models import Publication
from standfirst.press.logo import PATH, logo_file
from standfirst.press.outputs.made import Made

KIND = "logo"


def ids() -> Iterator[str]:
    """One, where the publication has a logo."""
    if Publication.load().logo_id is not None:
        yield KIND


def make(output_id: str, rest: str) -> Made | None:
    """The file, or None where there is no logo."""
    if rest:
        raise LookupError(f"There is no output “{output_id}”: there is one “{KIND}”.")
    photo = Publication.load().logo
    body = logo_file(photo) if photo is not None else None
    return Made(output_id, PATH, body, "image/webp") if body is not None else None
