"""The front door: which room answers which address."""

from __future__ import annotations

from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls

from standfirst.newsroom.health_view import health

urlpatterns = [
    re_path("^healthz/?$", health),
    path("admin/", include("standfirst.newsroom.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("standfirst.readers.urls")),
    path("", include("standfirst.press.urls")),
]

handler404 = "standfirst.press.views.not_found"
handler500 = "standfirst.press.views.broken"
