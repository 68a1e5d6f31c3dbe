"""A link lets a colleague in once, and nothing that only looks at links spends it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import resolve, reverse
from django.utils import timezone

from standfirst.newsroom.login_link import GOOD_FOR, first_administrator, login_path, spend
from standfirst.newsroom.models import LoginLink, User
from standfirst.newsroom.roles import REPORTER, make_roles
from tests.newsroom.core.conftest import at_once

GOOD = "Choosing-a-long-one-77"


@pytest.fixture
def administrator(db: None) -> User:
    make_roles()
    return first_administrator("editor-in-chief", "editor@example.org")[0]


def test_the_first_administrator_has_no_password_and_is_made_once(administrator):
    assert not administrator.has_usable_password() and administrator.is_superuser
    assert [group.name for group in administrator.groups.all()] == ["Administrator"]
    assert first_administrator("somebody-else") == (administrator, False)
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_a_name_that_is_taken_is_not_taken_over():
    reporter = User.objects.create_user("editor-in-chief")
    made, new = first_administrator("editor-in-chief")
    assert new and made != reporter and made.username == "editor-in-chief-2"


def test_a_way_in_and_a_password(client, administrator):
    path = login_path(administrator)
    assert path.startswith("/admin/enter/")
    page = client.get(path)
    assert "Log in as editor-in-chief" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin" and "no-store" in page["Cache-Control"]
    assert "_auth_user_id" not in client.session
    entered = client.post(path)
    assert entered["Location"] == reverse("newsroom_choose_password")
    assert client.session["_auth_user_id"] == str(administrator.pk)
    assert "Choose a password" in client.get(entered["Location"]).content.decode()
    refused = client.post(entered["Location"], {"new_password1": "password", "new_password2": "password"})
    assert "too common" in refused.content.decode()
    done = client.post(entered["Location"], {"new_password1": GOOD, "new_password2": GOOD})
    assert done["Location"] == reverse("wagtailadmin_home")
    assert client.get(done["Location"]).status_code == 200
    administrator.refresh_from_db()
    assert administrator.check_password(GOOD)
    again = client.get(reverse("newsroom_choose_password"))
    assert again.status_code == 302 and again["Location"] == reverse("wagtailadmin_home")


def test_looking_does_not_spend_it_and_using_does(client, administrator):
    path = login_path(administrator)
    for method in (client.get, client.head, client.get):
        assert method(path).status_code == 200
    assert client.post(path).status_code == 302
    client.logout()
    for method in (client.get, client.post):
        spent = method(path)
        assert spent.status_code == 410 and "This link is spent" in spent.content.decode()
    assert "_auth_user_id" not in client.session


def test_it_is_good_for_a_quarter_of_an_hour(client, administrator, monkeypatch):
    path = login_path(administrator)
    later = timezone.now() + GOOD_FOR + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert client.get(path).status_code == client.post(path).status_code == 410


def test_a_new_link_voids_the_old(client, administrator):
    old, new = login_path(administrator), login_path(administrator)
    assert client.get(old).status_code == 410 and client.get(new).status_code == 200
    assert LoginLink.objects.count() == 1


def test_whoever_reads_the_database_cannot_use_it(administrator):
    token = resolve(login_path(administrator)).kwargs["token"]
    link = LoginLink.objects.get()
    assert token not in (link.digest, str(link)) and len(token) >= 40


def test_a_colleague_who_left_is_not_let_in(client, administrator):
    path = login_path(administrator)
    User.objects.update(is_active=False)
    assert client.post(path).status_code == 410
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("token", ["x", "0" * 5000, "password%00", "%F0%9F%97%9E"])
def test_a_made_up_link_is_spent(client, db, token):
    assert client.get(f"/admin/enter/{token}/").status_code == 410


def test_it_needs_our_own_form(administrator):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    path = login_path(administrator)
    assert strict.post(path).status_code == 403
    assert LoginLink.objects.exists()


def test_who_has_a_password_goes_straight_to_the_desk(client, colleague):
    entered = client.post(login_path(colleague(REPORTER)))
    assert entered["Location"] == reverse("wagtailadmin_home")


def test_nobody_else_chooses_a_password_there(client, colleague):
    page = reverse("newsroom_choose_password")
    assert client.get(page)["Location"] == reverse("wagtailadmin_home")
    reporter = colleague(REPORTER)
    client.force_login(reporter)
    assert client.post(page, {"new_password1": GOOD, "new_password2": GOOD}).status_code == 302
    reporter.refresh_from_db()
    assert not reporter.check_password(GOOD)


def test_of_several_who_try_at_once_one_gets_in(real_database):
    user = User.objects.create_user("someone")
    token = resolve(login_path(user)).kwargs["token"]
    assert [each for each in at_once(lambda _: spend(token), range(6)) if each] == [user]
