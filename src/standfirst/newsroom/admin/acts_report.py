"""Who did what, and when: every act on record, with filters, for reading and for export."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet, get_users_for_filter

from standfirst.newsroom.accounts.browsers import browser_name
from standfirst.newsroom.models import Publication

RIGHT = "newsroom.change_user"
_NAMES = {
    "address": "from",
    "browser": "with",
    "factor": "factor",
    "reason": "reason",
    "roles": "roles",
    "email": "to",
    "by": "by",
    "sessions": "sessions",
    "invited_by": "invited by",
}
_SILENT = ("revision", "title", "fields", "workflow", "comment_text")
"""What the record holds for programs."""


class ActsFilterSet(SiteHistoryReportFilterSet):
    """By what, who, when, on what, and by words in the details, such as a reason or an address."""

    is_commenting_action = None
    details = django_filters.CharFilter(label="Details contain", method="filter_details", widget=forms.TextInput)

    def get_users_queryset(self) -> Any:
        """Of both logs, that of pages and that of all else: each is filtered apart, and a name that only one knows
        must leave nothing of the other."""
        return get_users_for_filter(self.request.user)

    def filter_details(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(data__icontains=value)


class ActsView(LogEntriesView):
    """The screen; CSV and XLSX carry the same."""

    page_title = "Who did what"
    template_name = "newsroom/admin/acts.html"
    results_template_name = "newsroom/admin/acts_results.html"
    filterset_class = ActsFilterSet
    index_url_name = "newsroom_acts"
    index_results_url_name = "newsroom_acts_results"
    list_export = [*LogEntriesView.list_export, "details"]
    export_headings = {**LogEntriesView.export_headings, "details": "Details"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(RIGHT):
            from django.core.exceptions import PermissionDenied

            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def decorate_paginated_queryset(self, queryset: Any) -> list[Any]:
        zone = Publication.load().zone
        entries: list[Any] = super().decorate_paginated_queryset(queryset)
        for entry in entries:
            entry.details = details(entry.data)
            entry.when = f"{entry.timestamp.astimezone(zone):%-d %b %Y, %H:%M:%S %Z}"
        return entries


def details(data: Any) -> str:
    """What an act's record holds beside who, when and what, in words."""
    if not isinstance(data, dict):
        return ""
    said = []
    for name, value in data.items():
        if name in _SILENT or value in ("", None, [], {}):
            continue
        words = browser_name(value) if name == "browser" else _words(value)
        if words:
            said.append(f"{_NAMES.get(name, name.replace('_', ' '))}: {words}")
    return "; ".join(said)


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_words(each)}" for name, each in value.items() if each not in ("", None, [], {}))
    if isinstance(value, list):
        return ", ".join(_words(each) for each in value)
    return str(value)


class ActsItem(MenuItem):
    """Shown to whoever may look after colleagues."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(RIGHT))


def menu_item() -> MenuItem:
    """For `register_reports_menu_item`."""
    return ActsItem("Who did what", reverse("newsroom_acts"), name="acts", icon_name="history", order=10)


def urls() -> list[URLPattern]:
    """For `register_admin_urls`."""
    return [
        path("reports/acts/", ActsView.as_view(), name="newsroom_acts"),
        path("reports/acts/results/", ActsView.as_view(results_only=True), name="newsroom_acts_results"),
    ]
