"""Inviting a colleague, and the page where they make their log-in."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log

from standfirst.newsroom.accounts.invitations import GOOD_FOR, accept, again, invite, looked_at
from standfirst.newsroom.accounts.invite_forms import InviteForm, JoinForm
from standfirst.newsroom.login_views import as_a_key
from standfirst.newsroom.mail.server import is_set_up
from standfirst.newsroom.models import Invitation, Publication


@permission_required("newsroom.add_user")
@require_http_methods(["GET", "HEAD", "POST"])
def invite_colleague(request: HttpRequest) -> HttpResponse:
    """The screen: a form, and the invitations that are out."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        invitation, link = invite(words["email"], words["name"], list(words["groups"]), request.user)
        _told(request, invitation.email, link)
        return redirect("newsroom_invite")
    out = Invitation.objects.filter(used_at=None).select_related("invited_by").prefetch_related("groups")
    return render(
        request,
        "newsroom/accounts/invite.html",
        {"form": form, "out": out, "now": timezone.now(), "mail": is_set_up(), "days": GOOD_FOR.days},
        status=422 if form.errors else 200,
    )


@permission_required("newsroom.add_user")
@require_http_methods(["POST"])
def change_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends an invitation again, or withdraws it."""
    invitation = get_object_or_404(Invitation, pk=pk, used_at=None)
    if request.POST.get("act") == "withdraw":
        log(invitation, "standfirst.invitation_withdrawn", user=request.user, data={"email": invitation.email})
        invitation.delete()
        messages.success(request, f"The invitation of {invitation.email} is void.")
    else:
        _told(request, invitation.email, again(invitation, request.user))
    return redirect("newsroom_invite")


def _told(request: HttpRequest, email: str, link: str) -> None:
    if is_set_up():
        messages.success(request, f"An invitation is on its way to {email}.")
    else:
        messages.warning(
            request, f"Mail is not set up, so nothing was sent. Hand {email} this link yourself; it works once: {link}"
        )


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Lets who was invited choose a user name and a password; then they are in."""
    invitation = looked_at(token)
    if invitation is None:
        return as_a_key(render(request, "newsroom/enter/join.html", {"invitation": None}, status=410))
    form = JoinForm(invitation, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _let_in(request, token, form)
    words: dict[str, Any] = {"invitation": invitation, "form": form, "publication": Publication.load()}
    return as_a_key(render(request, "newsroom/enter/join.html", words, status=422 if form.errors else 200))


def _let_in(request: HttpRequest, token: str, form: JoinForm) -> HttpResponse:
    words = form.cleaned_data
    try:
        user = accept(token, words["username"], words["first_name"], words["last_name"], words["password1"])
    except IntegrityError:  # another took the name between the check and now
        return redirect(request.path)
    if user is None:
        return as_a_key(render(request, "newsroom/enter/join.html", {"invitation": None}, status=410))
    request.session.flush()
    record_authentication(request, user, method="invitation")
    return perform_login(request, user, redirect_url="/admin/")
