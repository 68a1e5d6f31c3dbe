"""What must be set for the newsroom to be one: Django's system checks, newsroom.E001 to E007."""

from __future__ import annotations

import os
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


def connect() -> None:
    """Called once when the app is ready."""
    register(check_newsroom, Tags.compatibility)


def check_newsroom(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Everything that is set wrong, each with what to do."""
    return [*_pictures(), *_folder(), *_index(), *_accounts()]


def _pictures() -> Iterator[CheckMessage]:
    if getattr(settings, "WAGTAILIMAGES_IMAGE_MODEL", "") != "newsroom.Photo":
        yield Error(
            "The library's pictures are not newsroom.Photo: captions, credits and terms would be lost.",
            hint='Set WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Photo".',
            id="newsroom.E001",
        )
    if getattr(settings, "WAGTAILIMAGES_IMAGE_FORM_BASE", "") != "standfirst.newsroom.photo_form.PhotoForm":
        yield Error(
            "Uploaded pictures are not examined.",
            hint='Set WAGTAILIMAGES_IMAGE_FORM_BASE = "standfirst.newsroom.photo_form.PhotoForm".',
            id="newsroom.E002",
        )
    originals = _location("default")
    for served in ("renditions", "staticfiles"):
        place = settings.STATIC_ROOT if served == "staticfiles" else _location(served)
        if originals and place and Path(originals).resolve().is_relative_to(Path(place).resolve()):
            yield Error(
                f"Originals of pictures lie among the files that are served ({served}).",
                hint="Give STORAGES['default'] a location of its own: readers get renditions, never originals.",
                id="newsroom.E003",
            )


def _location(storage: str) -> Any:
    return settings.STORAGES.get(storage, {}).get("OPTIONS", {}).get("location")


def _folder() -> Iterator[CheckMessage]:
    root = settings.FOLDER.root
    if root.exists() and not os.access(root, os.W_OK | os.X_OK):
        yield Error(
            f"The newsroom's folder {root} cannot be written to.",
            hint="Give the user the server runs as the right to write there, or name another with STANDFIRST_FOLDER.",
            id="newsroom.E004",
        )


def _index() -> Iterator[CheckMessage]:
    from standfirst.newsroom.models import Article

    if getattr(Article, "search_auto_update", True):
        yield Error(
            "Wagtail indexes every story in full at each save.",
            hint="Keep Article.search_auto_update = False: readers and the newsroom search an index of our own.",
            id="newsroom.E005",
        )


def _accounts() -> Iterator[CheckMessage]:
    from standfirst.newsroom.accounts.standing import POLICIES

    if settings.SECOND_FACTOR not in POLICIES:
        yield Error(
            f"STANDFIRST_SECOND_FACTOR is “{settings.SECOND_FACTOR}”, which means nothing.",
            hint="Write editors, everyone, or nothing.",
            id="newsroom.E006",
        )
    for proxy in settings.TRUSTED_PROXIES:
        try:
            ip_network(proxy)
        except ValueError:
            yield Error(
                f"STANDFIRST_TRUSTED_PROXIES names “{proxy}”, which is neither an address nor a network.",
                hint="Write addresses or networks with commas between them, as in 127.0.0.1, 10.0.0.0/8.",
                id="newsroom.E007",
            )
