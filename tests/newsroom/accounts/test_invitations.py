"""Colleagues come by invitation: once, in time, and as what they were invited for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from standfirst.newsroom.accounts.invitations import accept, invite
from standfirst.newsroom.models import Invitation, User
from standfirst.newsroom.roles import EDITOR, REPORTER
from tests.newsroom.accounts.conftest import GOOD, is_in, link_in, log_in

NEW = {"username": "ines", "first_name": "Ines", "last_name": "Vale", "password1": GOOD, "password2": GOOD}


@pytest.fixture
def chief(administrator: User, client: Client) -> Client:
    log_in(client, "adam")
    return client


def invited(chief: Client, email: str = "ines@example.org", role: str = REPORTER) -> str:
    roles = [Group.objects.get(name=role).pk]
    chief.post("/admin/colleagues/invite/", {"email": email, "name": "Ines Vale", "groups": roles})
    return link_in(mail.outbox[-1].body)


def test_who_is_invited_makes_their_own_log_in(chief: Client) -> None:
    path = invited(chief)
    assert mail.outbox[-1].to == ["ines@example.org"]
    client = Client()
    assert b"Welcome" in client.get(path).content
    assert client.post(path, NEW).headers["Location"] == "/admin/"
    assert is_in(client)
    made = User.objects.get(username="ines")
    assert (made.email, str(made)) == ("ines@example.org", "Ines Vale")
    assert [group.name for group in made.groups.all()] == [REPORTER]
    assert not made.is_superuser
    assert set(ModelLogEntry.objects.values_list("action", flat=True)) >= {"standfirst.invited", "standfirst.joined"}


def test_an_invitation_works_once(chief: Client) -> None:
    path = invited(chief)
    Client().post(path, NEW)
    for answer in (Client().get(path), Client().post(path, {**NEW, "username": "other"})):
        assert answer.status_code == 410
        assert b"spent" in answer.content
    assert not User.objects.filter(username="other").exists()


def test_an_invitation_ends_after_a_week(chief: Client) -> None:
    path = invited(chief)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(path).status_code == 410


def test_looking_at_an_invitation_does_not_spend_it(chief: Client) -> None:
    path = invited(chief)
    for _ in range(3):
        assert Client().get(path).status_code == 200
    assert Client().post(path, NEW).status_code == 302


def test_what_is_wrong_is_said_and_the_invitation_stays(chief: Client, reporter: User) -> None:
    path = invited(chief)
    for wrong, said in (
        ({"username": "ROSA"}, "A colleague has this user name"),
        ({"password2": "something-else-again"}, "The two passwords differ"),
        ({"password1": "short", "password2": "short"}, "too short"),
    ):
        answer = Client().post(path, {**NEW, **wrong})
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert Client().post(path, NEW).status_code == 302


def test_a_second_invitation_voids_the_first_and_a_withdrawn_one_is_void(chief: Client) -> None:
    first, second = invited(chief), invited(chief)
    assert Client().get(first).status_code == 410
    assert Client().get(second).status_code == 200
    chief.post(f"/admin/colleagues/invite/{Invitation.objects.get().pk}/", {"act": "withdraw"})
    assert Client().get(second).status_code == 410


def test_who_is_here_is_not_invited_again(chief: Client, reporter: User) -> None:
    answer = chief.post("/admin/colleagues/invite/", {"email": "ROSA@example.org", "groups": [1]})
    assert "has a log-in with this address already" in answer.content.decode()


def test_only_who_may_add_colleagues_invites(editor: User) -> None:
    client = Client()
    log_in(client, "edda")
    answer = client.post("/admin/colleagues/invite/", {"email": "a@example.org", "groups": [1]})
    assert answer.status_code == 302
    assert not Invitation.objects.exists()


def test_nobodys_log_in_is_made_by_another(chief: Client) -> None:
    assert chief.get("/admin/users/new/").headers["Location"] == "/admin/colleagues/invite/"
    chief.post("/admin/users/new/", {"username": "made", "email": "m@example.org", "first_name": "M", "last_name": "N"})
    assert not User.objects.filter(username="made").exists()


def test_an_administrator_by_role_makes_nobody_one_by_right(chief: Client, administrator: User) -> None:
    role = Group.objects.get(name=EDITOR).pk
    chief.post(
        f"/admin/users/edit/{administrator.pk}/",
        {"username": "adam", "email": "adam@example.org", "first_name": "Adam", "last_name": "V", "is_active": "on"}
        | {"is_superuser": "on", "groups": [role]},
    )
    administrator.refresh_from_db()
    assert administrator.last_name == "V"
    assert not administrator.is_superuser


def test_of_many_who_use_a_link_at_once_one_gets_in(administrator: User) -> None:
    _, link = invite("ines@example.org", "Ines Vale", [], administrator)
    token = link.rstrip("/").rpartition("/")[2]
    assert accept(token, "ines", "Ines", "Vale", GOOD) is not None
    assert accept(token, "ines2", "Ines", "Vale", GOOD) is None
