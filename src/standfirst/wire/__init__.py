"""The wire room: files, bytes and pasted text in, `Story` out; one module a format, and one sanitizer for all.

This room knows `standfirst.story` and nothing of the web or the newsroom. Everything public is named here; a format
is loaded when it is first asked for, so that a command which reads one of them does not wait for the others.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from standfirst.wire.errors import WireError
from standfirst.wire.files import MAX_BYTES, file_bytes, files_below, read_bytes, read_path, story_files

if TYPE_CHECKING:
    from standfirst.wire.addresses import link_address, picture_address
    from standfirst.wire.clean_html import clean_block_html, clean_inline, clean_list, pasted_blocks
    from standfirst.wire.page import read_page

_HOMES = {
    "clean_block_html": "clean_html",
    "clean_inline": "clean_html",
    "clean_list": "clean_html",
    "link_address": "addresses",
    "pasted_blocks": "clean_html",
    "picture_address": "addresses",
    "read_page": "page",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


__all__ = [
    "MAX_BYTES",
    "WireError",
    "clean_block_html",
    "clean_inline",
    "clean_list",
    "file_bytes",
    "files_below",
    "link_address",
    "pasted_blocks",
    "picture_address",
    "read_bytes",
    "read_page",
    "read_path",
    "story_files",
]
