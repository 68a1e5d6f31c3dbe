"""The names a newsroom knows: handed to the desk with the story, never fetched by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from standfirst.desk.text.folding import fold


@dataclass(frozen=True)
class Lexicon:
    """The house's list of names as it spells them: people, places, bodies. "Volodymyr Zelenskyy", "Kyiv"."""

    names: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word of the names, folded (`standfirst.desk.text.folding.fold`)."""
        return frozenset(fold(word) for name in self.names for word in name.replace("-", " ").split())


EMPTY = Lexicon()
"""A newsroom that has listed nothing."""
