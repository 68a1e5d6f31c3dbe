"""The screens of Wagtail for users, in a newsroom: colleagues are invited, and their log-ins can be seen and ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import permission_required
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.users.views.users import EditView, IndexView, UserViewSet

from standfirst.newsroom.accounts.security_views import end, factors_of, sessions_of
from standfirst.newsroom.accounts.standing import must_have_second_factor
from standfirst.newsroom.accounts.telling import where
from standfirst.newsroom.login_link import login_path
from standfirst.newsroom.mail.server import is_set_up
from standfirst.newsroom.models import Publication, User


class ColleaguesIndex(IndexView):
    add_item_label = "Invite a colleague"
    page_title = "Colleagues"


class ColleagueEdit(EditView):
    """An administrator by role cannot make anybody, themselves included, one by right."""

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form


class ColleagueViewSet(UserViewSet):
    """Named in `users_app`."""

    menu_label = "Colleagues"
    copy_view_enabled = False  # nobody's log-in is made by another, not by copying either
    index_view_class = ColleaguesIndex
    edit_view_class = ColleagueEdit


def to_the_invitation(request: HttpRequest) -> HttpResponse:
    """For `before_create_user`: nobody's log-in is made by another."""
    return redirect("newsroom_invite")


def buttons(user: Any, request_user: Any) -> Iterator[Button]:
    """For `register_user_listing_buttons`."""
    if _may_change(request_user, user):
        yield Button("Log-ins", reverse("newsroom_log_ins", args=[user.pk]), icon_name="key", priority=30)


def _may_change(who: Any, whom: Any) -> bool:
    return bool(who.has_perm("newsroom.change_user") and (who.is_superuser or not whom.is_superuser))


@permission_required("newsroom.change_user")
@require_http_methods(["GET", "HEAD", "POST"])
def log_ins(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a colleague is logged in and with which factors; ends sessions, removes factors, sends a link."""
    colleague = get_object_or_404(User, pk=pk)
    if not _may_change(request.user, colleague):
        raise PermissionDenied
    if request.method == "POST":
        _do(request, colleague)
        return redirect("newsroom_log_ins", pk)
    return render(
        request,
        "newsroom/accounts/log_ins.html",
        {
            "colleague": colleague,
            "factors": factors_of(colleague),
            "sessions": sessions_of(colleague, request.session.session_key),
            "must_have_one": must_have_second_factor(colleague),
            "mail": is_set_up() and colleague.email,
        },
    )


def _do(request: HttpRequest, colleague: User) -> None:
    act = request.POST.get("act")
    said = {**where(request)}
    if act == "sessions":
        said["sessions"] = str(end(colleague, UserSession.objects.exclude(session_key=request.session.session_key)))
        log(colleague, "standfirst.sessions_ended", user=request.user, data=said)
        messages.success(request, f"{colleague} is logged out everywhere.")
    elif act == "factors":
        remove_factors(colleague, request.user, said)
        messages.success(request, f"{colleague} has no second factor any more, and is logged out everywhere.")
    elif act == "link" and colleague.email and colleague.is_active:
        _send_link(colleague)
        log(colleague, "standfirst.login_link", user=request.user, data=said)
        messages.success(request, f"A log-in link, good for 15 minutes, is on its way to {colleague.email}.")


def remove_factors(colleague: User, by: Any, said: dict[str, Any]) -> None:
    """Takes all second factors from a colleague who has lost them, and ends their sessions; on record."""
    kinds = ", ".join(str(each) for each in Authenticator.objects.filter(user=colleague))
    Authenticator.objects.filter(user=colleague).delete()
    end(colleague, UserSession.objects.all())
    log(colleague, "standfirst.factor_removed", user=by, data={**said, "factor": kinds or "none"})


def _send_link(colleague: User) -> None:
    publication = Publication.load()
    words = {"who": colleague, "link": settings.SITE + login_path(colleague), "publication": publication}
    send_mail(
        f"{publication.name}: a link to log in",
        render_to_string("newsroom/mail/login_link.txt", words),
        None,
        [colleague.email],
    )
