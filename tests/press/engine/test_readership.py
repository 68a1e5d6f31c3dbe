"""Openings are counted as pages are served: people's, once each, and nothing about anybody."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from standfirst.newsroom.models import Readership as Kept
from standfirst.press.composer import Composer
from standfirst.press.outputs.made import Made
from standfirst.press.readership import Readership, is_reader
from standfirst.press.reads_kept import keep_reads
from standfirst.press.store import Store
from tests.press.engine.stories import publish
from tests.press.engine.test_composer import Reader, django

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PEOPLE = (
    FIREFOX,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
    "Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36",
    "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1)",
    "Lynx/2.9.0 libwww-FM/2.14",
)
MACHINES = (
    "",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/116.0 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36",
    "curl/8.5.0",
    "python-requests/2.32",
    "Feedly/1.0",
    "facebookexternalhit/1.1",
    "Go-http-client/2.0",
    "WhatsApp/2.23",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0)",
    "monitoring-plugins/2.4 check_http",
)


@pytest.mark.parametrize("agent", PEOPLE)
def test_a_person_s_browser_is_counted(agent: str) -> None:
    assert is_reader({b"user-agent": agent.encode()})


@pytest.mark.parametrize("agent", MACHINES)
def test_a_machine_that_says_so_is_set_aside(agent: str) -> None:
    assert not is_reader({b"user-agent": agent.encode()})


@pytest.mark.parametrize(
    "headers",
    [
        {b"sec-purpose": b"prefetch;prerender"},
        {b"purpose": b"prefetch"},
        {b"x-moz": b"prefetch"},
        {b"sec-fetch-dest": b"empty"},
        {b"cookie": b"a=b; session=xyz"},
        {b"cookie": b"__Host-session=xyz"},
    ],
)
def test_what_nobody_reads_and_what_colleagues_open_is_set_aside(headers: dict[bytes, bytes]) -> None:
    assert not is_reader({b"user-agent": FIREFOX.encode(), **headers})


def test_a_voter_s_cookie_does_not_set_a_reader_aside() -> None:
    assert is_reader({b"user-agent": FIREFOX.encode(), b"cookie": b"reader=abc; mysession=1"})


@pytest.fixture
def counted() -> Readership:
    return Readership()


@pytest.fixture
def reader(tmp_path: Path, counted: Readership) -> Reader:
    store = Store(tmp_path / "outputs.sqlite3")
    store.put("article/12", Made("article/12", "/2026/03/02/x/", "<p>X</p>"), store.ticket())
    store.put("front/home", Made("front/home", "/", "<p>Home</p>"), store.ticket())
    return Reader(Composer(store, django, static=tmp_path, pictures=tmp_path, counted=counted))


def test_the_composer_counts_stories_opened_and_nothing_else(reader: Reader, counted: Readership) -> None:
    first = reader("/2026/03/02/x/", user_agent=FIREFOX)
    assert reader("/2026/03/02/x/", user_agent=FIREFOX, if_none_match=first.headers["etag"]).status == 304
    reader("/2026/03/02/x/", "HEAD", user_agent=FIREFOX)
    reader("/2026/03/02/x/", user_agent="curl/8")
    reader("/", user_agent=FIREFOX)
    reader("/2026/03/02/x", user_agent=FIREFOX)
    assert counted.take() == {12: 2}
    assert counted.take() == {}
    assert "set-cookie" not in first.headers


def test_no_opening_is_lost_or_counted_twice_while_they_are_taken(counted: Readership) -> None:
    request = {b"user-agent": FIREFOX.encode()}
    taken: list[int] = []
    done = threading.Event()

    def take() -> None:
        while not done.is_set():
            taken.append(counted.take().get(1, 0))

    taking = threading.Thread(target=take)
    taking.start()
    counting = [threading.Thread(target=lambda: [counted.opened(1, request) for _ in range(2000)]) for _ in range(4)]
    for each in counting:
        each.start()
    for each in counting:
        each.join()
    done.set()
    taking.join()
    assert sum(taken) + counted.take().get(1, 0) == 8000


@pytest.mark.django_db
def test_what_was_counted_is_added_to_the_day(counted: Readership) -> None:
    story = publish("Counted")
    for _ in range(2):
        counted.put_back({story.pk: 3, 987654: 5})
        assert keep_reads(counted, now=True) == 2
    assert [(each.article_id, each.reads) for each in Kept.objects.all()] == [(story.pk, 6)]
    assert keep_reads(counted) == 0


@pytest.mark.django_db
def test_what_cannot_be_written_is_counted_on(counted: Readership, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    from standfirst.press import reads_kept

    def locked(reads: dict[int, int]) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(reads_kept, "_keep", locked)
    counted.put_back({1: 2})
    with pytest.raises(OperationalError):
        keep_reads(counted, now=True)
    assert counted.take() == {1: 2}
