"""Addresses of the newsroom's own, beside Wagtail's admin: to be included at admin/, before it."""

from __future__ import annotations

from django.urls import include, path

from standfirst.newsroom.admin import reports

urlpatterns = [path("", include("standfirst.newsroom.accounts.urls")), *reports.urls()]
