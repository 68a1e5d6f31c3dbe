"""Sessions are seen and ended, by their owner and by an administrator, and the acts stand on record."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse

from standfirst.newsroom.accounts.browsers import browser_name
from standfirst.newsroom.models import User
from tests.newsroom.accounts.conftest import is_in, link_in, log_in

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1"


def test_a_colleague_sees_their_sessions_and_ends_one(reporter: User) -> None:
    here, phone = Client(), Client(headers={"User-Agent": PHONE})
    log_in(here, "rosa")
    log_in(phone, "rosa")
    assert "Safari on an iPhone" in here.get("/admin/security/").content.decode()
    number = UserSession.objects.get(user_agent=PHONE).pk
    here.post("/admin/security/sessions/", {"session": str(number)})
    assert not is_in(phone)
    assert is_in(here)


def test_nobody_ends_anothers_session(reporter: User, editor: User) -> None:
    rosa, edda = Client(), Client()
    log_in(rosa, "rosa")
    log_in(edda, "edda")
    edda.post("/admin/security/sessions/", {"session": str(UserSession.objects.get(user=reporter).pk)})
    edda.post("/admin/security/sessions/", {"session": "no number"})
    assert is_in(rosa)


def test_all_others_end_at_once_and_ones_own_stays(reporter: User) -> None:
    browsers = [Client() for _ in range(3)]
    for each in browsers:
        log_in(each, "rosa")
    browsers[0].post("/admin/security/sessions/", {})
    assert [is_in(each) for each in browsers] == [True, False, False]


def test_an_administrator_logs_a_colleague_out_and_takes_a_lost_factor(
    administrator: User, reporter: User, with_app
) -> None:
    with_app(reporter)
    chief = Client()
    log_in(chief, "adam")
    page = f"/admin/colleagues/{reporter.pk}/log-ins/"
    assert "An authenticator app" in chief.get(page).content.decode()
    chief.post(page, {"act": "factors"})
    rosa = Client()
    log_in(rosa, "rosa")
    assert is_in(rosa)
    chief.post(page, {"act": "sessions"})
    assert not is_in(rosa)
    record = chief.get("/admin/reports/acts/?user=" + str(administrator.pk)).content.decode()
    assert "Removed a second factor" in record
    assert "Ended sessions" in record


def test_a_link_by_mail_goes_to_the_colleague_alone(administrator: User, reporter: User) -> None:
    chief = Client()
    log_in(chief, "adam")
    chief.post(f"/admin/colleagues/{reporter.pk}/log-ins/", {"act": "link"})
    assert mail.outbox[0].to == ["rosa@example.org"]
    client = Client()
    client.post(link_in(mail.outbox[0].body))
    assert is_in(client)


def test_an_editor_does_not_look_after_log_ins(editor: User, reporter: User) -> None:
    client = Client()
    log_in(client, "edda")
    assert client.post(f"/admin/colleagues/{reporter.pk}/log-ins/", {"act": "sessions"}).status_code == 302


def test_a_role_does_not_reach_who_is_above_it(administrator: User) -> None:
    above = User.objects.create_superuser("chief", "chief@example.org", "four-words-not-together")
    client = Client()
    log_in(client, "adam")
    assert client.get(f"/admin/colleagues/{above.pk}/log-ins/").status_code == 302


def test_browsers_have_names() -> None:
    assert browser_name(PHONE) == "Safari on an iPhone"
    assert browser_name("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0") == "Firefox on Linux"
    assert browser_name("curl/8.5") == "curl/8.5"


def test_a_password_is_changed_or_set_on_one_screen_that_says_what_happens(reporter: User) -> None:
    client = Client()
    log_in(client, "rosa")
    change = client.get(reverse("account_change_password"))
    assert b"<h1" in change.content and b"Change your password" in change.content
    assert (
        b"Your other sessions end." in change.content and reverse("account_change_password").encode() in change.content
    )
    reporter.set_unusable_password()
    reporter.save()
    client.force_login(reporter)
    first = client.get(reverse("account_set_password"))
    assert b"Set a password" in first.content and b"Your other sessions end." not in first.content
    assert f'action="{reverse("account_set_password")}"'.encode() in first.content
    assert b'name="password1"' in first.content
