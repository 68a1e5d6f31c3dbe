"""The composer answers what was made and leaves the rest to Django."""

from __future__ import annotations

import asyncio
import gzip
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from standfirst.press.composer import Composer
from standfirst.press.store import Store

Put = Callable[..., bool]
PAGE = '<p>Page</p><esi:include src="/fragments/latest/"/><p>end</p>'


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


async def django(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 299, "headers": [(b"x-django", b"yes")]})
    await send({"type": "http.response.body", "body": b"from Django"})


class Reader:
    """Asks a composer as a server would."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer

    def __call__(self, path: str, method: str = "GET", query: str = "", **headers: str) -> Answer:
        sent: list[dict[str, Any]] = []

        async def send(message: Any) -> None:
            sent.append(message)

        async def receive() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.replace("_", "-").lower().encode(), value.encode()) for name, value in headers.items()],
        }
        asyncio.run(self.composer(scope, receive, send))
        assert [each["type"] for each in sent[:2]] == ["http.response.start", "http.response.body"]
        names = [name for name, _ in sent[0]["headers"]]
        assert len(names) == len(set(names)), "a header is sent twice"
        body = b"".join(each["body"] for each in sent[1:])
        return Answer(sent[0]["status"], {n.decode(): v.decode() for n, v in sent[0]["headers"]}, body)


@pytest.fixture
def ask(store: Store, tmp_path: Path) -> Iterator[Reader]:
    for folder in ("static", "pictures"):
        (tmp_path / folder).mkdir()
    composer = Composer(store, django, static=tmp_path / "static", pictures=tmp_path / "pictures")
    yield Reader(composer)
    composer._shelf.close()


@pytest.fixture
def page(put: Put) -> None:
    put("article/1", "/a/", PAGE)
    put("fragment/latest", "/fragments/latest/", "<ul>news</ul>")


WHOLE = b"<p>Page</p><ul>news</ul><p>end</p>"


def test_a_page_is_joined_with_its_fragments(ask: Reader, page: None) -> None:
    answer = ask("/a/")
    assert (answer.status, answer.body) == (200, WHOLE)
    assert answer.headers["content-length"] == str(len(WHOLE))
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "content-encoding" not in answer.headers


def test_a_page_is_packed_for_those_who_take_it(ask: Reader, page: None) -> None:
    answer = ask("/a/", accept_encoding="br, gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-length"] == str(len(answer.body))
    assert gzip.decompress(answer.body) == WHOLE


def test_every_answer_says_that_it_differs_by_encoding_and_is_to_be_asked_for_again(ask: Reader, page: None) -> None:
    for headers in ({}, {"accept_encoding": "gzip"}, {"if_none_match": "*"}):
        answer = ask("/a/", **headers)
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["cache-control"] == "public, max-age=0, must-revalidate"


def test_pages_carry_the_headers_that_keep_browsers_safe(ask: Reader, page: None) -> None:
    headers = ask("/a/").headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "permissions-policy" in headers


def test_a_page_that_is_had_comes_as_304_without_a_body(ask: Reader, page: None) -> None:
    for encoding in ("gzip", "identity"):
        etag = ask("/a/", accept_encoding=encoding).headers["etag"]
        answer = ask("/a/", accept_encoding=encoding, if_none_match=f'"x", W/{etag}')
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["etag"] == etag
        assert not {"content-length", "content-type", "content-encoding"} & set(answer.headers)


def test_the_tag_is_that_of_page_fragments_and_encoding(ask: Reader, put: Put, page: None) -> None:
    plain = ask("/a/").headers["etag"]
    packed = ask("/a/", accept_encoding="gzip").headers["etag"]
    put("fragment/latest", "/fragments/latest/", "<ul>newer</ul>")
    newer = ask("/a/").headers["etag"]
    put("article/1", "/a/", PAGE + "!")
    changed = ask("/a/").headers["etag"]
    assert len({plain, packed, newer, changed}) == 4
    put("article/1", "/a/", PAGE)
    put("fragment/latest", "/fragments/latest/", "<ul>news</ul>")
    assert ask("/a/").headers["etag"] == plain
    assert ask("/a/", if_none_match=newer).status == 200


def test_a_fragment_that_comes_back_changes_what_is_packed(ask: Reader, put: Put, page: None, store: Store) -> None:
    assert gzip.decompress(ask("/a/", accept_encoding="gzip").body) == WHOLE
    store.drop("fragment/latest", store.ticket())
    assert ask("/a/", accept_encoding="gzip").status == 299
    assert gzip.decompress(ask("/a/", accept_encoding="gzip").body) == b"<p>Page</p><p>end</p>"
    put("fragment/latest", "/fragments/latest/", "<ul>new</ul>")
    assert gzip.decompress(ask("/a/", accept_encoding="gzip").body) == b"<p>Page</p><ul>new</ul><p>end</p>"


def test_head_is_get_without_the_body(ask: Reader, page: None) -> None:
    for headers in ({}, {"accept_encoding": "gzip"}):
        head, get = ask("/a/", "HEAD", **headers), ask("/a/", **headers)
        assert head.headers == get.headers
        assert (head.status, head.body) == (200, b"")


def test_a_query_changes_nothing(ask: Reader, page: None) -> None:
    assert ask("/a/", query="utm_source=x&q=%2F").body == WHOLE


def test_a_reader_who_leaves_out_the_slash_is_sent_on(ask: Reader, put: Put) -> None:
    put("article/1", "/zürich-%/", "x")
    answer = ask("/zürich-%", query="utm=1")
    assert (answer.status, answer.headers["location"]) == (301, "/z%C3%BCrich-%25/?utm=1")
    assert ask("/unknown").status == 299


def test_nobody_is_sent_to_another_site(ask: Reader, put: Put) -> None:
    put("section/1", "//elsewhere.example/", "x")
    assert "location" not in ask("//elsewhere.example/").headers
    for path in ("//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example"):
        location = ask(path).headers.get("location", "/")
        assert not location.startswith(("//", "/\\", "http"))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_what_changes_something_is_djangos(ask: Reader, page: None, method: str) -> None:
    assert ask("/a/", method).status == 299


def test_what_is_not_made_is_djangos(ask: Reader, page: None) -> None:
    assert ask("/b/").body == b"from Django"


def test_a_missing_fragment_is_asked_of_django_once_and_then_its_place_stays_empty(
    ask: Reader, put: Put, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("article/1", "/a/", PAGE)
    assert ask("/a/").status == 299
    assert "cannot be had" not in caplog.text
    assert ask("/a/").body == b"<p>Page</p><p>end</p>"
    assert "/fragments/latest/" in caplog.text
    later = time.monotonic() + 6
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert ask("/a/").status == 299
    put("fragment/latest", "/fragments/latest/", "<ul>news</ul>")
    assert ask("/a/").body == WHOLE


def test_ten_thousand_random_paths_are_djangos(ask: Reader, page: None, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    chance = random.Random(3)
    pieces = [
        "/",
        "//",
        "..",
        ".",
        "a",
        "static",
        "pictures",
        "secret",
        "fragments",
        "é",
        "\0",
        "%2e",
        "\\",
        "?",
        "x.css",
    ]
    seen = []

    async def send(message: Any) -> None:
        seen.append(message)

    async def ask_all() -> None:
        for _ in range(10_000):
            path = "/" + "".join(chance.choices(pieces, k=chance.randint(1, 8)))
            await ask.composer({"type": "http", "method": "GET", "path": path, "headers": []}, None, send)  # type: ignore[arg-type]

    asyncio.run(ask_all())
    statuses = {each["status"] for each in seen if "status" in each}
    assert statuses <= {200, 299, 301, 404}
    assert {each["body"] for each in seen if "body" in each} <= {
        b"from Django",
        b"There is no such file.\n",
        WHOLE,
        b"<ul>news</ul>",
        b"",
    }


def test_fragments_are_not_for_search_engines(ask: Reader, page: None) -> None:
    assert ask("/fragments/latest/").headers["x-robots-tag"] == "noindex"
    assert "x-robots-tag" not in ask("/a/").headers


def test_a_store_that_cannot_be_read_leaves_all_to_django(
    ask: Reader, page: None, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    store.connection.execute("UPDATE output SET parts = x'FF' WHERE id = 'article/1'")
    assert ask("/a/").status == 299
    assert "/a/" in caplog.text


def test_a_store_that_went_missing_leaves_all_to_django(store: Store, tmp_path: Path, page: None) -> None:
    lost = Store(tmp_path / "gone" / "outputs.sqlite3")
    ask = Reader(Composer(lost, django, static=tmp_path, pictures=tmp_path))
    assert ask("/a/").status == 299


def test_the_server_starts_and_stops_what_goes_with_it(store: Store, tmp_path: Path) -> None:
    called: list[str] = []
    composer = Composer(
        store,
        django,
        static=tmp_path,
        pictures=tmp_path,
        opening=lambda: called.append("open"),
        closing=lambda: called.append("close"),
    )
    sent: list[str] = []
    messages = iter(["lifespan.startup", "lifespan.shutdown"])

    async def receive() -> Any:
        return {"type": next(messages)}

    async def send(message: Any) -> None:
        sent.append(message["type"])

    asyncio.run(composer({"type": "lifespan"}, receive, send))
    assert called == ["open", "close"]
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


def test_a_press_that_cannot_start_stops_the_server(store: Store, tmp_path: Path) -> None:
    def broken() -> None:
        raise OSError("no room on the disk")

    composer = Composer(store, django, static=tmp_path, pictures=tmp_path, opening=broken)
    sent: list[dict[str, Any]] = []

    async def receive() -> Any:
        return {"type": "lifespan.startup"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(composer({"type": "lifespan"}, receive, send))
    assert sent == [{"type": "lifespan.startup.failed", "message": "no room on the disk"}]


def test_a_websocket_is_closed(ask: Reader) -> None:
    sent: list[dict[str, Any]] = []

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(ask.composer({"type": "websocket", "path": "/a/"}, receive, send))
    assert [each["type"] for each in sent] == ["websocket.close"]
