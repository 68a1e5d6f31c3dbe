"""`robots.txt`: what crawlers may read, and where the map is."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.press.outputs.made import Made
from standfirst.press.site import Site

KIND = "robots"

_CLOSED = ("/admin/", "/fragments/", "/rate/", "/report/", "/search/")


def ids() -> Iterator[str]:
    """There is one."""
    yield KIND


def make(output_id: str, rest: str) -> Made | None:
    """The file. https://www.rfc-editor.org/rfc/rfc9309"""
    if rest:
        raise LookupError(f"There is no output “{output_id}”: there is one “{KIND}”.")
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in _CLOSED),
        "",
        f"Sitemap: {Site.load().root}/sitemap.xml",
    ]
    return Made(output_id, "/robots.txt", "\n".join(lines) + "\n", "text/plain; charset=utf-8")
