"""The doors of the newsroom, all below /admin/: log-in, log-out, password, second factor, sessions, invitations.

They stand before Wagtail's own addresses of the same name, so that there is one log-in and one password reset.
"""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from standfirst.newsroom import login_views
from standfirst.newsroom.accounts import invite_views, security_views

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/changed/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    # Wagtail's own, which knows no second factor and no limit.
    re_path("^password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("enter/password/", login_views.choose_password, name="newsroom_choose_password"),
    path("enter/<str:token>/", login_views.enter, name="newsroom_enter"),
    path("join/<str:token>/", invite_views.join, name="newsroom_join"),
    path("security/", security_views.overview, name="mfa_index"),
    path("security/again/", account.reauthenticate, name="account_reauthenticate"),
    path("security/password/", account.password_change, name="account_change_password"),
    path("security/password/set/", account.password_set, name="account_set_password"),
    path("security/sessions/", security_views.end_sessions, name="newsroom_end_sessions"),
    path("security/", include("allauth.mfa.urls")),
]
