"""Every address that no other room answers is the press's."""

from __future__ import annotations

from django.urls import path

from standfirst.press import views

app_name = "press"

urlpatterns = [
    path("", views.page, name="home"),
    path("<path:path>", views.page, name="page"),
]
