"""Every address that no other room answers is the press's."""

from __future__ import annotations

from django.urls import path

from standfirst.press import picture_view, views

app_name = "press"

urlpatterns = [
    path("", views.page, name="home"),
    path("pictures/<path:name>", picture_view.picture, name="picture"),
    path("<path:path>", views.page, name="page"),
]
