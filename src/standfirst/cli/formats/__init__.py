"""How findings are printed: one module a format, each with a class `Format`.

`begin`, `story` and `end` give text; what `story` gives for each story is joined by `between`. `story` runs in
the process that read the file, the other two in the one that prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from standfirst.desk import Finding
    from standfirst.story import Story

NAMES = {"full": "full", "concise": "concise", "json": "json_lines", "github": "github", "sarif": "sarif"}
"""The name of each format and its module."""


@dataclass(frozen=True)
class Checked:
    """A story and what was found in it. `name` is for people ("a.json, story 2"), `file` the path or what stands for
    standard input; `source` is the text of the file, for the line of a finding."""

    name: str
    file: str
    story: Story
    findings: list[Finding]
    source: str = ""


class Form(Protocol):
    """What the modules of this package have to offer."""

    between: str

    def begin(self, rules: Sequence[str]) -> str: ...

    def story(self, checked: Checked) -> str: ...

    def end(self, counts: Counter[str], errors: Sequence[str]) -> str: ...


class Plain:
    """A format with nothing before, between and after its records."""

    between = ""

    def begin(self, rules: Sequence[str]) -> str:
        """What stands before the first story; `rules` are the ids of those that run."""
        return ""

    def end(self, counts: Counter[str], errors: Sequence[str]) -> str:
        """What stands after the last; `counts` has "stories" and the number of findings by level."""
        return ""


def form(name: str) -> Form:
    """The format of that name. Raises `KeyError`."""
    return cast(Form, import_module(f"{__name__}.{NAMES[name]}").Format())


def from_here(file: str) -> str:
    """`file` from the folder we are in, if it lies below it: what code hosts call it."""
    path = PurePath(file)
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def line_of(source: str, passage: str, start: int, end: int) -> int:
    """The line of `source`, from 1, on which code points `start` to `end` of `passage` stand; 0 if that is not sure.

    Only words that stand there once, as they are or as JSON writes them, are sure.
    """
    for before in (30, 0):
        words = passage[max(0, start - before) : end].split("\n")[-1][-200:].strip()
        for each in (words, words.replace('"', '\\"')):
            if each and source.count(each) == 1:
                return source.count("\n", 0, source.index(each)) + 1
    return 0
