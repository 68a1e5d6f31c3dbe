"""Who did what, and when: every act on record, found by filters, taken out as a file."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.log_actions import log

from standfirst.newsroom.admin.acts_report import details
from standfirst.newsroom.models import User
from tests.newsroom.accounts.conftest import is_in, log_in

PAGE = "/admin/reports/acts/results/"


@pytest.fixture
def chief(administrator: User, client: Client) -> Client:
    log_in(client, "adam")
    assert is_in(client)
    return client


def rows(page: bytes) -> int:
    return page.count(b"<tr>") - 1


def test_an_act_shows_who_when_what_and_why(chief: Client, editor: User, reporter: User) -> None:
    log(reporter, "standfirst.sessions_ended", user=editor, data={"reason": "She left the <paper>."})
    page = chief.get(PAGE).content.decode()
    assert "Edda Vale" in page
    assert "Ended sessions" in page
    assert "reason: She left the &lt;paper&gt;." in page
    assert "UTC" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("action=standfirst.sessions_ended", 1),
        ("details=ship+sank", 1),
        ("details=nothing+of+the+kind", 0),
        ("label=Rosa", 1),
        ("timestamp_to=2000-01-01", 0),
    ],
)
def test_acts_are_found_by(asked: str, found: int, chief: Client, editor: User, reporter: User) -> None:
    log(reporter, "standfirst.sessions_ended", user=editor, data={"reason": "The ship sank."})
    page = chief.get(f"{PAGE}?{asked}").content
    assert max(rows(page), 0) == found


def test_they_are_found_by_who_did_them(chief: Client, editor: User, reporter: User) -> None:
    log(reporter, "standfirst.sessions_ended", user=editor)
    page = chief.get(f"{PAGE}?user={editor.pk}").content
    assert rows(page) == 1


def test_they_come_out_as_a_file(chief: Client, editor: User, reporter: User) -> None:
    log(reporter, "standfirst.sessions_ended", user=editor, data={"reason": "The ship sank."})
    text = b"".join(chief.get("/admin/reports/acts/?export=csv").streaming_content).decode()
    assert "End sessions" in text
    assert "The ship sank." in text


def test_a_reporter_and_an_editor_do_not_read_the_record(editor: User) -> None:
    client = Client()
    log_in(client, "edda")
    assert client.get("/admin/reports/acts/").status_code == 302


def test_details_are_words() -> None:
    kept = {"reason": "a, b", "by": "password, totp", "revision": {"id": 1}, "empty": "", "roles": ["Editor", "Legal"]}
    assert details(kept) == "reason: a, b; by: password, totp; roles: Editor, Legal"
    assert details(None) == ""
