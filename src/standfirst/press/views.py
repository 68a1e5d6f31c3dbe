"""Answers at an address that the store does not have: made on the spot, moved, withdrawn or unknown."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from standfirst.newsroom.addresses import leads_to
from standfirst.newsroom.models import Article
from standfirst.newsroom.moved_addresses import moved_to
from standfirst.press.headers import REVALIDATE
from standfirst.press.making import output_store
from standfirst.press.outputs import history, make, story_json
from standfirst.press.resolving import output_at
from standfirst.press.site import Site

log = logging.getLogger("standfirst.press")


@require_safe
def page(request: HttpRequest, path: str = "") -> HttpResponse:
    """What belongs at the address: made, put into the store and served; 301, 410 or 404 where it is not that."""
    path = f"/{path}"
    if "\0" in path:
        return _error(404)  # no database can be asked for it
    output_id = output_at(path)
    if output_id is None and (found := _of_story(path)) is not None:
        article, kind, ending = found
        if not article.live:
            return _gone(article)
        if f"{article.address}{ending}" != path:
            return _moved(f"{article.address}{ending}", request)
        output_id = f"{kind}/{article.pk}"
    answer = _made(output_id, path) if output_id else None
    if answer is not None:
        return answer
    if to := moved_to(path):
        return _moved(to, request)
    if not path.endswith("/") and _is_known(f"{path}/"):
        return _moved(f"{path}/", request)
    return _error(404)


def _of_story(path: str) -> tuple[Article, str, str] | None:
    """The story whose page, history or JSON stands or stood at `path`, with the kind and its ending."""
    for kind, ending in (("article", ""), (history.KIND, history.ENDING), (story_json.KIND, story_json.ENDING)):
        if path.endswith(f"/{ending}") and (article := leads_to(path[: len(path) - len(ending)])) is not None:
            return article, kind, ending
    return None


def _gone(article: Article) -> HttpResponse:
    """410: the story was taken back. What the newsroom says to that is told, nothing of the story."""
    withdrawal = article.withdrawals.filter(quiet=False, undone_at=None).last()
    return _error(410, note=withdrawal.note if withdrawal else "")


def _made(output_id: str, path: str) -> HttpResponse | None:
    store = output_store()
    ticket = store.ticket()
    made = make(output_id)
    if made is None or made.path != path:
        return None
    if output_id.partition("/")[0] not in (history.KIND, story_json.KIND):
        store.put(output_id, made, ticket)
    headers = {"Cache-Control": REVALIDATE}
    return HttpResponse(made.body, content_type=made.content_type, status=made.status, headers=headers)


def _is_known(path: str) -> bool:
    """Whether something answers at `path` to which a reader who left out the last slash may be sent."""
    if path.startswith("//"):
        return False  # to a browser that is another site
    try:
        if resolve(path).func is not page:
            return True
    except Resolver404:
        return False
    return output_at(path) is not None or _of_story(path) is not None or moved_to(path) is not None


def _moved(path: str, request: HttpRequest) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path, headers={"Cache-Control": REVALIDATE})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404."""
    return _error(404)


def broken(request: HttpRequest) -> HttpResponse:
    """Django's handler500: asks nothing of the database, and has plain words where even its template fails."""
    try:
        body = render_to_string("500.html")
    except Exception:
        log.exception("The page that says that something went wrong could not be made.")
        return HttpResponse(
            "Something went wrong. Please try again in a minute.\n", status=500, content_type="text/plain"
        )
    return HttpResponse(body, status=500)


def _error(status: int, **told: str) -> HttpResponse:
    body = render_to_string(f"{status}.html", {"site": Site.load(), **told})
    return HttpResponse(body, status=status, headers={"Cache-Control": "no-cache", "X-Robots-Tag": "noindex"})
