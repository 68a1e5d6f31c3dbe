"""Standfirst's own face: its colours, its icons."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def stylesheet() -> SafeString:
    """For `insert_global_admin_css`."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/css/admin.css"))


def script() -> SafeString:
    """For `insert_global_admin_js`."""
    return format_html_join(
        "", '<script src="{}" defer></script>', ((static(f"newsroom/js/{name}.js"),) for name in ("colleague", "named"))
    )


def icons(names: list[str]) -> list[str]:
    """For `register_icons`."""
    return [*names, *(f"newsroom/icons/{name}.svg" for name in ("blue-pencil", "desk", "story"))]
