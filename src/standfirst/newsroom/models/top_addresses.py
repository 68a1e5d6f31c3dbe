"""Names at the top of the site, as in /world/: sections and information pages share them with the house."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

RESERVED = frozenset(
    (
        *("admin", "static", "pictures", "media", "search", "rate", "fragments", "authors", "storylines", "tags"),
        *("editions", "feed", "feed-xml", "sitemap", "robots", "report", "corrections", "api", "healthz"),
        *("login", "logout", "home"),
    )
)
"""Addresses of the house itself, in use or likely to be."""


def not_reserved(slug: str) -> None:
    """Raises `ValidationError` for a name the house needs itself, or four digits: those are years of stories."""
    if slug.casefold() in RESERVED or re.fullmatch(r"\d{4}", slug):
        raise ValidationError(
            f"The address /{slug}/ is the house's own. Choose another, as in “{slug}-news”.", code="reserved"
        )


def holder_of(slug: str, *, but: Model) -> Model | None:
    """The section or information page, other than `but`, that stands at /slug/."""
    from standfirst.newsroom.models import InformationPage, Section

    for model in (Section, InformationPage):
        rows: Any = model._default_manager.filter(slug__iexact=slug)
        if isinstance(but, model):
            rows = rows.exclude(pk=but.pk)
        if held := rows.first():
            return held
    return None


def clean_top_address(thing: Model, slug: str) -> None:
    """Raises `ValidationError` on the field `slug` when `thing` cannot stand at /slug/."""
    try:
        not_reserved(slug)
    except ValidationError as error:
        raise ValidationError({"slug": error}) from error
    held = holder_of(slug, but=thing) if slug else None
    if held:
        raise ValidationError(
            {"slug": f"The {held._meta.verbose_name} “{held}” stands at /{slug}/ already. Choose another address."}
        )
