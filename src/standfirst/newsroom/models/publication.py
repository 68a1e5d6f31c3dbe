"""The newsroom itself: its name, its time zone, what it says of itself."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


def known_time_zone(name: str) -> None:
    """Raises `ValidationError` unless `name` is one of the IANA time zones."""
    if name not in available_timezones():
        raise ValidationError(f"“{name}” is no time zone; write it as in Europe/Istanbul or America/New_York.")


@register_setting(icon="home", order=100)
class Publication(BaseGenericSetting):
    """What holds for the whole publication; one row."""

    name = models.CharField(max_length=120, default="The Standfirst")
    tagline = models.CharField(max_length=200, blank=True)
    time_zone = models.CharField(
        max_length=64,
        default="UTC",
        validators=[known_time_zone],
        help_text="Addresses and printed times are in this zone, as in Europe/Istanbul.",
    )
    language = models.CharField(max_length=12, default="en", help_text="As in en or en-GB.")
    agency = models.CharField(
        max_length=120, blank=True, help_text="The agency of a new story, if it is always the same."
    )
    contact_email = models.EmailField(blank=True, help_text="Where readers report errors.")

    class Meta:
        verbose_name = "publication"

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)
