"""The house style as the newsroom writes it down: preferred terms, bans and names, in one TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from standfirst.desk.text.words import Word, words


class HouseStyleError(ValueError):
    """The file cannot be used; the message names file, line and key, and says what would be right."""


class Entry(NamedTuple):
    """What the house writes down of one wrong form: `table` is terms, bans or names; `instead` is what to write
    (empty for a ban); `reason` why a thing is banned, as the file says."""

    table: str
    wrong: str
    instead: str = ""
    reason: str = ""


class Match(NamedTuple):
    """A wrong form found: code points `start` to `end` of the text."""

    start: int
    end: int
    entry: Entry


class _Forms(NamedTuple):
    """Entries under their words in small letters, the longest first; and how many words they have, the most first."""

    entries: dict[tuple[str, ...], list[Entry]]
    lengths: tuple[int, ...]


@dataclass(frozen=True)
class HouseStyle:
    """The entries of a house style, ready to be looked for in one pass over a text.

    Terms and bans are found in any case (but one written with a capital only as it is written), names as they are
    written. Where two begin at one word the longer is found.
    """

    entries: tuple[Entry, ...] = field(default=())

    @classmethod
    def from_toml(cls, text: str, name: str = "house style") -> HouseStyle:
        """The style in TOML `text`; `name` is the file's, for errors.

        Three tables, all optional: `[terms]` and `[names]` have what to write as key and the forms to avoid as a list
        (`"email" = ["e-mail", "E-mail"]`), `[bans]` has what not to write as key and the reason as text. Raises
        `HouseStyleError` naming line and key for broken TOML, an unknown table, a value of another kind, an empty form,
        and a form that stands under two keys or is itself what another key says to write.
        """
        return cls(tuple(_Reader(text, name).entries()))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names as the house spells them."""
        return frozenset(each.instead for each in self.entries if each.table == "names")

    @cached_property
    def _by_first(self) -> dict[str, list[Entry]]:
        """The entries under the letters or figures they begin with, small: of 10,000 a story needs a few."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(_first(entry.wrong), []).append(entry)
        return found

    @cached_property
    def _read(self) -> dict[str, _Forms]:
        return {}

    def _forms(self, first: str) -> _Forms:
        """The entries that begin with `first`."""
        if first not in self._read:
            found: dict[tuple[str, ...], list[Entry]] = {}
            for entry in sorted(self._by_first[first], key=lambda each: (-len(each.wrong), each.wrong)):
                found.setdefault(_folded(words(entry.wrong)), []).append(entry)
            self._read[first] = _Forms(found, tuple(sorted({len(form) for form in found}, reverse=True)))
        return self._read[first]

    def matches(self, text: str) -> Iterator[Match]:
        """The wrong forms in `text`, in order and without overlap."""
        if not self.entries:
            return
        listed = words(text)
        past = 0
        for number, word in enumerate(listed):
            first = _first(word.text)
            if word.start < past or first not in self._by_first:
                continue
            forms = self._forms(first)
            for length in forms.lengths:
                if number + length > len(listed):
                    continue
                entries = forms.entries.get(_folded(listed[number : number + length]), ())
                found = self._at(text, listed, number, length, entries)
                if found is not None:
                    yield found
                    past = found.end
                    break

    def _at(
        self, text: str, listed: tuple[Word, ...], number: int, length: int, entries: Iterable[Entry]
    ) -> Match | None:
        for entry in entries:
            # "e-mail" ends where its words do, "pct." with a stop of its own.
            start = listed[number].start
            end = listed[number + length - 1].end + len(entry.wrong) - words(entry.wrong)[-1].end
            if _same(text[start:end], entry):
                return Match(start, end, entry)
        return None


_RUN = re.compile(r"[^\W\d_]+|\d+")


def _first(form: str) -> str:
    """The letters or figures that `form` begins with, small."""
    run = _RUN.search(form)
    return run.group().casefold() if run else ""


def _folded(listed: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.text.casefold() for word in listed)


UNWRITTEN = HouseStyle()
"""A newsroom that has written nothing down."""


def _same(found: str, entry: Entry) -> bool:
    if entry.table == "names" or not entry.wrong.islower():
        return found == entry.wrong
    return found.casefold() == entry.wrong.casefold() and found not in (entry.instead,)


class _Reader:
    """Reads one file and knows on which line each key stands."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name

    def entries(self) -> Iterator[Entry]:
        try:
            data = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise HouseStyleError(f"{self.name}: this is not TOML: {error}.") from None
        seen: dict[tuple[str, str], str] = {}
        for table, rows in data.items():
            if table not in ("terms", "bans", "names"):
                raise self._wrong(table, "there is no such table; known are [terms], [bans] and [names]")
            if not isinstance(rows, dict):
                raise self._wrong(table, f"expected a table, [{table}]")
            for key, value in rows.items():
                for entry in self._row(table, key, value):
                    as_found = entry.wrong if table == "names" else entry.wrong.casefold()
                    before = seen.setdefault((table, as_found), key)
                    if before != key:
                        raise self._wrong(key, f'"{entry.wrong}" stands under "{before}" already')
                    yield entry

    def _row(self, table: str, key: str, value: Any) -> Iterator[Entry]:
        if not _RUN.search(key):
            raise self._wrong(key, "a key must hold a word")
        if table == "bans":
            if not isinstance(value, str):
                raise self._wrong(key, 'expected the reason as text, as in "so-called" = "It sneers."')
            yield Entry(table, key, "", value.strip())
            return
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise self._wrong(key, f'expected a list of what to avoid, as in "{key}" = ["..."]')
        for each in value:
            if not isinstance(each, str) or not _RUN.search(each):
                raise self._wrong(key, f"expected words in quotation marks, found {each!r}")
            if each == key:
                raise self._wrong(key, "what to write stands among what to avoid")
            yield Entry(table, each, key)

    def _wrong(self, key: str, problem: str) -> HouseStyleError:
        pattern = re.compile(rf"^\s*(?:\[\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:=|\])", re.MULTILINE)
        found = pattern.search(self.text)
        line = self.text.count("\n", 0, found.end()) + 1 if found else 1
        return HouseStyleError(f"{self.name}, line {line}, key {key}: {problem}.")
