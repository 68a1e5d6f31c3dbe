"""The rate limit counts for a while, forgets, and keeps no address."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from standfirst.readers.rate_limit import DAY, DailySalt, RateLimit, address_of


def test_so_many_in_so_long_then_wait_then_again():
    now = [0.0]
    limit = RateLimit(3, 60, clock=lambda: now[0])
    assert [limit.wait(b"a") for _ in range(3)] == [0, 0, 0]
    now[0] = 10
    assert limit.wait(b"a") == 50
    assert limit.wait(b"b") == 0
    now[0] = 60
    assert limit.wait(b"a") == 0


def test_what_is_refused_does_not_lengthen_the_wait():
    now = [0.0]
    limit = RateLimit(1, 60, clock=lambda: now[0])
    limit.wait(b"a")
    for second in range(1, 60):
        now[0] = second
        assert limit.wait(b"a") == 60 - second
    now[0] = 60
    assert limit.wait(b"a") == 0


def test_memory_is_bounded_and_given_back():
    now = [0.0]
    limit = RateLimit(5, 60, size=100, clock=lambda: now[0])
    for number in range(1000):
        limit.wait(str(number).encode())
    assert len(limit._seen) == 100
    now[0] = 61
    limit.wait(b"new")
    assert len(limit._seen) == 1


def test_an_address_is_another_hash_tomorrow_and_in_another_process():
    now = [0.0]
    salt = DailySalt(lambda: now[0])
    today = salt.hash("198.51.100.7")
    assert today == salt.hash("198.51.100.7")
    assert today != DailySalt(lambda: now[0]).hash("198.51.100.7")
    assert salt.hash("a", "bc") != salt.hash("ab", "c")
    now[0] = DAY
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
