"""The paste box: the printed text of a news page goes in, a draft with the desk's questions comes out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from standfirst.newsroom.admin.asked import ask
from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.admin.pasted_story import MAX_CHARACTERS, pasted_story
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.visibility import open_sections, sections_of
from standfirst.story import Story, StoryError
from standfirst.wire import WireError


def urls() -> list[URLPattern]:
    """For `register_admin_urls`."""
    return [path("paste/", paste, name="paste")]


@csrf_exempt  # so that the size is looked at before anything is read; `_take_in` is protected itself
def paste(request: HttpRequest) -> HttpResponse:
    """GET shows the box; POST takes `text` (and `html`, where the clipboard had it) in.

    What cannot be read is said at the box, with the text kept.
    """
    if not request.user.has_perm("newsroom.add_article"):
        raise PermissionDenied
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdigit() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        error = (
            f"That is {int(length) // 1_000_000} million characters, more than the {MAX_CHARACTERS:,} the box takes. "
            "Paste one story at a time, or import it as a file."
        )
        return _box(request, error=error, status=413)
    return _take_in(request)


@csrf_protect
def _take_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _box(request)
    text, html = request.POST.get("text", ""), request.POST.get("html", "")
    try:
        article = take_in(_for_ones_own(pasted_story(text, html), request.user), user=request.user)
    except (WireError, StoryError) as error:
        return _box(request, text=text, html=html, error=str(error), status=422)
    messages.success(request, f"Taken in as a draft. {_what_the_desk_says(article)}")
    return HttpResponseRedirect(edit_url(article))


def _for_ones_own(story: Story, user: Any) -> Story:
    """`story` in the section it names, if `user` may put stories there; else in none."""
    own = {each.name for each in open_sections(user)}
    return story if sections_of(user) is None or story.section in own else story.but(section="")


def _what_the_desk_says(article: Any) -> str:
    asked = ask(article.get_latest_revision_as_object())
    return f"The desk has {asked.summary}." if asked.to_answer else "The desk has nothing to ask."


def _box(request: HttpRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    context = {"max_characters": MAX_CHARACTERS, **context}
    return TemplateResponse(request, "newsroom/admin/paste.html", context, status=status)
