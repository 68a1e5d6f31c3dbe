"""Pieces joined into one gzip are what every client takes for the whole page."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.press.stitching import Place, Text, cut, fill, gzip_end, pack, places, text, unpack
from standfirst.press.stitching import gzip as stitched
from tests.conftest import missing

PIECES = st.lists(st.binary(max_size=400) | st.binary(max_size=20).map(lambda each: each * 300), max_size=8)


def joined(pieces: list[Text]) -> bytes:
    return stitched(pieces, gzip_end(pieces))


@given(PIECES)
def test_stitched_pieces_unpack_to_the_whole(bodies: list[bytes]) -> None:
    assert gzip.decompress(joined([text(each) for each in bodies])) == b"".join(bodies)


@given(PIECES)
def test_the_whole_is_one_member_with_nothing_after_it(bodies: list[bytes]) -> None:
    packed = joined([text(each) for each in bodies])
    unpacker = zlib.decompressobj(31)
    unpacker.decompress(packed)
    assert unpacker.eof and unpacker.unused_data == b""


def test_the_command_gzip_finds_no_fault_with_it(tmp_path: Path) -> None:
    tool = shutil.which("gzip")
    if tool is None:
        missing("gzip", "install Debian's package gzip")
    assert tool is not None
    file = tmp_path / "page.gz"
    file.write_bytes(joined([text(b"<p>One</p>" * 500), text("<p>Zwölf Boxkämpfer</p>".encode()), text(b"")]))
    subprocess.run([tool, "-t", str(file)], check=True)
    unpacked = subprocess.run([tool, "-dc", str(file)], check=True, capture_output=True).stdout
    assert unpacked == b"<p>One</p>" * 500 + "<p>Zwölf Boxkämpfer</p>".encode()


def test_a_wrong_sum_would_be_noticed() -> None:
    pieces = [text(b"one"), text(b"two")]
    with pytest.raises(gzip.BadGzipFile):
        gzip.decompress(stitched(pieces, gzip_end([pieces[1], pieces[0]])))


def test_a_page_is_cut_where_its_fragments_stand() -> None:
    page = b'<p>a</p><esi:include src="/fragments/latest/"/><p>b</p><esi:include src="/fragments/rating/7/" />'
    assert [each.identity if isinstance(each, Text) else each for each in cut(page)] == [
        b"<p>a</p>",
        Place("/fragments/latest/"),
        b"<p>b</p>",
        Place("/fragments/rating/7/"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        b'<esi:include src="/admin/"/>',
        b'<esi:include src="http://elsewhere.example/fragments/x/"/>',
        b'&lt;esi:include src="/fragments/latest/"/&gt;',
        b'<esi:include src="/fragments/a b/"/>',
    ],
)
def test_only_the_houses_own_fragments_are_includes(body: bytes) -> None:
    assert places(body) == []
    assert [each.identity for each in cut(body) if isinstance(each, Text)] == [body]


def test_filling_puts_fragments_in_and_leaves_the_others_empty() -> None:
    page = b'[<esi:include src="/fragments/latest/"/>][<esi:include src="/fragments/menu/"/>]'
    assert fill(page, {"/fragments/latest/": rb"news \1 \g<0>"}) == rb"[news \1 \g<0>][]"


@given(st.lists(st.binary(max_size=300).map(text) | st.text(max_size=30).map(Place), max_size=8))
def test_pieces_are_kept_exactly(pieces: list[Text | Place]) -> None:
    assert unpack(pack(pieces)) == tuple(pieces)


@given(st.binary(min_size=1, max_size=60), st.data())
def test_pieces_cut_short_are_refused_and_not_served(body: bytes, data: st.DataObject) -> None:
    packed = pack([text(body), Place("/fragments/latest/")])
    end = data.draw(st.integers(1, len(packed) - 1).filter(lambda each: each != len(pack([text(body)]))))
    with pytest.raises(ValueError, match="piece"):
        unpack(packed[:end])
