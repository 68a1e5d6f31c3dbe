"""What a picture's page in the newsroom shows beside its form: where it is in print, what its file says of itself."""

from __future__ import annotations

from typing import Any

from django import template

from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.models import Photo
from standfirst.newsroom.photo_likeness import same_or_alike
from standfirst.newsroom.photo_rights import printed
from standfirst.newsroom.photo_uses import stories_with

register = template.Library()

_NAMES = {
    "title": "Title",
    "headline": "Headline",
    "people": "People in it",
    "event": "Event",
    "sublocation": "Place",
    "city": "City",
    "province": "Region",
    "country": "Country",
    "keywords": "Keywords",
    "creators_title": "Photographer’s title",
    "caption_writer": "Caption by",
    "job_id": "Agency’s number",
    "urgency": "Urgency",
    "contact": "Contact",
    "copyright_owner": "Copyright owner",
    "licensor": "Licensed by",
    "supplier": "Supplied by",
    "rights_address": "Rights at",
    "data_mining": "Data mining",
    "ai_system": "AI system used",
    "long_alt_text": "Long description",
}
_MOST_STORIES = 10


@register.inclusion_tag("newsroom/admin/picture_particulars.html")
def picture_particulars(photo: Photo) -> dict[str, Any]:
    """Rights, use in print, likenesses, what the file says, and its Content Credentials."""
    stories = list(stories_with(photo)[:_MOST_STORIES])
    return {
        "photo": photo,
        "is_over": bool(photo.expires_at and not photo.may_be_shown()),
        "ends": printed(photo.expires_at) if photo.expires_at else "",
        "stories": [(str(story), edit_url(story)) for story in stories],
        "more": max(0, stories_with(photo).count() - len(stories)),
        "said": [(_NAMES.get(name, name), text) for name, text in photo.in_file.items()],
        "credentials": photo.credentials,
        "alike": same_or_alike(photo),
    }
