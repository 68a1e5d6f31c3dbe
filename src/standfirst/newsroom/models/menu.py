"""The menu of the site, where the newsroom arranges it itself."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class MenuLink(blocks.StructBlock):
    """A name and an address: a path of this site, or a full one."""

    name = blocks.CharBlock(max_length=40)
    address = blocks.CharBlock(max_length=300, help_text="As in /2026/elections/ or https://example.org/.")

    class Meta:
        icon = "link"
        label = "Link"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        address = cleaned["address"]
        inside = address.startswith("/") and not address.startswith(("//", "/\\"))
        if not inside and not address.startswith(("https://", "http://")):
            wrong = ValidationError("Write a path that begins with a slash, or a full address with https://.")
            raise blocks.StructBlockValidationError({"address": wrong})
        return cleaned


class MenuBlock(blocks.StreamBlock):
    """Sections, information pages and links, in the order of the menu."""

    section = SnippetChooserBlock("newsroom.Section", icon="list-ul")
    page = blocks.PageChooserBlock(page_type="newsroom.InformationPage", icon="doc-full")
    link = MenuLink()

    class Meta:
        required = False
        max_num = 15
