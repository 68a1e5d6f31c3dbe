"""GET and POST /report/<story>/: what a reader says is wrong, at the sentence it is about. No cookie, no script."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from standfirst.newsroom.models import Article, PublishedVersion
from standfirst.newsroom.visibility import readable_articles
from standfirst.readers.rate_limit import DailySalt, RateLimit, address_of
from standfirst.readers.reports import LONGEST_WORDS, Sentence, sentence_with, sentences_of, take_in
from standfirst.readers.same_site import sent_from_here

LONGEST_TEXT = 2000
REPORTS_OF_AN_ADDRESS = RateLimit("reports", 6, 10 * 60)
"""All reports of one address in ten minutes."""
REPORTS_OF_ALL = RateLimit("all reports", 120, 10 * 60)
"""All reports of everybody in ten minutes: above that somebody is playing with the form."""
_salt = DailySalt()


class ReportForm(forms.Form):
    """What is wrong, and where to write if the reader wants to hear of it."""

    text = forms.CharField(
        max_length=LONGEST_TEXT,
        error_messages={
            "required": "Tell us what is wrong, in a few words.",
            "max_length": "Please say it in at most 2,000 characters.",
        },
    )
    contact = forms.EmailField(
        required=False, max_length=254, error_messages={"invalid": "That is no e-mail address. It may stay empty."}
    )

    def clean_text(self) -> str:
        # Without what no page and no database can hold.
        kept = "".join(char for char in self.cleaned_data["text"] if char.isprintable() or char == "\n")
        if not kept.strip():
            raise forms.ValidationError("Tell us what is wrong, in a few words.")
        return kept.strip()


# Every reader gets the same page, so no token of Django's can stand in it: see `same_site`.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, article_id: int) -> HttpResponse:
    """The form, opened at the sentence with `words`; or the report taken in, answered 303 to the thanks."""
    article, version = _out(article_id)
    story = version.story
    listed = sentences_of(story)
    if request.method != "POST":
        words = request.GET.get("words", "")[:LONGEST_WORDS]
        return _page(request, article, listed, sentence_with(words, listed), ReportForm(), version.n)
    # A version that came out while the reader wrote: what they had before them is what they speak of.
    had = article.published_versions.filter(n=_number(request.POST.get("version", ""))).exclude(
        kind__in=(PublishedVersion.Kind.WITHDRAWAL, PublishedVersion.Kind.TAKEDOWN)
    )
    before = had.first() or version
    listed = sentences_of(before.story)
    chosen = next((each for each in listed if each.value == request.POST.get("at", "")), None)
    form = ReportForm(request.POST)
    if not sent_from_here(request):
        said = "This report came from another site. Open the story and report the error there."
        return _page(request, article, listed, chosen, form, before.n, said, HTTPStatus.FORBIDDEN)
    if not form.is_valid():
        return _page(request, article, listed, chosen, form, before.n, status=HTTPStatus.BAD_REQUEST)
    wait = REPORTS_OF_AN_ADDRESS.wait(_salt.hash(address_of(request))) or REPORTS_OF_ALL.wait(b"all")
    if wait:
        minutes = -(-wait // 60)
        said = (
            "There were many reports from your network in a short time, so this one was not taken in. Keep what you "
            f"wrote and try again in {minutes} minute{'' if minutes == 1 else 's'}."
        )
        refused = _page(request, article, listed, chosen, form, before.n, said, HTTPStatus.TOO_MANY_REQUESTS)
        refused.headers["Retry-After"] = str(wait)
        return refused
    # A field that people do not see and machines fill.
    if not request.POST.get("website"):
        take_in(article, before.story, chosen, form.cleaned_data["text"], form.cleaned_data["contact"])
    response = HttpResponseRedirect(reverse("readers:report_thanks", args=[article_id]))
    response.status_code = HTTPStatus.SEE_OTHER
    return response


@never_cache
@require_safe
def thanks(request: HttpRequest, article_id: int) -> HttpResponse:
    """That the report is with the desk."""
    article, _ = _out(article_id)
    return _noindex(render(request, "readers/report_thanks.html", {"article": article}))


def _out(article_id: int) -> tuple[Article, PublishedVersion]:
    """The story, if anybody may read it, and its newest version. All others are one answer."""
    article = readable_articles().filter(pk=article_id).first()
    version = article.published_versions.last() if article else None
    if article is None or version is None:
        raise Http404("There is no such story to report an error in.")
    return article, version


def _page(
    request: HttpRequest,
    article: Article,
    listed: list[Sentence],
    chosen: Sentence | None,
    form: ReportForm,
    version: int,
    said: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context: dict[str, Any] = {
        "article": article,
        "sentences": listed,
        "chosen": chosen,
        "form": form,
        "version": version,
        "said": said,
        "longest": LONGEST_TEXT,
    }
    return _noindex(render(request, "readers/report.html", context, status=status))


def _noindex(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0
