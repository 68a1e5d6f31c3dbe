"""Where readers answer: the rating, the search."""

from __future__ import annotations

from django.urls import path

from standfirst.readers import rating_views

app_name = "readers"

urlpatterns = [
    path("rate/<int:article_id>/", rating_views.rate, name="rate"),
    path("rate/<int:article_id>/thanks/", rating_views.thanks, name="thanks"),
]
