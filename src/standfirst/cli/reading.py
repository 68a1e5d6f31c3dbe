"""What the desk's commands read: files, folders and all below them, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from standfirst.story import Story

STANDARD_INPUT = "-"
NAME_OF_STANDARD_INPUT = "standard input"


def standard_input(paths: Iterable[str]) -> bytes:
    """All of standard input if `paths` ask for it, up to one byte more than a story may have."""
    from standfirst.wire import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1) if STANDARD_INPUT in paths else b""


class Input(NamedTuple):
    """One file to read, or, in its place, the sentence that says why what was named cannot be."""

    path: str
    problem: str = ""


def files(paths: Iterable[str]) -> Iterator[Input]:
    """Every file that `paths` stand for, as it comes."""
    from standfirst.wire import WireError, files_below

    for path in paths:
        if path == STANDARD_INPUT:
            yield Input(path)
            continue
        try:
            yield from (Input(str(each)) for each in files_below(path))
        except WireError as error:
            yield Input(path, str(error))


def stories(path: str, given: bytes = b"", given_name: str = "") -> tuple[str, str, list[Story]]:
    """The name and the text of the file at `path`, and the stories in it.

    For "-" these are read from `given`; `given_name` says what file it would be, which tells the format.
    Raises `WireError`.
    """
    from standfirst.wire import file_bytes, read_bytes
    from standfirst.wire.decoding import decode

    if path == STANDARD_INPUT:
        name = given_name or NAME_OF_STANDARD_INPUT
        data = given
    else:
        name = path
        data = file_bytes(path)
    found = list(read_bytes(data, name=name))
    return name, decode(data)[0], found
