"""The few pages that are a tree: the home page's anchor and pages like About, Standards, Privacy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from standfirst.newsroom.models.top_addresses import clean_top_address

INFORMATION_FEATURES = ["h2", "h3", "bold", "italic", "link", "ul", "ol", "hr", "story-link"]


class MadeByThePress:
    """For pages that Wagtail does not serve: it knows their address all the same, for links to them."""

    address: Any
    preview_modes: Sequence[tuple[str, str]] = ()
    """None: Wagtail has no template to show them by, and says so where it is asked to."""

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        sites = self._get_relevant_site_root_paths(request)  # type: ignore[attr-defined]
        return (sites[0].site_id, sites[0].root_url, self.address) if sites else None


class HomePage(MadeByThePress, Page):
    """Where Wagtail's site hangs. The front page itself is made by the press."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.InformationPage"]

    class Meta:
        verbose_name = "home page"

    @property
    def address(self) -> str:
        return "/"


class InformationPage(MadeByThePress, Page):
    """About, standards, privacy: what a publication says of itself. Served at `/slug/`."""

    body = RichTextField(blank=True, features=INFORMATION_FEATURES)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["newsroom.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "information page"

    def clean(self) -> None:
        super().clean()
        clean_top_address(self, self.slug)

    @property
    def address(self) -> str:
        return f"/{self.slug}/"
