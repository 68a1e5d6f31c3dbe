"""What a cache in front is told, and that nobody else can make it believe something."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from standfirst.press.composer import Composer
from standfirst.press.store import Store
from standfirst.press.surrogate import MANY, key, keys, takes_esi
from tests.press.engine.test_composer import WHOLE, Reader, django
from tests.press.engine.test_composer import page as page  # a fixture

Put = Callable[..., bool]
VARNISH = 'varnish="Surrogate/1.0 ESI/1.0"'


@pytest.fixture
def behind(store: Store, tmp_path: Path) -> Iterator[Callable[[str], Reader]]:
    """A reader of a composer that was set up for such a cache."""
    made: list[Composer] = []

    def behind(surrogate: str) -> Reader:
        made.append(Composer(store, django, static=tmp_path, pictures=tmp_path, surrogate=surrogate))
        return Reader(made[-1])

    yield behind
    for each in made:
        each._shelf.close()


def test_a_page_names_what_it_is_joined_from(behind: Callable[[str], Reader], page: None) -> None:
    ask = behind("keys")
    headers = ask("/a/", accept_encoding="gzip").headers
    assert headers["surrogate-key"] == headers["xkey"] == f"{key('article/1')} {key('fragment/latest')}"
    assert "surrogate-control" not in headers
    assert ask("/fragments/latest/").headers["xkey"] == key("fragment/latest")
    assert ask("/a/", if_none_match="*").headers["xkey"] == headers["xkey"]


def test_a_cache_that_joins_gets_the_includes(behind: Callable[[str], Reader], page: None, put: Put) -> None:
    ask = behind("esi")
    answer = ask("/a/", surrogate_capability=VARNISH)
    assert answer.body == b'<p>Page</p><esi:include src="/fragments/latest/"/><p>end</p>'
    assert answer.headers["surrogate-control"] == 'content="ESI/1.0"'
    assert answer.headers["xkey"] == key("article/1")
    packed = ask("/a/", surrogate_capability=VARNISH, accept_encoding="gzip")
    assert gzip.decompress(packed.body) == answer.body
    # To readers it is the page, and the two are never taken for one another.
    assert ask("/a/").body == WHOLE and "surrogate-control" not in ask("/a/").headers
    etags = {each.headers["etag"] for each in (answer, packed, ask("/a/"), ask("/a/", accept_encoding="gzip"))}
    assert len(etags) == 4
    assert ask("/a/", if_none_match=answer.headers["etag"]).status == 200
    # A fragment that changed is no change of the page with the includes, nor is one that is missing.
    put("fragment/latest", "/fragments/latest/", "<ul>newer</ul>")
    assert ask("/a/", surrogate_capability=VARNISH).headers["etag"] == answer.headers["etag"]


@pytest.mark.parametrize("surrogate", ["", "keys"])
def test_a_stranger_cannot_have_the_page_with_its_holes(
    behind: Callable[[str], Reader], page: None, surrogate: str
) -> None:
    answer = behind(surrogate)("/a/", surrogate_capability=VARNISH)
    assert answer.body == WHOLE
    assert ("xkey" in answer.headers) is bool(surrogate)


def test_the_keys_of_any_page_are_a_header_that_no_cache_cuts() -> None:
    some = keys(f"fragment/rating/{number}" for number in range(400))
    assert len(some) < 4000 and some.count(" ") == 399
    assert keys(f"fragment/rating/{number}" for number in range(401)) == MANY
    assert keys(["article/1", "article/1"]) == key("article/1")
    assert len({key(f"article/{number}") for number in range(20_000)}) == 20_000


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        (VARNISH, True),
        ("abc=ESI/1.0", True),
        ('a="Surrogate/1.0", b="ESI/1.0"', True),
        ("", False),
        ('a="Surrogate/1.0"', False),
        ('a="ESI/1.01"', False),
        ('a="ESI-Inline/1.0"', False),
        ("ESI/1.0", False),
        ("a=" + "x" * 5000 + "ESI/1.0", False),
    ],
)
def test_who_joins_says_so(header: str, takes: bool) -> None:
    assert takes_esi(header.encode()) is takes


def test_a_setting_that_is_none_stops_the_server(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"STANDFIRST_SURROGATE.*ESI2"):
        Composer(store, django, static=tmp_path, pictures=tmp_path, surrogate="ESI2")
