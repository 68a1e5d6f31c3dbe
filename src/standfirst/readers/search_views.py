"""GET /search/?q=: what readers look for among the stories that are out."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from standfirst.newsroom.models import Publication, Section
from standfirst.readers.search import search
from standfirst.readers.search.words import LONGEST_QUERY


@never_cache
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """The page of results for `q`, page `page` (from 1). Never kept and never indexed: a story may be withdrawn."""
    query = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST_QUERY]
    asked_page = request.GET.get("page", "")
    results = search(query, int(asked_page) if asked_page.isascii() and asked_page.isdigit() else 1)
    context = {
        "query": query,
        "longest": LONGEST_QUERY,
        "results": results,
        "previous": _address(query, results.previous_page),
        "next": _address(query, results.next_page),
        "sections": () if results.total else Section.objects.all(),
        "zone": Publication.load().zone,
    }
    response = render(request, "readers/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _address(query: str, page: int | None) -> str:
    return f"{reverse('readers:search')}?{urlencode({'q': query, 'page': page})}" if page else ""
