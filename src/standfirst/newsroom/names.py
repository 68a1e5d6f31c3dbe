"""The row that a name from a story file means: its section, edition, storyline or author."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from standfirst.newsroom.addresses import slug_of


def named(model: Any, name: str) -> tuple[Any, bool]:
    """The row of `model` called `name`, whatever its case, made if there is none; None for no name.

    Second, whether the name was kept whole: one longer than the column is cut, at a word if it can be.
    """
    name = " ".join(name.split())
    if not name:
        return None, True
    longest = model._meta.get_field("name").max_length
    kept = name if len(name) <= longest else name[: longest + 1].rpartition(" ")[0] or name[:longest]
    while True:
        found = model.objects.filter(name__iexact=kept).first()
        if found:
            return found, kept == name
        values = {"name": kept}
        if any(field.name == "slug" for field in model._meta.fields):
            values["slug"] = _free_slug(model, kept)
        try:
            with transaction.atomic():
                return model.objects.create(**values), kept == name
        except IntegrityError:
            continue  # another story brought the same name this moment


def _free_slug(model: Any, name: str) -> str:
    base = slug_of(name)[:60].strip("-") or model._meta.model_name
    slug, number = base, 2
    while model.objects.filter(slug=slug).exists() or not _allowed(model, slug):
        slug, number = f"{base}-{number}", number + 1
    return slug


def _allowed(model: Any, slug: str) -> bool:
    """Whether a section, whose address stands at the top of the site, may have it."""
    try:
        model(slug=slug).clean()
    except ValidationError:
        return False
    return True
