"""Invites colleagues by mail: a link, good for a week and once, with which they make their own log-in."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from standfirst.newsroom.models import Invitation, Publication, User

GOOD_FOR = timedelta(days=7)


def invite(email: str, name: str, roles: Iterable[Group], by: Any) -> tuple[Invitation, str]:
    """Sends an invitation to `email` and returns it with its link. One that was out for that address is void."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Invitation.objects.filter(email__iexact=email, used_at=None).delete()
        invitation = Invitation.objects.create(
            email=email, name=name, invited_by=by, digest=_digest(token), expires_at=timezone.now() + GOOD_FOR
        )
        invitation.groups.set(roles)
        named = ", ".join(group.name for group in roles)
        log(invitation, "standfirst.invited", user=by, data={"email": email, "roles": named})
        link = settings.SITE + reverse("newsroom_join", args=[token])
        _send(invitation, link)
    return invitation, link


def again(invitation: Invitation, by: Any) -> str:
    """Sends a new link for an invitation that is out, and returns it; the old one is void."""
    return invite(invitation.email, invitation.name, list(invitation.groups.all()), by)[1]


def looked_at(token: str) -> Invitation | None:
    """The invitation with that token; None if it is spent, out of time or none of ours."""
    waiting = Invitation.objects.filter(digest=_digest(token), used_at=None, expires_at__gt=timezone.now())
    return waiting.select_related("invited_by").first()


def accept(token: str, username: str, first_name: str, last_name: str, password: str) -> User | None:
    """Makes the colleague's log-in and spends the invitation: of any number who try at once, one gets in."""
    with transaction.atomic():
        invitation = looked_at(token)
        if invitation is None:
            return None
        taken = Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=timezone.now())
        if not taken:
            return None
        user = User.objects.create_user(
            username, invitation.email, password, first_name=first_name, last_name=last_name
        )
        user.groups.set(invitation.groups.all())
        Invitation.objects.filter(pk=invitation.pk).update(user=user)
        log(user, "standfirst.joined", user=user, data={"invited_by": str(invitation.invited_by or "")})
    return user


def _send(invitation: Invitation, link: str) -> None:
    publication = Publication.load()
    words = {"invitation": invitation, "link": link, "publication": publication, "days": GOOD_FOR.days}
    send_mail(
        f"{publication.name}: your invitation to the newsroom",
        render_to_string("newsroom/mail/invitation.txt", words),
        None,
        [invitation.email],
    )


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
