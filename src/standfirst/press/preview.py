"""The page a draft would be: the real template, joined with the fragments as they stand now."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from standfirst.newsroom.models import Article
from standfirst.press import outputs
from standfirst.press.article_page import context
from standfirst.press.site import Site
from standfirst.story import Story

_INCLUDE = re.compile(r'<esi:include src="/(fragments/(?:menu|latest))/"/>')


def render_preview(story: Story, article: Article, request: HttpRequest) -> HttpResponse:
    """The page of `story`, the draft of `article` as it is being written. Not for search engines, never kept."""
    page = context(story, article, Site.load()) | {"preview": True}
    body = _INCLUDE.sub(lambda found: _fragment(found[1]), render_to_string("site/article.html", page))
    answer = HttpResponse(body)
    answer["X-Robots-Tag"] = "noindex"
    answer["Cache-Control"] = "no-store"
    return answer


def _fragment(path: str) -> str:
    made = outputs.make(path.replace("fragments/", "fragment/", 1))
    return str(made.body) if made else ""
