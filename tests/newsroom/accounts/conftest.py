"""Colleagues with and without a second factor, and what they type."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.test import Client

from standfirst.newsroom.models import User
from standfirst.newsroom.roles import ADMINISTRATOR, EDITOR, REPORTER, make_roles, make_site

GOOD = "four-words-not-together"


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    make_roles()
    make_site()
    caches["process"].clear()


def _colleague(name: str, role: str) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", GOOD, first_name=name.title(), last_name="Vale")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def reporter() -> User:
    return _colleague("rosa", REPORTER)


@pytest.fixture
def editor() -> User:
    return _colleague("edda", EDITOR)


@pytest.fixture
def administrator() -> User:
    return _colleague("adam", ADMINISTRATOR)


@pytest.fixture
def with_app() -> Callable[[User], str]:
    """Sets up an authenticator app for a colleague and returns its secret."""

    def set_up(user: User) -> str:
        secret = generate_totp_secret()
        TOTP.activate(user, secret)
        RecoveryCodes.activate(user)
        return secret

    return set_up


def code(secret: str) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def recovery_codes(user: User) -> list[str]:
    return Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()


def log_in(client: Client, name: str, password: str = GOOD):
    return client.post("/admin/login/", {"login": name, "password": password, "next": "/admin/"})


def is_in(client: Client) -> bool:
    """Whether the browser may work in the newsroom."""
    return client.get("/admin/stories/").status_code == 200


def link_in(text: str) -> str:
    """The path of the first link in a letter."""
    found = re.search(r"https?://[^/\s]+(/\S+)", text)
    assert found, text
    return found[1]
