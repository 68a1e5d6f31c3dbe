"""Links that log a colleague in once, so that no password is ever made up for anybody."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from standfirst.newsroom.models import LoginLink, User
from standfirst.newsroom.roles import ADMINISTRATOR

GOOD_FOR = timedelta(minutes=15)


def first_administrator(username: str, email: str = "") -> tuple[User, bool]:
    """The administrator who was there first and, if there was none, one called `username`; whether it was made.

    The new one has no password: `login_path` lets them in to choose one.
    """
    with transaction.atomic():
        found = User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
        if found:
            return found, False
        user = User(username=_free(username), email=email, is_staff=True, is_superuser=True)
        user.set_unusable_password()
        user.save()
        user.groups.add(*Group.objects.filter(name=ADMINISTRATOR))
    return user, True


def _free(username: str) -> str:
    name, number = username, 2
    while User.objects.filter(username=name).exists():
        name, number = f"{username}-{number}", number + 1
    return name


def login_path(user: User) -> str:
    """The path of a new link that logs `user` in once within 15 minutes; links given out before are void."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        LoginLink.objects.filter(user=user).delete()
        LoginLink.objects.filter(expires_at__lt=timezone.now()).delete()
        LoginLink.objects.create(user=user, digest=_digest(token), expires_at=timezone.now() + GOOD_FOR)
    return reverse("newsroom_enter", args=[token])


def looked_at(token: str) -> User | None:
    """Whom the link with `token` would log in; None if it is spent, out of time or none of ours."""
    links = LoginLink.objects.select_related("user").filter(digest=_digest(token), expires_at__gt=timezone.now())
    link = links.filter(user__is_active=True).first()
    return link.user if link else None


def spend(token: str) -> User | None:
    """As `looked_at`, and the link is spent: of any number who try at once, one gets in."""
    user = looked_at(token)
    spent, _ = LoginLink.objects.filter(digest=_digest(token), expires_at__gt=timezone.now()).delete()
    return user if spent else None


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
