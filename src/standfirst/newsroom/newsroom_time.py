"""The newsroom's own time in forms: who has chosen no other zone works in it, and a right ends in it for everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.forms import DateTimeField
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from wagtail.users.models import UserProfile

from standfirst.newsroom.models import Publication

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class NewsroomTime:
    """Middleware: Wagtail has colleagues who chose no time zone work in UTC; here they work in the publication's."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith("/admin/") and request.user.is_authenticated:
            user: Any = request.user
            # Wagtail reads the zone off this object for each of its views; the row stays as it is.
            profile = getattr(user, "wagtail_userprofile", None) or UserProfile(user=user)
            with Publication.held():
                profile.current_time_zone = profile.current_time_zone or Publication.load().time_zone
                return self._get_response(request)
        return self._get_response(request)


class NewsroomTimeField(DateTimeField):
    """A moment that is typed and shown in the publication's zone, whatever zone the colleague works in."""

    @classmethod
    def like(cls, field: Any) -> NewsroomTimeField:
        """`field` of another form, with the zone said beside it."""
        zone = f"In the newsroom’s time, {Publication.load().time_zone}."
        help_text = f"{field.help_text} {zone}".strip()
        return cls(label=field.label, required=field.required, widget=field.widget, help_text=help_text)

    def prepare_value(self, value: Any) -> Any:
        with timezone.override(Publication.load().zone):
            return super().prepare_value(value)

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(Publication.load().zone):
            return super().to_python(value)
