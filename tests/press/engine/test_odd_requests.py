"""Requests as attackers and broken clients write them get the page, or Django, and nothing else."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable

import pytest

from standfirst.press.negotiation import has_it, takes_gzip, told
from tests.press.engine.test_composer import WHOLE, Reader
from tests.press.engine.test_composer import ask as ask  # a fixture
from tests.press.engine.test_composer import page as page  # a fixture

Put = Callable[..., bool]
LONG = 300_000

ODD = [
    {"accept_encoding": "gzip;q=\x00"},
    {"accept_encoding": "," * LONG},
    {"accept_encoding": "gzip," * (LONG // 5)},
    {"accept_encoding": "gzip;" + "q=1;" * LONG},
    {"accept_encoding": "gzip;q=-1"},
    {"accept_encoding": "gzip;q=nan"},
    {"accept_encoding": "gzip;q=1e999, identity;q=1e999"},
    {"accept_encoding": "\xff\xfe"},
    {"if_none_match": '"' * LONG},
    {"if_none_match": 'W/"' * LONG},
    {"if_none_match": ",".join(f'"{number}"' for number in range(LONG // 8))},
    {"if_none_match": "\r\n\r\nHTTP/1.1 200 OK"},
    {"if_modified_since": "yesterday, or so"},
    {"if_range": '"x"', "range": "bytes=0-0"},
    {"range": "bytes=0-,0-,0-,0-"},
    {"range": "bytes=" + ",".join("0-1" for _ in range(LONG // 4))},
    {"range": "bytes=-99999999999999999999999"},
    {"range": "lines=1-2"},
    {"surrogate_capability": 'x="' + "ESI/1.0 " * LONG},
    {"x_forwarded_host": "elsewhere.example", "host": "elsewhere.example", "forwarded": "host=elsewhere.example"},
    {"x_original_url": "/admin/", "x_rewrite_url": "/admin/", "x_http_method_override": "DELETE"},
    {"content_length": "-5", "transfer_encoding": "chunked, identity"},
    {"cookie": "sessionid=" + "x" * LONG},
    {"user_agent": "x" * LONG},
]


@pytest.mark.parametrize("headers", ODD, ids=lambda each: " ".join(each) + " " + next(iter(each.values()))[:12])
def test_the_page_comes_whole_and_soon_whatever_a_request_says(
    ask: Reader, page: None, headers: dict[str, str]
) -> None:
    headers = {name: value.encode().decode("latin-1") for name, value in headers.items()}
    usual = ask("/a/")
    began = time.process_time()
    answer = ask("/a/", **headers)
    assert time.process_time() - began < 0.1
    assert answer.status == 200
    packed = answer.headers.pop("content-encoding", "") == "gzip"
    assert (gzip.decompress(answer.body) if packed else answer.body) == WHOLE
    if not packed:
        # Nothing a request says comes back in a header: no cache on the way can be poisoned by it.
        assert answer.headers == usual.headers
    assert answer.headers["accept-ranges"] == "none"


def test_a_redirect_takes_nothing_from_a_request_but_a_clean_query(ask: Reader, put: Put) -> None:
    put("article/1", "/a/", "x")
    put("article/2", "/b\r\nset-cookie: x/", "x")
    there = ask("/a", query="a=%0d%0a&b=é"[:11], host="elsewhere.example", x_forwarded_host="elsewhere.example")
    assert there.headers["location"] == "/a/?a=%0d%0a&b="
    for query in ("a\r\nset-cookie: x=1", "a b", "a\x00", "a\x7f"):
        assert ask("/a", query=query).headers["location"] == "/a/"
    for name, value in ask("/b\r\nset-cookie: x").headers.items():
        assert "\r" not in name + value and "\n" not in name + value


@pytest.mark.parametrize(
    "path",
    ["/a//", "//a/", "/./a/", "/b/../a/", "/a/.", "/a/..", "/A/", "/a/;x", "/a/%2e", "/a\\", "a/", "", "*", "/a/\0"],
)
def test_an_address_is_the_pages_own_or_it_is_djangos(ask: Reader, page: None, path: str) -> None:
    assert ask(path).status == 299


def test_a_header_that_comes_twice_counts_as_one_list() -> None:
    request = told(
        [(b"accept-encoding", b"br"), (b"cookie", b"a=1"), (b"accept-encoding", b"gzip"), (b"cookie", b"sessionid=2")]
    )
    assert request == {b"accept-encoding": b"br, gzip", b"cookie": b"a=1; sessionid=2"}
    assert takes_gzip(request[b"accept-encoding"])
    assert has_it(b'"x", "y"', b'"y"') and not has_it(b'"xy"', b'"y"') and not has_it(b'"x""y"', b'"z"')
