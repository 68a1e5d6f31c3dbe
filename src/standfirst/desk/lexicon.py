"""The names a newsroom knows: handed to the desk with the story, never fetched by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from standfirst.desk.text.folding import fold
from standfirst.desk.text.slips import slip


@dataclass(frozen=True)
class Lexicon:
    """The house's list of names as it spells them: people, places, bodies. "Volodymyr Zelenskyy", "Kyiv"."""

    names: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word of the names, folded (`standfirst.desk.text.folding.fold`)."""
        return frozenset(self.company)

    @cached_property
    def company(self) -> dict[str, frozenset[str]]:
        """For each single word of the names, folded, those it is listed beside; "" where it is a name by itself."""
        found: dict[str, set[str]] = {}
        for name in self.names:
            parts = _parts(name)
            for part in parts:
                found.setdefault(part, set()).update(other for other in parts if other != part)
                if len(parts) == 1:
                    found[part].add("")
        return {word: frozenset(beside) for word, beside in found.items()}

    @cached_property
    def _shortened(self) -> dict[str, list[str]]:
        """The words under themselves and under each form that lacks one letter."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.company):
            if _SHORTEST <= len(word) <= _LONGEST:
                for form in _forms(word):
                    found.setdefault(form, []).append(word)
        return found

    @cached_property
    def _by_word(self) -> dict[str, str]:
        return {part: name for name in sorted(self.names, reverse=True) for part in _parts(name)}

    def near(self, word: str) -> list[str]:
        """The listed words that are one slip of the finger from `word`, which is folded; in order. The time goes with
        the length of `word`, not with the list's."""
        if not _SHORTEST <= len(word) <= _LONGEST:
            return []
        shortened = self._shortened
        near = {each for form in _forms(word) for each in shortened.get(form, ())}
        return sorted(each for each in near if slip(word, each))

    def name_with(self, word: str) -> str:
        """The first of the names, by the alphabet, that holds the folded `word`."""
        return self._by_word[word]


_SHORTEST, _LONGEST = 4, 40


def _parts(name: str) -> list[str]:
    return [fold(word) for word in name.replace("-", " ").split()]


def _forms(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


EMPTY = Lexicon()
"""A newsroom that has listed nothing."""
