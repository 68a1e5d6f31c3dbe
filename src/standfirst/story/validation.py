"""Checks the parts of a story: types, control characters, references between parts."""

from __future__ import annotations

import re
import types
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from standfirst.story import model
from standfirst.story.errors import StoryError


def validate(part: Any) -> None:
    """Raises `StoryError` naming the first field of dataclass `part` that does not hold what it should."""
    for name, hint in type_hints(part.__class__).items():
        value = getattr(part, name)
        if hint is str and value.__class__ is str:  # as most are
            _text(name, value)
            continue
        if isinstance(value, list):
            value = tuple(value)
            object.__setattr__(part, name, value)
        _check(name, value, hint)
    if isinstance(part, model.Block):
        _block(part)
    elif isinstance(part, model.QuickLook | model.Picture):
        _named(part.id)
    elif isinstance(part, model.Story):
        _story(part)


@cache
def type_hints(kind: type[Any]) -> dict[str, Any]:
    """The resolved annotations of a part's fields, in their order."""
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


def _check(name: str, value: Any, hint: Any) -> None:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return
        hint = next(each for each in get_args(hint) if each is not type(None))
        origin = get_origin(hint)
    if origin is tuple:
        if not isinstance(value, tuple):
            raise StoryError(name, f"expected a list, found {type(value).__name__}.")
        for number, item in enumerate(value):
            _check(f"{name}[{number}]", item, get_args(hint)[0])
    elif issubclass(hint, StrEnum):
        if not isinstance(value, hint):
            allowed = ", ".join(each.value for each in hint)
            raise StoryError(name, f"expected one of {allowed}; found {value!r}.")
    elif hint is int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise StoryError(name, f"expected a whole number from 0, found {value!r}.")
    elif hint is datetime:
        if not isinstance(value, datetime):
            raise StoryError(name, f"expected a date and time, found {type(value).__name__}.")
        if value.utcoffset() is None:
            raise StoryError(name, "a time needs its zone, as in 2025-05-16T21:30:00+03:00.")
    elif not isinstance(value, hint):
        wanted = "text" if hint is str else "true or false" if hint is bool else hint.__name__
        raise StoryError(name, f"expected {wanted}, found {type(value).__name__}.")
    elif hint is str:
        _text(name, value)


_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\ud800-\\udfff]")


def _text(name: str, value: str) -> None:
    if found := _UNPRINTABLE.search(value):
        code, offset = ord(found.group()), found.start()
        raise StoryError(name, f"the character U+{code:04X} at {offset} cannot be printed; take it out.")


def _named(value: str) -> None:
    if not value or value.split() != [value]:
        raise StoryError("id", f"expected an id without spaces, found {value!r}.")


def _block(block: model.Block) -> None:
    _named(block.id)
    if block.kind is model.BlockKind.HEADING and not 2 <= block.level <= 4:
        raise StoryError("level", f"a heading's level is 2, 3 or 4; found {block.level}.")
    if block.kind is model.BlockKind.PICTURE and not block.picture:
        raise StoryError("picture", "a picture block names the id of its picture.")


def _story(story: model.Story) -> None:
    for name in ("quick_looks", "deep_look", "pictures"):
        seen: set[str] = set()
        for number, part in enumerate(getattr(story, name)):
            if part.id in seen:
                raise StoryError(f"{name}[{number}].id", f"the id {part.id!r} is used twice.")
            seen.add(part.id)
    pictures = {picture.id for picture in story.pictures}
    for number, block in enumerate(story.deep_look):
        if block.kind is model.BlockKind.PICTURE and block.picture not in pictures:
            raise StoryError(f"deep_look[{number}].picture", f"the story has no picture {block.picture!r}.")
