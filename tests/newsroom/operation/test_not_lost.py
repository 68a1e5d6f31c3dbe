"""A full disk, or a database out of reach, costs nobody what they wrote."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import Group
from django.db import OperationalError, connection
from django.test import Client

from standfirst.newsroom.admin.not_lost import DISK_FULL, LOGGED_OUT, NEW_LOG_IN, OUT_OF_REACH, reason
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import Article, Publication, User
from standfirst.newsroom.roles import ADMINISTRATOR
from standfirst.story import Story
from tests.newsroom.admin.conftest import form

pytestmark = pytest.mark.usefixtures("newsroom")

WORDS = "The council met on Tuesday evening and voted on the harbour wall, “for good”, said <Vale>."


@pytest.fixture
def chief() -> Client:
    client = Client(raise_request_exception=False)
    user = User.objects.create_user("adam", password="four-words-not-together")
    user.groups.add(Group.objects.get(name=ADMINISTRATOR))
    client.force_login(user)
    return client


@pytest.fixture
def full_disk() -> Iterator[None]:
    """SQLite's own way to be full, the file may not grow by a page; PostgreSQL's own error where a row is written."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA page_count")
            pages = cursor.fetchone()[0]
            cursor.execute("PRAGMA freelist_count")
            cursor.execute(f"PRAGMA max_page_count = {pages}")
        else:
            cursor.execute(_FULL)
    yield
    make_room()


_FULL = """
CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE disk_full USING MESSAGE = 'could not extend file "base/1/2": No space left on device';
END $$;
CREATE TRIGGER full_disk BEFORE UPDATE ON newsroom_publication FOR EACH ROW EXECUTE FUNCTION no_space();
"""


def make_room() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA max_page_count = 1073741823")
        else:
            cursor.execute("DROP FUNCTION IF EXISTS no_space CASCADE")


class Fields(HTMLParser):
    """The hidden fields of a page's form, as a browser would send them again."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden" and given.get("name"):
            self.found[str(given["name"])] = given.get("value") or ""


def filled() -> dict[str, str]:
    form = {"name": "The Quay", "tagline": "", "logo": "", "time_zone": "UTC", "language": "en", "agency": ""}
    style = '[bans]\n"' + "x" * 300_000 + f'" = "{WORDS}"\n'
    return form | {"contact_email": "", "menu-count": "0", "house_style": style}


def test_on_a_full_disk_the_words_come_back_and_can_be_sent_again(chief: Client, full_disk: None) -> None:
    page = f"/admin/settings/newsroom/publication/{Publication.load().pk}/"
    sent = filled()
    answer = chief.post(page, sent)
    assert answer.status_code == 507
    text = answer.content.decode()
    assert DISK_FULL.why in text
    assert f'action="{page}"' in text
    kept = Fields(text).found
    assert {name: value.replace("\r\n", "\n") for name, value in kept.items() if name in sent} == sent
    assert Publication.load().name != "The Quay"
    make_room()
    assert chief.post(page, kept).status_code == 302
    assert Publication.load().house_style == sent["house_style"].strip()


def test_a_script_is_told_so_that_the_editor_stays_open(chief: Client, full_disk: None) -> None:
    page = f"/admin/settings/newsroom/publication/{Publication.load().pk}/"
    answer = chief.post(page, filled(), headers={"Accept": "application/json"})
    assert answer.status_code == 507
    assert answer.json()["success"] is False
    assert DISK_FULL.why in answer.json()["error_message"]


def test_a_draft_outlives_a_full_disk(chief: Client, full_disk: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    article = take_in(Story(headline="Harbour Wall"))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    page = f"/admin/stories/edit/{article.pk}/"
    sent = form(body=[WORDS.replace("<Vale>", "Vale") + " x" * 100_000, "It is settled."], standfirst=WORDS)
    assert sent["deep_look-0-value"].startswith("{")
    by_itself = chief.post(page, sent, headers={"Accept": "application/json"})
    assert by_itself.status_code == 507 and DISK_FULL.why in by_itself.json()["error_message"]
    answer = chief.post(page, sent)
    assert answer.status_code == 507
    # The Deep Look stands there as words to copy, not only as its editor sends it.
    assert "\n\nIt is settled.</textarea>" in answer.content.decode()
    kept = Fields(answer.content.decode()).found
    assert {name: kept.get(name) for name in sent} == {name: str(value) for name, value in sent.items()}
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert Article.objects.get().get_latest_revision_as_object().standfirst == ""
    assert chief.post(page, kept).status_code == 302
    saved = Article.objects.get().get_latest_revision_as_object()
    assert saved.standfirst == WORDS and "It is settled." in str(saved.deep_look)


OURS = {"Sec-Fetch-Site": "same-origin"}


def test_who_was_logged_out_meanwhile_logs_in_and_sends_the_form_again() -> None:
    browser = Client(enforce_csrf_checks=True, headers=OURS)
    user = User.objects.create_user("adam", password="four-words-not-together")
    user.groups.add(Group.objects.get(name=ADMINISTRATOR))
    article = take_in(Story(headline="Harbour Wall"))
    page = f"/admin/stories/edit/{article.pk}/"
    browser.force_login(user)
    opened = Fields(browser.get(page).content.decode()).found
    sent = {**form(standfirst=WORDS), **{name: opened[name] for name in opened if "csrf" in name or "loaded" in name}}
    browser.session.flush()
    by_itself = browser.post(page, sent, headers={"Accept": "application/json"})
    assert by_itself.status_code == 401 and LOGGED_OUT.why in by_itself.json()["error_message"]
    answer = browser.post(page, sent)
    assert answer.status_code == 401 and LOGGED_OUT.why in answer.content.decode()
    kept = Fields(answer.content.decode()).found
    # In another tab: the log-in gives the browser another token against forgery.
    door = Fields(browser.get("/admin/login/").content.decode()).found
    entered = browser.post("/admin/login/", {**door, "login": "adam", "password": "four-words-not-together"})
    assert entered.status_code == 302
    again = browser.post(page, kept)
    assert again.status_code == 403 and NEW_LOG_IN.why in again.content.decode()
    assert browser.post(page, Fields(again.content.decode()).found).status_code == 302
    assert Article.objects.get().get_latest_revision_as_object().standfirst == WORDS


@pytest.mark.parametrize("said", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {}])
def test_another_sites_words_are_given_no_button_to_send_them(said: dict[str, str]) -> None:
    browser = Client(enforce_csrf_checks=True, headers=said)
    page = f"/admin/settings/newsroom/publication/{Publication.load().pk}/"
    answer = browser.post(page, {"tagline": WORDS})
    assert answer.status_code == 403 and b"<form" not in answer.content and b"harbour wall" not in answer.content
    unchecked = Client(headers=said).post(page, {"tagline": WORDS})
    assert unchecked.status_code == 302


def test_passwords_and_codes_are_not_sent_back(chief: Client, full_disk: None) -> None:
    page = f"/admin/settings/newsroom/publication/{Publication.load().pk}/"
    answer = chief.post(page, {**filled(), "password": "four-words-kept", "oldpassword": "four-words-old"})
    assert answer.status_code == 507
    assert b"four-words-kept" not in answer.content
    assert b"four-words-old" not in answer.content


def test_which_errors_pass_is_told_apart_from_those_that_do_not() -> None:
    assert reason(OperationalError("database or disk is full")) == DISK_FULL
    assert reason(OperationalError('could not extend file "base/1": No space left on device')) == DISK_FULL
    assert reason(OSError(errno.ENOSPC, "No space left on device")) == DISK_FULL
    assert reason(OperationalError("database is locked")) == OUT_OF_REACH
    assert reason(ValueError("database or disk is full")) is None
    assert reason(OSError(errno.ENOENT, "No such file")) is None
