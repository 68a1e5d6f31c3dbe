"""The door for colleagues who come by a link: a button to go in, and the choice of a password."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from standfirst.newsroom.login_link import looked_at, spend

CAME_BY_LINK = "newsroom_came_by_link"
"""In the session of who came by a link: they may choose a password without knowing the old one."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Asks who comes by a link to press a button: what only looks ahead at links must not spend them."""
    if request.method != "POST":
        user = looked_at(token)
        return _page(request, "newsroom/enter/enter.html", {"who": user}, status=200 if user else 410)
    user = spend(token)
    if user is None:
        return _page(request, "newsroom/enter/enter.html", {"who": None}, status=410)
    request.session.flush()  # whoever was logged in here before, and whatever was put into their session
    request.session[CAME_BY_LINK] = user.pk
    record_authentication(request, user, method="link")
    # A second factor is asked for as after a password: the link stands in place of that, not of both.
    onward = reverse("wagtailadmin_home" if user.has_usable_password() else "newsroom_choose_password")
    return perform_login(request, user, redirect_url=onward)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def choose_password(request: HttpRequest) -> HttpResponse:
    """Lets a colleague who came by a link choose a password; they can also do so another day, by another link."""
    user = request.user
    if not user.is_authenticated or request.session.get(CAME_BY_LINK) != user.pk:
        return redirect("wagtailadmin_home")
    form = SetPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, form.user)
        request.session.pop(CAME_BY_LINK, None)
        messages.success(request, f"Your password is set. Your user name is “{user.get_username()}”.")
        return redirect("wagtailadmin_home")
    return _page(request, "newsroom/enter/password.html", {"form": form, "who": user})


def _page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    return as_a_key(render(request, template, context, status=status))


def as_a_key(response: HttpResponse) -> HttpResponse:
    """`response`, which stands at an address that is a key: it goes to nobody else, and no search engine keeps it."""
    # Not “no-referrer”: a browser would then send `Origin: null` with the button, and be refused as a stranger.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
