"""`Made`: one output as it goes into the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from standfirst.press.site import Site

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Made:
    """One output: its stable id, the path it is served at, its body and how it is to be served."""

    id: str
    path: str
    body: str | bytes
    content_type: str = HTML
    status: int = 200


def page(output_id: str, path: str, template: str, **told: Any) -> Made:
    """A page of the site for people: `template` with what it tells, the site, and its own full address."""
    site = Site.load()
    body = render_to_string(template, {"site": site, "canonical": site.absolute(path), **told})
    return Made(output_id, path, body)
