"""Static files and pictures go out; nothing else of the folder does."""

from __future__ import annotations

import asyncio
import gzip
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.press.files import Files

STYLE = b"p { color: black }\n" * 200
PICTURE = bytes(range(256)) * 3000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("newsroom")
    for name, body in {
        "secret-key": b"secret",
        "secret.txt": b"secret",
        "static/staticfiles.json": b"{}",
        "static/press/press.0123456789ab.css": STYLE,
        "static/press/press.css": STYLE,
        "static/press/page.html": b"<script>",
        "static/press/.hidden.css": b"hidden",
        "pictures/ab/cdef0123.jpg": PICTURE,
        "pictures/ab/cdef0123.svg": b"<svg onload='x'/>",
        "pictures/ab/cdef0123.html": b"<script>",
        "pictures/originals.jpg": b"secret",
        "originals/ab/secret.jpg": b"secret",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    (root / "static" / "link.css").symlink_to(root / "secret-key")
    (root / "pictures" / "ac").symlink_to(root / "originals" / "ab")
    (root / "pictures" / "ad.jpg").mkdir()
    return root


def get(files: Files, name: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    request = {key.replace("_", "-").encode(): value.encode() for key, value in headers.items()}
    asyncio.run(files.answer(name, request, method, send))
    assert sent[-1].get("more_body", False) is False
    body = b"".join(each["body"] for each in sent[1:])
    return sent[0]["status"], {key.decode(): value.decode() for key, value in sent[0]["headers"]}, body


@pytest.fixture
def static(folder: Path) -> Files:
    return Files.static(folder / "static")


@pytest.fixture
def pictures(folder: Path) -> Files:
    return Files.pictures(folder / "pictures")


def test_a_picture_comes_whole_and_is_kept_for_a_day(pictures: Files) -> None:
    status, headers, body = get(pictures, "ab/cdef0123.jpg", accept_encoding="gzip")
    assert (status, body) == (200, PICTURE)
    assert headers["content-type"] == "image/jpeg"
    assert headers["content-length"] == str(len(PICTURE))
    assert headers["cache-control"] == "public, max-age=86400, s-maxage=60"
    assert headers["x-content-type-options"] == "nosniff"
    assert "content-encoding" not in headers and "accept-ranges" not in headers


def test_a_range_is_answered_with_the_whole(pictures: Files) -> None:
    status, headers, body = get(pictures, "ab/cdef0123.jpg", range="bytes=0-9")
    assert (status, len(body)) == (200, len(PICTURE))
    assert "content-range" not in headers


def test_only_a_hashed_name_is_kept_for_good(static: Files) -> None:
    assert "immutable" in get(static, "press/press.0123456789ab.css")[1]["cache-control"]
    assert "must-revalidate" in get(static, "press/press.css")[1]["cache-control"]


def test_a_style_is_packed_for_those_who_take_it(static: Files) -> None:
    status, headers, body = get(static, "press/press.css", accept_encoding="gzip")
    assert (status, headers["content-encoding"], gzip.decompress(body)) == (200, "gzip", STYLE)
    assert headers["vary"] == "Accept-Encoding" and headers["content-length"] == str(len(body))
    assert get(static, "press/press.css")[2] == STYLE


def test_a_changed_file_is_packed_anew(tmp_path: Path) -> None:
    files = Files.static(tmp_path)
    (tmp_path / "a.css").write_bytes(b"a{}")
    first = get(files, "a.css", accept_encoding="gzip")[1]["etag"]
    (tmp_path / "a.css").write_bytes(b"b{ }")
    status, _, body = get(files, "a.css", accept_encoding="gzip", if_none_match=first)
    assert (status, gzip.decompress(body)) == (200, b"b{ }")


def test_a_file_that_is_had_comes_as_304(static: Files, pictures: Files) -> None:
    for files, name in ((static, "press/press.css"), (pictures, "ab/cdef0123.jpg")):
        etag = get(files, name)[1]["etag"]
        status, headers, body = get(files, name, if_none_match=etag)
        assert (status, body, headers["etag"]) == (304, b"", etag)
        assert "content-length" not in headers


def test_head_is_get_without_the_body(static: Files, pictures: Files) -> None:
    for files, name in ((static, "press/press.css"), (pictures, "ab/cdef0123.jpg")):
        status, headers, body = get(files, name, "HEAD")
        assert (status, headers, body) == (200, get(files, name)[1], b"")


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "press/../../secret.txt",
        "press/..",
        "/etc/passwd",
        "//etc/passwd",
        "press//press.css",
        "./press/press.css",
        "press/press.css/",
        "press\\press.css",
        "press/press.css\0.css",
        "press/press.css\n",
        "press/.hidden.css",
        "press/page.html",
        "link.css",
        "",
        ".",
        "press",
        "a" * 5000 + ".css",
        "press/" * 200 + "press.css",
        "PRESS/%2e%2e/x.css",
    ],
)
def test_nothing_but_collected_files_goes_out(static: Files, name: str) -> None:
    status, _, body = get(static, name)
    assert status == 404 and b"secret" not in body


@pytest.mark.parametrize(
    "name",
    [
        "../originals/ab/secret.jpg",
        "ab/../../originals/ab/secret.jpg",
        "originals.jpg",
        "ac/secret.jpg",
        "ab/cdef0123.svg",
        "ab/cdef0123.html",
        "ab/cdef0123.JPG",
        "ad.jpg",
        "ab/",
        "ab/nothere.jpg",
    ],
)
def test_nothing_but_renditions_goes_out(pictures: Files, name: str) -> None:
    status, _, body = get(pictures, name)
    assert status == 404 and b"secret" not in body


@given(st.lists(st.sampled_from(["..", ".", "/", "\\", "\0", "%2e", "press", "secret", "ab", ".txt", ".jpg", "~"])))
def test_no_name_leads_out_of_the_folder(folder: Path, parts: list[str]) -> None:
    name = "".join(parts)
    for files, root in ((Files.static(folder / "static"), "static"), (Files.pictures(folder / "pictures"), "pictures")):
        found = files.find(name)
        assert found is None or os.path.commonpath([found.path, folder / root]) == str(folder / root)
