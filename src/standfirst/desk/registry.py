"""Finds the rules: every module below `standfirst.desk.rules` is one, its path its id."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc
from typing import TypeVar

from standfirst.desk.analysis import Analysis
from standfirst.desk.findings import Finding, Level, MismatchKind, Span
from standfirst.desk.house_style import HouseStyle
from standfirst.desk.lexicon import Lexicon
from standfirst.story import Story


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule yields: a `Finding` without the rule's name and level, which its file gives."""

    message: str
    spans: tuple[Span, ...]
    suggestion: str = ""
    level: Level | None = None
    """Another level than the rule's own, where the same fault weighs more, as in a headline."""


Check = Callable[[Analysis], Iterable[Remark]]
Example = tuple[Story, str, str]
"""A story the rule must flag, the place of its first span, and the words there."""
_C = TypeVar("_C", bound=Check)


@dataclass(frozen=True)
class Rule:
    """One rule as its file defines it. `doc` is the file's docstring, `title` the first line of it."""

    id: str
    level: Level
    doc: str
    flagged: tuple[Example, ...]
    clean: tuple[Story, ...]
    look: Check
    kind: MismatchKind | None = None
    lexicon: Lexicon | None = None
    """The house list its examples are read with (`LEXICON` in its file)."""
    house_style: HouseStyle | None = None
    """The house style its examples are read with (`HOUSE_STYLE` in its file)."""

    @property
    def title(self) -> str:
        return self.doc.partition("\n")[0].strip()

    def findings(self, analysis: Analysis) -> Iterator[Finding]:
        """Every finding of this rule in the story that was analysed."""
        for remark in self.look(analysis):
            yield Finding(self.id, remark.level or self.level, remark.message, remark.spans, remark.suggestion)


class UnknownRule(ValueError):
    """No rule, and no group of rules, goes by that name."""


def rule(level: Level, kind: MismatchKind | None = None) -> Callable[[_C], _C]:
    """Marks the one function of a rule file as the rule, at `level`.

    `kind` says of which kind a difference between claim and Deep Look it finds, if it is that.
    """

    def mark(look: _C) -> _C:
        look.desk_level, look.desk_kind = level, kind  # type: ignore[attr-defined]
        return look

    return mark


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of their ids."""
    package = import_module("standfirst.desk.rules")
    found: dict[str, Rule] = {}
    for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not info.ispkg:
            rule_id = info.name.removeprefix(package.__name__ + ".")
            try:
                found[rule_id] = _read(info.name, rule_id)
            except Exception as error:
                found[rule_id] = _unreadable(rule_id, error)
    return dict(sorted(found.items()))


def _read(module_name: str, rule_id: str) -> Rule:
    module = import_module(module_name)
    looks = [each for each in vars(module).values() if hasattr(each, "desk_level")]
    if len(looks) != 1:
        raise TypeError(f"{module_name} must hold exactly one function marked @rule; it holds {len(looks)}.")
    doc = cleandoc(module.__doc__ or "")
    look = looks[0]
    lists = getattr(module, "LEXICON", None), getattr(module, "HOUSE_STYLE", None)
    return Rule(rule_id, look.desk_level, doc, module.FLAGGED, module.CLEAN, look, look.desk_kind, *lists)


def _unreadable(rule_id: str, error: Exception) -> Rule:
    """A rule in the place of one whose file cannot be loaded: it breaks in the same way on every story, where
    `standfirst.desk.check` reports it by name and lets the others run."""
    # ImportError and its kin hold the traceback, and with it every module that was being loaded.
    kind, problem = type(error), str(error)

    def broken(analysis: Analysis) -> Iterable[Remark]:
        raise RuntimeError(f"its file cannot be loaded: {kind.__name__}: {problem}")

    return Rule(rule_id, Level.QUERY, f"The file of this rule cannot be loaded: {problem}", (), (), broken)


DEFAULT = "default"
"""The name that chooses every rule but those of style."""


def chosen(names: Iterable[str] | None) -> list[Rule]:
    """The rules that `names` choose: ids, beginnings of ids as in "claims", or "default" for all but those of style,
    which is also what None means.

    Raises `UnknownRule` with the nearest thing that exists.
    """
    known = all_rules()
    default = {each.id: each for each in known.values() if each.level is not Level.STYLE}
    if names is None:
        return list(default.values())
    picked: dict[str, Rule] = {}
    for name in names:
        prefix = name.rstrip(".") + "."
        if name in known:
            matching = {name: known[name]}
        else:
            matching = {key: each for key, each in known.items() if key.startswith(prefix)}
        if name == DEFAULT:
            matching = default
        if not matching:
            raise UnknownRule(_no_such_rule(name, known))
        picked |= matching
    return [known[key] for key in known if key in picked]


def _no_such_rule(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    groups = sorted({key.partition(".")[0] for key in known})
    near = get_close_matches(name, [*groups, *known], 1, 0.7)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    return f'There is no rule "{name}". {hint}The groups are {", ".join(groups)}; `standfirst rule` lists them all.'
