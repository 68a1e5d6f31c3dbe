"""The lines above a Markdown text: the YAML that site generators use, as far as people write it, and TOML.

Read are `key: value`, quoted values, `[a, b]`, lists with `-`, lists of small tables, and `|` or `>` texts. A line
that is none of these is noted. Anchors, tags and nested tables are not read.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from typing import Any

from standfirst.story import Note, NoteKind
from standfirst.wire.errors import WireError

_KEY = re.compile(r"([A-Za-z_][\w-]{0,60})\s{0,20}:(?:\s+(.*))?$")
_ITEM = re.compile(r"\s{0,20}-\s+(.*)$")


def take_front_matter(text: str) -> tuple[dict[str, Any], str, int, list[Note]]:
    """What stands in the front matter of `text`, the text below it, on which line that begins, and notes.

    Values are texts, lists of texts, or lists of tables of texts. Raises `WireError` for TOML that is broken and for
    front matter without an end.
    """
    lines = text.split("\n")
    fence = lines[0].strip()
    if fence not in ("---", "+++"):
        return {}, text, 1, []
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() in (fence, "...")), None)
    if end is None:
        if fence == "---" and not (len(lines) > 1 and _KEY.match(lines[1])):
            return {}, text, 1, []  # a rule across the page, not front matter
        raise WireError(f"the front matter that begins on line 1 with {fence} does not end; close it with {fence}.")
    inside, below = lines[1:end], "\n".join(lines[end + 1 :])
    if fence == "+++":
        return _toml("\n".join(inside)), below, end + 2, []
    values, notes = _yaml(inside)
    return values, below, end + 2, notes


def _toml(text: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WireError(f"the front matter is not TOML: {error}.") from error
    return {key: _plain(value) for key, value in data.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value.isoformat() if isinstance(value, datetime | date | time) else str(value)


def _yaml(lines: list[str]) -> tuple[dict[str, Any], list[Note]]:
    values: dict[str, Any] = {}
    notes: list[Note] = []
    key = ""
    number = 0
    while number < len(lines):
        line = lines[number].rstrip()
        number += 1
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item = _ITEM.match(line)
        found = _KEY.match(line)
        if found and not item:
            key, value = found[1], (found[2] or "").strip()
            if value[:1] in ("|", ">") and len(value) <= 2:
                text, number = _block(lines, number, " " if value[0] == ">" else "\n")
                values[key] = text
            else:
                values[key] = _list(value) if value.startswith("[") and value.endswith("]") else _scalar(value)
        elif item and key and values.get(key) in ("", None):
            values[key], number = _items(lines, number - 1)
        else:
            note = "A line of the front matter was not understood."
            notes.append(Note(NoteKind.DROPPED, note, line=number + 1, words=line.strip()[:200]))
    return values, notes


def _block(lines: list[str], number: int, joiner: str) -> tuple[str, int]:
    out = []
    while number < len(lines) and (lines[number].startswith((" ", "\t")) or not lines[number].strip()):
        out.append(lines[number].strip())
        number += 1
    return joiner.join(out).strip(), number


def _items(lines: list[str], number: int) -> tuple[list[Any], int]:
    """The list that begins at `number`, and the first line after it."""
    out: list[Any] = []
    while number < len(lines):
        line = lines[number].rstrip()
        item = _ITEM.match(line)
        if item:
            table = _KEY.match(item[1])
            out.append({table[1]: _scalar(table[2] or "")} if table else _scalar(item[1]))
        elif line.startswith((" ", "\t")) and out and (more := _KEY.match(line.strip())) and isinstance(out[-1], dict):
            out[-1][more[1]] = _scalar(more[2] or "")
        elif line.startswith((" ", "\t")) and out and isinstance(out[-1], str):
            out[-1] = f"{out[-1]} {_scalar(line.strip())}"
        elif line.strip():
            break
        number += 1
    return out, number


def _list(value: str) -> list[str]:
    parts = re.findall(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\[\]]+", value[1:-1])
    return [text for part in parts if (text := _scalar(part.strip()))]


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": " "}.get(match[1], match[1]), value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return re.sub(r"\s+#.*$", "", value) if "#" in value else value
