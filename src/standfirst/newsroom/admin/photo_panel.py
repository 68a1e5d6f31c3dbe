"""On tonight's desk: pictures in print whose rights end within a week, and those that came out of their pages."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.admin.tonight_panels import SlipsPanel
from standfirst.newsroom.models import Photo
from standfirst.newsroom.photo_expiry import ending_soon, lately_taken_down
from standfirst.newsroom.photo_rights import printed
from standfirst.newsroom.photo_uses import stories_with

_MOST = 8
_MOST_STORIES = 4


@dataclass(frozen=True)
class Ending:
    """A picture and the stories that show it, each with the address it is edited at."""

    title: str
    url: str
    credit: str
    at: str
    is_over: bool
    thumb: str
    stories: tuple[tuple[str, str], ...]
    more: int


class PicturesPanel(SlipsPanel):
    """The panel; its `endings` are not empty."""

    name = "pictures"
    title = "Pictures whose rights end"
    icon_name = "image"
    template_name = "newsroom/admin/pictures_tonight.html"

    @property
    def media(self) -> forms.Media:
        return forms.Media(css={"all": ["newsroom/css/pictures.css"]})


def pictures_panel(request: HttpRequest) -> Component | None:
    """The panel, where there is anything to tell."""
    over = [_ending(photo, True) for photo in lately_taken_down()[:_MOST]]
    soon = [_ending(photo, False) for photo in ending_soon()[: _MOST - len(over)]]
    return PicturesPanel(endings=[*over, *soon]) if over or soon else None


def _ending(photo: Photo, is_over: bool) -> Ending:
    stories = list(stories_with(photo)[: _MOST_STORIES + 1])
    shown = tuple((str(story), edit_url(story)) for story in stories[:_MOST_STORIES])
    more = stories_with(photo).count() - len(shown) if len(stories) > _MOST_STORIES else 0
    try:
        thumb = photo.get_rendition("fill-96x96").url
    except Exception:  # whatever the imaging library says of a broken or missing original
        thumb = ""
    at = photo.expires_at
    url = reverse("wagtailimages:edit", args=[photo.pk])
    return Ending(photo.title, url, photo.credit, printed(at) if at else "", is_over, thumb, shown, more)
