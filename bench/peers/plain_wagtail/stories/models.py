"""Stories as a newcomer to Wagtail would model them: a tree of sections and stories, fields on the page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.fields import RichTextField
from wagtail.models import Page

LATEST, MORE = 7, 4
"""As many as our page shows."""


class SectionPage(Page):
    """A section of the paper; its children are its stories."""


class StoryPage(Page):
    """A story with all that stands around it on ours."""

    standfirst = models.TextField(blank=True)
    byline = models.CharField(max_length=255, blank=True)
    quick_looks = RichTextField(blank=True)
    body = RichTextField(blank=True)
    lead = models.ForeignKey("wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+")
    lead_caption = models.TextField(blank=True)
    second = models.ForeignKey("wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+")
    second_caption = models.TextField(blank=True)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        stories = StoryPage.objects.live().order_by("-first_published_at")
        older = stories.filter(first_published_at__lt=self.first_published_at)
        newer = stories.filter(first_published_at__gt=self.first_published_at)
        section = self.get_parent()
        context.update(
            section=section,
            menu=SectionPage.objects.live().in_menu(),
            latest=stories[:LATEST],
            more=older.child_of(section).select_related("lead")[:MORE],
            previous=older.first(),
            next=newer.last(),
        )
        return context


class AloneStoryPage(Page):
    """The headline, standfirst, byline and body of a story and nothing else."""

    standfirst = models.TextField(blank=True)
    byline = models.CharField(max_length=255, blank=True)
    body = RichTextField(blank=True)
