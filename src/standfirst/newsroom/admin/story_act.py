"""A screen that asks before an act on one story: correcting, taking back, taking down."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.models import Article


class StoryActView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """`article` is the story; its form does the act."""

    model: Any = None
    article: Article

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.article = get_object_or_404(self.model, pk=kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": reverse("stories:list"), "label": "Stories"},
            {"url": edit_url(self.article), "label": str(self.article)},
            {"url": "", "label": str(self.page_title), "sublabel": str(self.article)},
        ]

    def get_page_subtitle(self) -> str:
        return str(self.article)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "article": self.article, "edit_url": edit_url(self.article)}
