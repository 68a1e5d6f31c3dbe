"""The wire room: files, bytes and pasted text in, `Story` out; one module a format, and one sanitizer for all.

This room knows `standfirst.story` and nothing of the web or the newsroom. Everything public is named here.
"""

from standfirst.wire.addresses import link_address, picture_address
from standfirst.wire.clean_html import clean_block_html, clean_inline, clean_list, pasted_blocks
from standfirst.wire.errors import WireError
from standfirst.wire.files import MAX_BYTES, file_bytes, files_below, read_bytes, read_path, story_files
from standfirst.wire.page import read_page

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
