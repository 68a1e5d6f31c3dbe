"""Mail goes through a real server; where that is away, letters wait, and it is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage, send_mail
from django.test import Client, override_settings
from django.utils import timezone

from standfirst.newsroom.mail.delivery import GIVE_UP_AFTER, deliver, wait_after
from standfirst.newsroom.mail.server import MailError, from_address
from standfirst.newsroom.models import Letter, MailServer, User
from tests.newsroom.operation.conftest import Postbox

pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("chief", "chief@example.org", "four-words-not-together"))
    return client


def write(*to: str, subject: str = "A word") -> None:
    send_mail(subject, "Zażółć: the words.", None, list(to or ["rosa@example.org"]))


def test_a_letter_goes_by_the_mail_server(by_post: Postbox) -> None:
    write()
    assert by_post.letters == []  # nobody waits for the mail server
    assert deliver() == 1
    assert by_post.letters[0]["Subject"] == "A word"
    assert by_post.letters[0].get_content().strip() == "Zażółć: the words."
    assert not Letter.objects.exists()


def test_while_the_server_is_away_letters_wait_and_go_later(by_post: Postbox, chief: Client) -> None:
    by_post.close()
    write()
    write(subject="Another")
    assert deliver() == 0
    letter = Letter.objects.first()
    assert letter.tries == 1
    assert "cannot be reached" in letter.trouble
    assert letter.due_at > timezone.now()
    assert "Mail is not going out" in chief.get("/admin/").content.decode()
    assert "cannot be reached" in chief.get("/admin/set-up/mail/").content.decode()
    by_post.open(by_post.port)
    assert deliver() == 0  # not before its time
    Letter.objects.update(due_at=timezone.now())
    assert deliver() == 2
    assert "Mail is not going out" not in chief.get("/admin/").content.decode()


def test_who_does_not_exist_holds_up_nobody(by_post: Postbox) -> None:
    write("gone@example.org")
    write("full@example.org")
    write("rosa@example.org")
    assert deliver() == 1
    gone, full = Letter.objects.get(to=["gone@example.org"]), Letter.objects.get(to=["full@example.org"])
    assert gone.given_up
    assert "no such mailbox" in gone.trouble
    assert not full.given_up


def test_a_letter_is_given_up_after_days_and_kept(by_post: Postbox) -> None:
    write("full@example.org")
    Letter.objects.update(made_at=timezone.now() - GIVE_UP_AFTER - timedelta(minutes=1))
    deliver()
    assert Letter.objects.get().given_up
    assert deliver() == 0


def test_two_processes_send_a_letter_once(by_post: Postbox) -> None:
    write()
    seen = Letter.objects.get()
    # Another took it after we looked.
    Letter.objects.filter(pk=seen.pk).update(due_at=timezone.now() + timedelta(minutes=5))
    assert deliver() == 0
    assert by_post.letters == []


def test_it_is_tried_ever_more_seldom() -> None:
    waits = [wait_after(tries) for tries in range(1, 12)]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=30)
    assert waits[-1] == timedelta(hours=1)


def test_a_letter_belongs_to_the_change_it_is_of(by_post: Postbox) -> None:
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError
    assert not Letter.objects.exists()


def test_blind_copies_stay_blind(by_post: Postbox) -> None:
    EmailMessage("A word", "Words.", None, ["rosa@example.org"], bcc=["hidden@example.org"]).send()
    assert deliver() == 1
    assert "hidden" not in by_post.letters[0].as_string()


@override_settings(EMAIL_BACKEND="standfirst.newsroom.mail.backend.Post", MAIL="")
def test_without_a_server_the_log_is_the_letter_box(caplog: pytest.LogCaptureFixture) -> None:
    write()
    assert deliver() == 1
    assert "Zażółć: the words." in caplog.text


@override_settings(EMAIL_BACKEND="standfirst.newsroom.mail.backend.Post", MAIL="")
def test_the_newsroom_sets_its_server_up_and_tries_it(postbox: Postbox, chief: Client) -> None:
    answer = chief.post(
        "/admin/set-up/mail/",
        {"host": "127.0.0.1", "port": postbox.port, "security": "none", "user": "desk", "password": "secret words"}
        | {"sender": "desk@example.org"},
    )
    assert answer.status_code == 302
    row = MailServer.load()
    assert "secret words" not in row.sealed_password
    assert "secret words" not in chief.get("/admin/set-up/mail/").content.decode()
    answer = chief.post("/admin/set-up/mail/test/", {"to": "chief@example.org"}, follow=True)
    assert "has taken the test mail" in answer.content.decode()
    assert postbox.letters[0]["From"] == "desk@example.org"
    # Saved again without the password, it is kept.
    chief.post("/admin/set-up/mail/", {"host": "127.0.0.1", "port": postbox.port, "security": "none", "user": "desk"})
    assert MailServer.load().sealed_password == row.sealed_password


@override_settings(EMAIL_BACKEND="standfirst.newsroom.mail.backend.Post", MAIL="")
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"user": "desk", "password": "wrong"}, "does not take the user name or the password"),
        ({"security": "starttls"}, "choose another encryption"),
        ({"security": "tls"}, "encryption"),
        ({"port": 1}, "cannot be reached"),
    ],
)
def test_what_is_wrong_with_a_server_is_said(changed: dict, said: str, postbox: Postbox, chief: Client) -> None:
    chief.post("/admin/set-up/mail/", {"host": "127.0.0.1", "port": postbox.port, "security": "none", **changed})
    answer = chief.post("/admin/set-up/mail/test/", {"to": "chief@example.org"}, follow=True).content.decode()
    assert "did not go out" in answer
    assert said in answer


def test_an_odd_address_of_a_server_is_named() -> None:
    for odd in ("mail.example.org", "http://mail.example.org", "smtp://", "smtp://host:port"):
        with pytest.raises(MailError, match="STANDFIRST_MAIL"):
            from_address(odd)
    assert from_address("smtps://a%40b:p%3A@mail.example.org").port == 465
    assert from_address("smtps://a%40b:p%3A@mail.example.org").password == "p:"
