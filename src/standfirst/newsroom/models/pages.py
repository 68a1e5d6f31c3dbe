"""The few pages that are a tree: the home page's anchor and pages like About, Standards, Privacy."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from standfirst.newsroom.models.top_addresses import clean_top_address

INFORMATION_FEATURES = ["h2", "h3", "bold", "italic", "link", "ul", "ol", "hr"]


class HomePage(Page):
    """Where Wagtail's site hangs. The front page itself is made by the press."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.InformationPage"]

    class Meta:
        verbose_name = "home page"


class InformationPage(Page):
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
