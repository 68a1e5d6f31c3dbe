"""A story as JSON and back, exactly: `from_json(to_json(story)) == story`.

The format is versioned by its first key, `"format": "story/1"`: a name no field of a story has.
Reading refuses what it does not know and says where, so that nothing is lost unsaid; a field that is left
out has its default.
"""

from __future__ import annotations

import json
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin

from standfirst.story.errors import StoryError
from standfirst.story.model import Story
from standfirst.story.validation import type_hints

FORMAT = "story/1"
"""The version of the JSON this module writes and reads."""


def to_json(story: Story, *, indent: int | None = None) -> str:
    """`story` as JSON text. The same story gives the same text; fields at their default are left out."""
    return json.dumps({"format": FORMAT, **_plain(story)}, ensure_ascii=False, indent=indent)


def _plain(part: Any) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for each in fields(part):
        value = getattr(part, each.name)
        if each.default is not MISSING and value == each.default:
            continue
        out[each.name] = _value(value)
    return out


def _value(value: Any) -> Any:
    if is_dataclass(value):
        return _plain(value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return value


def from_json(text: str | bytes) -> Story:
    """The story that JSON `text` holds (bytes are UTF-8).

    Raises `StoryError` naming the field, or line and column where the JSON itself is broken.
    """
    try:
        data = json.loads(text)
    except UnicodeDecodeError as error:
        raise StoryError("", f"not UTF-8 text: byte {error.start} cannot be read.") from error
    except json.JSONDecodeError as error:
        raise StoryError("", f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}.") from error
    except RecursionError as error:
        raise StoryError("", "not a story: the JSON is nested too deeply.") from error
    if not isinstance(data, dict) or "format" not in data:
        raise StoryError("format", f'a story file begins with {{"format": "{FORMAT}"}}.')
    written = data.pop("format")
    if written != FORMAT:
        raise StoryError("format", f"this release reads {FORMAT}, the file says {written!r}.")
    return cast(Story, _part(Story, data, ""))


@cache
def _required(kind: type) -> dict[str, bool]:
    """Every field of a part, and whether it must be there."""
    return {each.name: each.default is MISSING for each in fields(kind)}


def _part(kind: type, data: Any, path: str) -> Any:
    if not isinstance(data, dict):
        raise StoryError(path, f"expected an object, found {_json_name(data)}.")
    hints = type_hints(kind)
    required = _required(kind)
    for name in data:
        if name not in required:
            raise StoryError(_join(path, name), "no such field; check the spelling or the release.")
    values: dict[str, Any] = {}
    for name, must in required.items():
        if name in data:
            value, hint = data[name], hints[name]
            values[name] = value if hint is str and value.__class__ is str else _read(value, hint, _join(path, name))
        elif must:
            raise StoryError(_join(path, name), "this field is required.")
    try:
        return kind(**values)
    except StoryError as error:
        raise error.inside(path) if path else error from None


def _read(value: Any, hint: Any, path: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return _read(value, next(each for each in get_args(hint) if each is not type(None)), path)
    if origin is tuple:
        if not isinstance(value, list):
            raise StoryError(path, f"expected a list, found {_json_name(value)}.")
        inner = get_args(hint)[0]
        return tuple(
            item if isinstance(item, str) and is_dataclass(inner) else _read(item, inner, f"{path}[{number}]")
            for number, item in enumerate(value)
        )
    if is_dataclass(hint):
        return _part(cast(type, hint), value, path)
    if hint is datetime:
        return _when(value, path)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        try:
            return hint(value)
        except ValueError:
            allowed = ", ".join(each.value for each in hint)
            raise StoryError(path, f"expected one of {allowed}; found {value!r}.") from None
    return value


def _when(value: Any, path: str) -> datetime:
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    raise StoryError(path, f"expected a time like 2025-05-16T21:30:00+03:00, found {value!r}.")


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _json_name(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null")
