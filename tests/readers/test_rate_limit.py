"""The rate limit counts for a while, forgets, and keeps no address."""

from __future__ import annotations

import time

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory

from standfirst.newsroom import remembered
from standfirst.readers.rate_limit import DAY, DailySalt, RateLimit, address_of


@pytest.mark.django_db
def test_so_many_in_so_long_then_wait_then_again_whichever_process_is_asked():
    now = [time.time()]

    def limit(name: str = "votes") -> RateLimit:
        return RateLimit(name, 3, 60, clock=lambda: now[0])

    began = now[0]
    assert [limit().wait(b"a") for _ in range(3)] == [0, 0, 0]
    now[0] = began + 10
    assert limit().wait(b"a") == 50
    assert limit().wait(b"b") == limit("reports").wait(b"a") == 0
    now[0] = began + 60
    assert limit().wait(b"a") == 0


@pytest.mark.django_db
def test_what_is_refused_does_not_lengthen_the_wait():
    now = [time.time()]
    limit = RateLimit("votes", 1, 60, clock=lambda: now[0])
    limit.wait(b"a")
    for second in range(1, 60):
        now[0] += 1
        assert limit.wait(b"a") == 60 - second
    now[0] += 1
    assert limit.wait(b"a") == 0


def kept() -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT cache_key, value FROM {remembered.TABLE}")
        return cursor.fetchall()


@pytest.mark.django_db
def test_what_is_kept_names_no_address_and_is_swept():
    salt = DailySalt()
    RateLimit("votes", 3, 60).wait(salt.hash("198.51.100.7"))
    RateLimit("votes", 3, 0).wait(b"over at once")
    cache.set("allauth:rl:login_failed:ip:198.51.100.7", [1.0], 60)
    assert len(kept()) == 4 and "198.51.100.7" not in str(kept()) and "login" not in str(kept())
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {remembered.TABLE} SET expires = '2020-01-01 00:00:00+00:00' WHERE cache_key IN "
            f"(SELECT cache_key FROM {remembered.TABLE} LIMIT 3)"
        )
    remembered.sweep()
    assert len(kept()) == 1


@pytest.mark.django_db
def test_an_address_is_the_same_hash_in_each_process_today_and_another_tomorrow():
    now = [time.time()]
    salt = DailySalt(lambda: now[0])
    today = salt.hash("198.51.100.7")
    assert today == DailySalt(lambda: now[0]).hash("198.51.100.7")
    assert salt.hash("a", "bc") != salt.hash("ab", "c")
    now[0] += DAY
    assert salt.hash("198.51.100.7") != today


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("93.184.215.14", "", "93.184.215.14"),
        ("93.184.215.14", "203.0.113.9", "93.184.215.14"),  # not our proxy: made up
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.2", "made up, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "unknown", "127.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("::1", "2a00:1450:1:2:3:4:5:6", "2a00:1450:1:2::/64"),
        ("", "", ""),
    ],
)
def test_the_address_is_the_one_our_own_server_saw(remote, forwarded, address):
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded} if forwarded else {})
    request.META["REMOTE_ADDR"] = remote
    assert address_of(request) == address
