"""Wagtail's screens for users, with invitations in place of passwords made up for others."""

from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class ColleaguesConfig(WagtailUsersAppConfig):
    """In `INSTALLED_APPS` in place of `wagtail.users`."""

    user_viewset = "standfirst.newsroom.accounts.colleagues.ColleagueViewSet"
