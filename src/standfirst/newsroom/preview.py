"""The preview of a story. The press, a room above, says how a page looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from standfirst.newsroom.handover import handover

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article
    from standfirst.story import Story

Renderer = Callable[["Story", "Article", HttpRequest], HttpResponse]

_renderer: Renderer | None = None


def set_renderer(renderer: Renderer) -> None:
    """The press calls this when it is ready."""
    global _renderer
    _renderer = renderer


def render(article: Article, request: HttpRequest) -> HttpResponse:
    """The page `article`, a draft, would be."""
    if _renderer is None:
        return HttpResponse("The press is not installed: there is no page to show.", content_type="text/plain")
    return _renderer(handover(article), article, request)
