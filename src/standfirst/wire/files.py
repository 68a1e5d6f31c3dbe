"""Files and bytes to stories: finds the files, holds them to a size, and decides the format by what is in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from standfirst.story import Story
from standfirst.wire import story_json
from standfirst.wire.decoding import decode
from standfirst.wire.errors import WireError

MAX_BYTES = 5_000_000
"""The largest file that is read; a long book is half of it."""

SUFFIXES = (".txt", ".json")
"""What is read out of a folder."""

MARKDOWN = (".md", ".markdown")
HTML = (".html", ".htm", ".xhtml")
READABLE = (*SUFFIXES, *MARKDOWN, *HTML)
"""What is read out of a folder and all folders below it."""

_OBJECT = re.compile(r'\{\s{0,1000}(?:"|\}|$)')
_HTML = re.compile(r"(?:<\?xml[^<>]{0,200}\?>\s{0,1000})?<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_XML = re.compile(r"<\?xml\b", re.IGNORECASE)


def story_files(path: Path | str) -> list[Path]:
    """The files `path` stands for: itself, or the .txt and .json files in a folder, sorted by name.

    Raises `WireError` if there is no such file or folder, or nothing to read in the folder.
    """
    path = Path(path)
    try:
        if path.is_dir():
            found = sorted(each for each in path.iterdir() if each.suffix.lower() in SUFFIXES and each.is_file())
            if not found:
                raise WireError("there is no .txt or .json file in this folder.", name=str(path))
            return found
        if not path.exists():
            raise WireError("there is no such file; check the path.", name=str(path))
    except (OSError, ValueError) as error:
        if isinstance(error, WireError):
            raise
        raise WireError(f"the path cannot be opened ({_reason(error)}).", name=str(path)) from error
    return [path]


def files_below(path: Path | str) -> Iterator[Path]:
    """The files `path` stands for: itself, or every readable file in a folder and the folders below it, by name.

    Hidden folders and files, and what links lead to elsewhere, are left out. Raises `WireError` if there is no such
    file or folder, or nothing readable in it.
    """
    path = Path(path)
    try:
        folder = path.is_dir()
    except (OSError, ValueError):
        folder = False
    if not folder:
        yield from story_files(path)
        return
    found = False
    for root, folders, names in os.walk(path):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in READABLE:
                found = True
                yield Path(root, name)
    if not found:
        raise WireError(f"there is no file in this folder that can be read ({', '.join(READABLE)}).", name=str(path))


def read_path(path: Path | str) -> Iterator[Story]:
    """The stories in a file, or in every .txt and .json file of a folder, sorted by name.

    A file of a folder that cannot be read costs only itself: the others are yielded first, then
    `WireError` is raised for those that failed. Who wants each error with its file calls
    `story_files` and then this function on each.
    """
    failed: list[WireError] = []
    files = story_files(path)
    for each in files:
        try:
            yield from read_bytes(file_bytes(each), name=str(each))
        except WireError as error:
            failed.append(error)
    if len(failed) == 1:
        raise failed[0]
    if failed:
        raise WireError(
            f"{len(failed)} of {len(files)} files cannot be read: {'; '.join(str(error) for error in failed)}",
            name=str(path),
        )


def file_bytes(path: Path | str) -> bytes:
    """What is in the file at `path`. Raises `WireError` if it is none, cannot be opened or is too large."""
    path = Path(path)
    try:
        if not path.exists():
            raise WireError("there is no such file; it may have been moved meanwhile.", name=str(path))
        if not path.is_file():
            raise WireError("this is not an ordinary file.", name=str(path))
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise WireError(_too_large(size), name=str(path))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise WireError(f"the file cannot be opened ({_reason(error)}).", name=str(path)) from error


def read_bytes(data: bytes, *, name: str = "") -> Iterator[Story]:
    """The stories in `data`: our own JSON if it begins with an object, a web page if it begins as one, Markdown if
    `name` ends so, else the printed text of a news page.

    `name` is what the user calls the file, for the errors and the form. Raises `WireError`.
    """
    try:
        if len(data) > MAX_BYTES:
            raise WireError(_too_large(len(data)))
        text, notes = decode(data)
        story = _read(text, Path(name).suffix.lower())
    except WireError as error:
        raise error.of(name) from error.__cause__
    yield story.but(notes=notes + story.notes) if notes else story


def _read(text: str, suffix: str) -> Story:
    start = text.lstrip()
    if suffix in MARKDOWN:
        from standfirst.wire.markdown import read_markdown

        return read_markdown(text)
    if _OBJECT.match(start):
        return story_json.read(text)
    if suffix in HTML or _HTML.match(start):
        from standfirst.wire.html_page import read_html_page

        return read_html_page(text)
    if _XML.match(start):
        raise WireError(
            "this is an XML file; open it where it comes from, copy the text and save it as plain text (UTF-8), or "
            "paste it into the newsroom."
        )
    from standfirst.wire.page import read_page

    return read_page(text)


def _too_large(size: int) -> str:
    return (
        f"at {size / 1e6:.1f} MB it is too large for a story (the limit is {MAX_BYTES / 1e6:.0f} MB); "
        "hand in one story a file."
    )


def _reason(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error)
    return str(text)[:1].lower() + str(text)[1:]
