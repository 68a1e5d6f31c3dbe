"""What readers say is wrong, as the newsroom sees it: the room above registers where their reports are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.story import Evidence

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article


@dataclass(frozen=True, slots=True)
class OpenReport:
    """One report that nobody has answered: its number, what the reader says, and the words it is about."""

    number: int
    text: str
    words: str = ""
    evidence: Evidence | None = None


_sources: list[Callable[[Article], list[OpenReport]]] = []


def register(source: Callable[[Article], list[OpenReport]]) -> None:
    """Has `source` asked for the open reports on a story. Registering it again changes nothing."""
    if source not in _sources:
        _sources.append(source)


def open_reports(article: Article) -> list[OpenReport]:
    """The reports on `article` that wait for an answer, the oldest first."""
    return [report for source in _sources for report in source(article)]
