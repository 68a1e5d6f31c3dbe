"""Addresses of the newsroom's own, beside Wagtail's admin: to be included at admin/, before it."""

from __future__ import annotations

from django.urls import path

from standfirst.newsroom import login_views
from standfirst.newsroom.admin import reports

urlpatterns = [
    path("enter/password/", login_views.choose_password, name="newsroom_choose_password"),
    path("enter/<str:token>/", login_views.enter, name="newsroom_enter"),
    *reports.urls(),
]
