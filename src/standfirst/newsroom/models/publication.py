"""The newsroom itself: its name, its time zone, what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from standfirst.desk import HouseStyle, HouseStyleError
from standfirst.newsroom.models.menu import MenuBlock


def known_time_zone(name: str) -> None:
    """Raises `ValidationError` unless `name` is one of the IANA time zones."""
    if name not in available_timezones():
        raise ValidationError(f"“{name}” is no time zone; write it as in Europe/Istanbul or America/New_York.")


class TimeZoneSelect(forms.Select):
    """The time zones that are named after places, listed when a form is drawn."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        named = {zone for zone in available_timezones() if "/" in zone or zone == "UTC"}
        self.choices = [(zone, zone) for zone in sorted(named | ({value} if value else set()))]
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return context


def readable_house_style(text: str) -> None:
    """Raises `ValidationError` unless `text` is a house style the desk can read; the message names line and key."""
    try:
        HouseStyle.from_toml(text, "the house style")
    except HouseStyleError as error:
        raise ValidationError(str(error)) from error


def house_style_of(text: str) -> HouseStyle:
    """The house style in TOML `text`; an empty one where it cannot be read."""
    try:
        return HouseStyle.from_toml(text, "the house style")
    except HouseStyleError:
        return HouseStyle()


_held: ContextVar[dict[str, Any] | None] = ContextVar("publication_held", default=None)


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
    logo = models.ForeignKey(
        "newsroom.Photo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Stands at the head of every page in place of the name. A PNG or WebP with a clear ground.",
    )
    menu = StreamField(MenuBlock(), blank=True, help_text="Empty: all sections in their order, then all pages.")
    house_style = models.TextField(
        blank=True,
        validators=[readable_house_style],
        help_text=(
            "Three tables: [terms] and [names] with what to write and the forms to avoid, as in "
            '"email" = ["e-mail"]; [bans] with what not to write and why.'
        ),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("tagline"),
                FieldPanel("logo"),
                FieldRowPanel([FieldPanel("time_zone", widget=TimeZoneSelect), FieldPanel("language")]),
            ],
            heading="Name",
        ),
        MultiFieldPanel([FieldPanel("menu")], heading="Menu"),
        MultiFieldPanel([FieldPanel("contact_email"), FieldPanel("agency")], heading="Contact and agency"),
        MultiFieldPanel([FieldPanel("house_style", heading="Terms, names and bans")], heading="House style"),
    ]

    class Meta:
        verbose_name = "publication"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def load(cls, request_or_site: Any = None) -> Publication:
        """Wagtail's; while it is `held`, it is read once."""
        held = _held.get()
        if held is None:
            held = {}
        if "row" not in held:
            held["row"] = super().load(request_or_site)
        row: Publication = held["row"]
        return row

    @staticmethod
    @contextmanager
    def held() -> Iterator[None]:
        """For one piece of work in which many ask for its zone, name or style: they get one and the same row."""
        outer = _held.get()
        token = _held.set({} if outer is None else outer)
        try:
            yield
        finally:
            _held.reset(token)

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        if held := _held.get():
            held.clear()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def clean_fields(self, exclude: Iterable[str] | None = None) -> None:
        """With the line ends of TOML: browsers send others."""
        self.house_style = self.house_style.replace("\r\n", "\n")
        super().clean_fields(exclude)

    @property
    def style(self) -> HouseStyle:
        """The house style as the desk reads it; an empty one where it cannot be read."""
        return house_style_of(self.house_style)
