"""Where readers answer and where they look: the rating, error reports, the search."""

from __future__ import annotations

from django.urls import path

from standfirst.readers import rating_views, report_views, search_views

app_name = "readers"

urlpatterns = [
    path("rate/<int:article_id>/", rating_views.rate, name="rate"),
    path("rate/<int:article_id>/thanks/", rating_views.thanks, name="thanks"),
    path("report/<int:article_id>/", report_views.report, name="report"),
    path("report/<int:article_id>/thanks/", report_views.thanks, name="report_thanks"),
    path("search/", search_views.search_page, name="search"),
]
