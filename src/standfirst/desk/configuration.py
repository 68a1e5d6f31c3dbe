"""What a newsroom sets for the desk in its `standfirst.toml`: which rules run, at which level, the names it knows.

This module reads the text of the file; finding and opening it is for the caller, since the desk opens no files.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from standfirst.desk.findings import Level
from standfirst.desk.registry import UnknownRule, chosen

FILE_NAME = "standfirst.toml"


class ConfigurationError(ValueError):
    """The file cannot be used; the message names file, line and key, and says what would be right."""


@dataclass(frozen=True)
class Configuration:
    """What is set. `select` None means the default rules; `levels` has a level for single rules by their id;
    `house_file` is the path of the newsroom's list of names and terms as written, empty for none."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    level: Level = Level.NOTE
    levels: dict[str, Level] = field(default_factory=dict)
    house_file: str = ""
    names: tuple[str, ...] = ()

    def rules(self, select: tuple[str, ...] | None = None, ignore: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The ids of the rules to run; `select` replaces what is set here, `ignore` adds to it.

        Showing style runs the rules of style. A rule that is given a level above style here runs with the
        default ones. Raises `UnknownRule`.
        """
        names = select if select is not None else self.select
        picked = {each.id for each in chosen(names)}
        if names is None:
            if self.level is Level.STYLE:
                from standfirst.desk.registry import all_rules

                picked |= set(all_rules())
            picked |= {name for name, level in self.levels.items() if level is not Level.STYLE}
        ignored = (*self.ignore, *ignore)
        out = {each.id for each in chosen(ignored)} if ignored else set()
        return tuple(sorted(picked - out))


def read_configuration(text: str, name: str = FILE_NAME) -> Configuration:
    """The configuration in TOML `text`; `name` is the file's, for the errors.

    Raises `ConfigurationError` for broken TOML, an unknown key (with the nearest known one), a value of another
    kind, and a rule that does not exist.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(_broken(str(error), text, name)) from None
    return _Reader(text, name).read(data)


def _broken(problem: str, text: str, name: str) -> str:
    at = re.search(r"\(at line (\d+), column \d+\)", problem)
    line = int(at[1]) if at else text.count("\n") + 1
    what = re.sub(r"\s*\(at .*\)", "", problem)
    lines = text.split("\n")
    key = re.match(r"\s*([\w.\"'-]+)\s*=", lines[line - 1]) if line <= len(lines) else None
    where = f"{name}, line {line}" + (f", key {key[1]}" if key else "")
    return f"{where}: this is not TOML: {what[:1].lower()}{what[1:]}."


class _Reader:
    """Reads the tables of one file and knows on which line each key stands."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name

    def read(self, data: dict[str, Any]) -> Configuration:
        self.known("", data, ("check", "levels", "house"))
        for table in ("check", "levels", "house"):
            if not isinstance(data.get(table, {}), dict):
                raise self.wrong(table, f"expected a table, [{table}]")
        check, house = data.get("check", {}), data.get("house", {})
        self.known("check", check, ("select", "ignore", "level"))
        self.known("house", house, ("file", "names"))
        return Configuration(
            select=self.rules("check.select", check["select"]) if "select" in check else None,
            ignore=self.rules("check.ignore", check.get("ignore", [])),
            level=self.level("check.level", check.get("level", Level.NOTE.value)),
            levels=dict(self.levels(data.get("levels", {}))),
            house_file=self.text_of("house.file", house.get("file", "")),
            names=self.texts("house.names", house.get("names", [])),
        )

    def known(self, table: str, data: dict[str, Any], names: tuple[str, ...]) -> None:
        for key in data:
            if key not in names:
                path = f"{table}.{key}" if table else key
                near = get_close_matches(key, names, 1, 0.5)
                hint = f"did you mean {near[0]}?" if near else f"known here are {', '.join(names)}."
                raise self.wrong(path, f"there is no such key; {hint}", whole=True)

    def levels(self, data: dict[str, Any], above: str = "") -> Iterator[tuple[str, Level]]:
        for key, value in data.items():
            rule = f"{above}.{key}" if above else key
            if isinstance(value, dict):  # names.spelt_two_ways without its quotation marks
                yield from self.levels(value, rule)
                continue
            level = self.level(f"levels.{rule}", value)
            for each in self.rules(f"levels.{rule}", [rule], expand=True):
                yield each, level

    def level(self, path: str, value: Any) -> Level:
        if not isinstance(value, str) or value not in tuple(Level):
            raise self.wrong(path, f"expected one of {', '.join(Level)}; found {value!r}")
        return Level(value)

    def rules(self, path: str, value: Any, *, expand: bool = False) -> tuple[str, ...]:
        names = self.texts(path, value)
        try:
            picked = chosen(names)
        except UnknownRule as error:
            raise self.wrong(path, str(error), whole=True) from None
        return tuple(each.id for each in picked) if expand else names

    def texts(self, path: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong(path, f'expected a list of texts, as in ["names"]; found {value!r}')
        return tuple(value)

    def text_of(self, path: str, value: Any) -> str:
        if not isinstance(value, str):
            raise self.wrong(path, f"expected text; found {value!r}")
        return value

    def wrong(self, path: str, problem: str, *, whole: bool = False) -> ConfigurationError:
        return ConfigurationError(f"{self.name}, line {self.line(path)}, key {path}: {problem}{'' if whole else '.'}")

    def line(self, path: str) -> int:
        """The line, from 1, on which the key of dotted `path` stands."""
        here, best = "", 1
        for number, line in enumerate(self.text.split("\n"), 1):
            header = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line)
            if header:
                here = _bare(header[1])
                if here == path:
                    return number
                continue
            key = re.match(r"\s*([^=#]+?)\s*=", line)
            if key and (f"{here}.{_bare(key[1])}" if here else _bare(key[1])) == path:
                return number
            if key and path.startswith(f"{here}." if here else _bare(key[1])):
                best = number
        return best


def _bare(key: str) -> str:
    return re.sub(r"[\"'\s]", "", key)
