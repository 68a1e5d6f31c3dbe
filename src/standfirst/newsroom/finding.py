"""What an examination of the newsroom finds: one thing, how it stands, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a thing stands."""

    WELL = "ok"
    WATCH = "watch"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `cure` says what to do where it is not well."""

    state: State
    what: str
    cure: str = ""
