"""There is one way into the newsroom, and no door passes by the second factor."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.cache import cache, caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.test import Client, override_settings
from wagtail.models import ModelLogEntry

from standfirst.newsroom.login_link import login_path
from standfirst.newsroom.models import User
from tests.newsroom.accounts.conftest import GOOD, code, is_in, link_in, log_in, recovery_codes


def acts(user: User) -> list[str]:
    entries = ModelLogEntry.objects.filter(object_id=str(user.pk), action__startswith="standfirst.")
    return list(entries.order_by("timestamp", "pk").values_list("action", flat=True))


def test_a_colleague_logs_in_with_name_or_mail_address(reporter: User) -> None:
    for name in ("rosa", "rosa@example.org"):
        client = Client()
        assert log_in(client, name).headers["Location"] == "/admin/"
        assert is_in(client)
    assert acts(reporter) == ["standfirst.log_in"] * 2


def test_with_a_second_factor_the_password_alone_opens_nothing(reporter: User, with_app) -> None:
    secret = with_app(reporter)
    client = Client()
    assert log_in(client, "rosa").headers["Location"] == "/admin/security/authenticate/"
    assert not is_in(client)
    assert client.post("/admin/security/authenticate/", {"code": "000000"}).status_code == 200
    assert not is_in(client)
    client.post("/admin/security/authenticate/", {"code": code(secret)})
    assert is_in(client)
    assert acts(reporter) == ["standfirst.code_failed", "standfirst.log_in"]


def test_a_recovery_code_works_once(reporter: User, with_app) -> None:
    with_app(reporter)
    spare = recovery_codes(reporter)[0]
    for works in (True, False):
        client = Client()
        log_in(client, "rosa")
        client.post("/admin/security/authenticate/", {"code": spare})
        assert is_in(client) is works


def test_a_log_in_link_asks_for_the_second_factor_too(reporter: User, with_app) -> None:
    secret = with_app(reporter)
    client = Client()
    assert client.post(login_path(reporter)).headers["Location"] == "/admin/security/authenticate/"
    assert not is_in(client)
    client.post("/admin/security/authenticate/", {"code": code(secret)})
    assert is_in(client)


def test_a_new_password_by_mail_does_not_replace_the_second_factor(reporter: User, with_app) -> None:
    with_app(reporter)
    client = Client()
    client.post("/admin/password/reset/", {"email": "rosa@example.org"})
    path = client.get(link_in(mail.outbox[0].body)).headers["Location"]
    client.post(path, {"password1": "another-four-words-here", "password2": "another-four-words-here"})
    assert not is_in(client)
    assert log_in(client, "rosa", "another-four-words-here").headers["Location"] == "/admin/security/authenticate/"
    assert not is_in(client)


def test_wagtails_own_doors_lead_to_ours(reporter: User, with_app) -> None:
    with_app(reporter)
    client = Client()
    # The form of Wagtail's log-in has other fields; its view is not reached by any address.
    client.post("/admin/login/", {"username": "rosa", "password": GOOD})
    assert not is_in(client)
    for path in ("/admin/password_reset/", "/admin/password_reset/confirm/MQ/set-password/"):
        assert client.get(path).headers["Location"] == "/admin/password/reset/"
    assert client.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"


def test_a_session_made_at_any_other_door_is_nobodys(reporter: User, with_app, client: Client) -> None:
    with_app(reporter)
    client.force_login(reporter)
    answer = client.get("/admin/stories/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/admin/login/")
    assert "_auth_user_id" not in client.session
    client.force_login(reporter)
    assert client.get("/admin/stories/", headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


def test_setting_up_a_factor_voids_sessions_that_never_showed_one(reporter: User, with_app) -> None:
    before = Client()
    log_in(before, "rosa")
    assert is_in(before)
    with_app(reporter)
    assert not is_in(before)


@pytest.mark.parametrize("policy", ["editors", "everyone"])
def test_who_must_have_a_second_factor_can_do_nothing_before(policy: str, editor: User, reporter: User) -> None:
    with override_settings(SECOND_FACTOR=policy):
        client = Client()
        log_in(client, "edda")
        for path in ("/admin/", "/admin/stories/", "/admin/stories/add/", "/admin/api/main/pages/"):
            assert client.get(path).headers["Location"] == "/admin/security/"
        assert client.get("/admin/security/").status_code == 200
        assert b"One thing before you can work" in client.get("/admin/security/").content
        assert client.get("/admin/security/totp/activate/").status_code == 200
        other = Client()
        log_in(other, "rosa")
        assert is_in(other) is (policy == "editors")


def test_after_setting_one_up_work_goes_on_in_the_same_session(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    # A test's transaction is never committed; allauth tells of the new factor after the commit of its own.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda tell, **options: tell())
    with override_settings(SECOND_FACTOR="editors"):
        client = Client()
        log_in(client, "edda")
        secret = client.get("/admin/security/totp/activate/").context["form"].secret
        client.post("/admin/security/totp/activate/", {"code": code(secret)})
        assert is_in(client)
        assert acts(editor) == ["standfirst.log_in", "standfirst.factor_added"]


def test_the_key_of_the_app_is_not_in_the_database_as_it_is(reporter: User, with_app) -> None:
    secret = with_app(reporter)
    from allauth.mfa.models import Authenticator

    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert recovery_codes(reporter)[0] not in kept


def test_a_session_gets_a_new_key_at_the_log_in(reporter: User) -> None:
    client = Client()
    log_in(client, "rosa", "wrong-words-these-are")
    session = client.session
    session["planted"] = "by another"
    session.save()
    planted = session.session_key
    client.cookies["session"] = planted
    log_in(client, "rosa")
    assert client.session.session_key != planted
    thief = Client()
    thief.cookies["session"] = planted
    assert not is_in(thief)


def test_a_link_leaves_nothing_of_the_session_that_was_there(reporter: User, editor: User) -> None:
    client = Client()
    log_in(client, "edda")
    before = client.session.session_key
    client.post(login_path(reporter))
    assert client.session["_auth_user_id"] == str(reporter.pk)
    assert client.session.session_key != before
    thief = Client()
    thief.cookies["session"] = before
    assert not is_in(thief)


def test_guessing_is_slowed_and_the_colleague_is_told(reporter: User) -> None:
    client = Client()
    for number in range(5):
        answer = log_in(client, "rosa", f"wrong-guess-{number}")
        assert answer.status_code == 200
    answer = log_in(client, "rosa")
    assert answer.status_code == 200
    assert b"Too many wrong passwords" in answer.content
    assert not is_in(client)
    assert len(mail.outbox) == 1
    assert mail.outbox[0].to == ["rosa@example.org"]
    assert "five times" in mail.outbox[0].body
    assert acts(reporter) == [*["standfirst.log_in_failed"] * 5, "standfirst.log_in_slowed"]


def test_guessing_at_the_second_factor_is_slowed_too(reporter: User, with_app) -> None:
    secret = with_app(reporter)
    client = Client()
    log_in(client, "rosa")
    for number in range(5):
        client.post("/admin/security/authenticate/", {"code": f"00000{number}"})
    client.post("/admin/security/authenticate/", {"code": code(secret)})
    assert not is_in(client)


def test_who_guesses_at_many_names_from_one_address_is_slowed_too() -> None:
    client = Client()
    answers = [log_in(client, f"name{number}", "wrong-guess-all") for number in range(21)]
    assert b"Too many wrong passwords" in answers[-1].content
    assert b"Too many wrong passwords" not in answers[19].content


def test_tries_are_counted_by_all_processes_together_and_a_restart_gives_no_new_ones(reporter: User) -> None:
    for number in range(5):
        log_in(Client(), "rosa", f"wrong-guess-{number}")
    # What another process, or a new one, knows of it is what stands in the table.
    caches["process"].clear()
    cache.close()
    assert isinstance(caches["default"], DatabaseCache)
    assert b"Too many wrong passwords" in log_in(Client(), "rosa").content
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM newsroom_remembered")
    client = Client()
    log_in(client, "rosa")
    assert is_in(client)


def test_a_reset_link_works_once_and_ends_the_other_sessions(reporter: User) -> None:
    elsewhere = Client()
    log_in(elsewhere, "rosa")
    client = Client()
    client.post("/admin/password/reset/", {"email": "rosa@example.org"}, headers={"Host": "evil.example"})
    link = link_in(mail.outbox[0].body)
    assert "evil.example" not in mail.outbox[0].body
    path = client.get(link).headers["Location"]
    client.post(path, {"password1": "another-four-words-here", "password2": "another-four-words-here"})
    assert not is_in(elsewhere)
    assert b"This link is spent" in Client().get(link, follow=True).content
    assert log_in(Client(), "rosa", "another-four-words-here").headers["Location"] == "/admin/"


def test_whether_an_address_is_known_is_not_told() -> None:
    answers = [Client().post("/admin/password/reset/", {"email": "nobody@example.org"}) for _ in range(1)]
    assert answers[0].headers["Location"] == "/admin/password/reset/sent/"
    assert mail.outbox == []


def test_nobody_signs_up() -> None:
    assert b"By invitation" in Client().get("/admin/signup/").content
    Client().post("/admin/signup/", {"username": "me", "email": "me@example.org", "password1": GOOD, "password2": GOOD})
    assert not User.objects.filter(username="me").exists()
