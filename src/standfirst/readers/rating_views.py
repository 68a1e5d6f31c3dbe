"""POST /rate/<story>/ and the page that confirms it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from standfirst.newsroom.models import Article
from standfirst.newsroom.visibility import readable_articles
from standfirst.readers import browser, double_click, ratings
from standfirst.readers.models import STARS
from standfirst.readers.rate_limit import DailySalt, RateLimit, address_of
from standfirst.readers.same_site import sent_from_here

TEN_MINUTES = 10 * 60
VOTES_OF_AN_ADDRESS = RateLimit("votes", 60, TEN_MINUTES)
"""All votes of one address, which may be a household, an office or a train."""
VOTES_ON_A_STORY = RateLimit("votes on a story", 20, TEN_MINUTES)
"""Votes of one address on one story."""
_salt = DailySalt()


class Refused(Exception):
    """A vote that is not taken: the answer's status, a title, and a sentence that says what to do."""

    def __init__(self, status: HTTPStatus, title: str, sentence: str, *, wait: int = 0) -> None:
        self.status, self.title, self.sentence, self.wait = status, title, sentence, wait
        super().__init__(sentence)


# Every reader gets the same page, so no token of Django's can stand in it: see `same_site`.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, article_id: int) -> HttpResponse:
    """Takes a vote (`value` 1 to 5, or "remove"). Answers 303 to the thanks page, or JSON to who accepts it."""
    article = _live(article_id)
    if request.method != "POST":
        return HttpResponseRedirect(f"{article.address}#rating")
    try:
        return _take(request, article)
    except Refused as refused:
        return _refusal(request, article, refused)


@never_cache
@require_safe
def thanks(request: HttpRequest, article_id: int) -> HttpResponse:
    """What this browser gave the story, to change or remove, and the way back to it."""
    article = _live(article_id)
    mine = ratings.vote_of(article_id, browser.token_of(request))
    context = {
        "article": article,
        "article_id": article_id,
        "mine": mine,
        "was": request.GET.get("was", ""),
        "tally": ratings.tally(article_id),
        "stars": STARS,
    }
    return render(request, "readers/thanks.html", context)


def _live(article_id: int) -> Article:
    """The story if readers can read it. A draft, a scheduled, a withdrawn story and none at all are one answer."""
    article = readable_articles().filter(pk=article_id).first()
    if article is None:
        raise Http404("There is no such story to rate.")
    return article


def _take(request: HttpRequest, article: Article) -> HttpResponse:
    if not sent_from_here(request):
        raise Refused(
            HTTPStatus.FORBIDDEN,
            "This vote came from another site",
            "Votes count only when they are given on the story's own page. Open the story and vote there.",
        )
    value = _value(request)
    token = browser.token_of(request)
    if value is None:
        tally = ratings.vote(article.pk, token, None) if token else ratings.tally(article.pk)
    else:
        if not article.rating_enabled:
            raise Refused(
                HTTPStatus.CONFLICT,
                "This story is not rated",
                "The newsroom has closed the rating of this story, so your vote was not counted.",
            )
        address = address_of(request)
        _hold_back(address, article.pk)
        token = token or _token_for(request, address, article.pk, value)
        tally = ratings.vote(article.pk, token, value)
    if _wants_json(request):
        response: HttpResponse = JsonResponse(_told(tally, value))
    else:
        was = "removed" if value is None else "voted"
        response = HttpResponseRedirect(f"{reverse('readers:thanks', args=[article.pk])}?was={was}")
        response.status_code = HTTPStatus.SEE_OTHER
    if value is not None and token:
        browser.keep(response, token, secure=request.is_secure())
    return response


def _value(request: HttpRequest) -> int | None:
    """The stars of the form; None for "remove". Raises `Refused`."""
    sent = request.POST.get("value", "")
    if sent == "remove":
        return None
    if sent not in [str(star) for star in STARS]:
        what = f"“{sent[:20]}” is not a rating" if sent else "No rating was chosen"
        raise Refused(HTTPStatus.BAD_REQUEST, what, "Choose 1, 2, 3, 4 or 5 stars.")
    return int(sent)


def _hold_back(address: str, article_id: int) -> None:
    wait = VOTES_ON_A_STORY.wait(_salt.hash(address, str(article_id))) or VOTES_OF_AN_ADDRESS.wait(_salt.hash(address))
    if wait:
        minutes = -(-wait // 60)
        raise Refused(
            HTTPStatus.TOO_MANY_REQUESTS,
            "Too many votes",
            "There were many votes from your network in a short time, so this one was not counted. "
            f"Try again in {minutes} minute{'' if minutes == 1 else 's'}.",
            wait=wait,
        )


def _token_for(request: HttpRequest, address: str, article_id: int, value: int) -> str:
    """A token for a browser that has none. The script sends no vote twice; a form without it may be."""
    if _wants_json(request):
        return browser.new_token()
    headers = [request.headers.get(name, "") for name in ("User-Agent", "Accept", "Accept-Language")]
    return double_click.token(_salt.hash(address, str(article_id), str(value), *headers))


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _told(tally: ratings.Tally, value: int | None) -> dict[str, Any]:
    if value is None:
        status = "Your rating was removed."
    else:
        status = f"You gave {value} star{'' if value == 1 else 's'}. Thank you!"
    return {"mine": value, "status": status, "tally": tally.sentence}


def _refusal(request: HttpRequest, article: Article, refused: Refused) -> HttpResponse:
    if _wants_json(request):
        response: HttpResponse = JsonResponse({"status": f"{refused.title}. {refused.sentence}"}, status=refused.status)
    else:
        context = {"article": article, "article_id": article.pk, "refused": refused, "stars": STARS}
        response = render(request, "readers/vote_refused.html", context, status=refused.status)
    if refused.wait:
        response.headers["Retry-After"] = str(refused.wait)
    return response
