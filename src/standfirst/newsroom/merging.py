"""Two drafts of one story become one: where they differ, whose words stand is chosen piece by piece.

A piece is a field, a picture, a Quick Look, or a paragraph of the Deep Look. What only one of the two wrote since
both set out from the same draft is proposed; what both wrote on is left to a person.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Literal
from uuid import uuid4

from bs4 import BeautifulSoup, Tag

from standfirst.newsroom.differences import Difference, Run
from standfirst.newsroom.rich_text import KEY

Choice = Literal["theirs", "mine", "both"]
Content = Mapping[str, Any]
"""What a revision holds: `Revision.content`."""

FIELDS = (
    *("kicker", "section", "label", "headline", "agency", "located", "article_authors", "edition", "standfirst"),
    *("pictures", "quick_looks_headline", "quick_looks", "deep_look", "rights_of_reply", "tagged_items", "storyline"),
    *("slug", "slugline", "language", "go_live_at", "expire_at", "embargoed_until", "copyright_notice"),
    *("usage_terms", "ed_note", "accuses", "rating_enabled"),
)
"""What a colleague writes in a draft, in the order of the form."""
STREAMS = ("pictures", "quick_looks", "deep_look")
_OF_ROWS = ("pk", "id", "article", "content_object", "sort_order")


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest thing that is taken whole: `key` names it in both drafts, `value` is what it holds.

    A paragraph knows which text block of the stream it stands in: `block`.
    """

    key: str
    kind: str
    value: Any
    block: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One place where the drafts differ. `proposed` is None where both wrote on it."""

    id: str
    name: str
    theirs: str
    mine: str
    proposed: Choice | None
    may_be_both: bool = False

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words with what only they wrote as gone and what only I wrote as come."""
        return Difference("", self.name, self.theirs, self.mine).runs

    @property
    def choices(self) -> tuple[Choice, ...]:
        return ("theirs", "mine", "both") if self.may_be_both else ("theirs", "mine")


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Atoms of theirs that stand where those of mine do; `piece` is None where they are the same."""

    theirs: tuple[Atom, ...]
    mine: tuple[Atom, ...]
    piece: Piece | None = None


Reader = Callable[[str, Any], str]
"""Says what a field or an atom holds, in words: called with the field's name, or the atom's kind, and the value."""


@dataclass(slots=True)
class Merge:
    """`theirs` and `mine`, and `base`, the draft both were written from, where that is known."""

    theirs: Content
    mine: Content
    base: Content | None
    names: Mapping[str, str]
    """What each field is called on the form."""
    read: Reader
    _streams: dict[str, list[_Hunk]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for name in STREAMS:
            self._streams[name] = list(self._hunks(name))

    @property
    def pieces(self) -> Iterator[Piece]:
        """Every place where the two differ, in the order of the form."""
        for name in FIELDS:
            if name in STREAMS:
                yield from (hunk.piece for hunk in self._streams[name] if hunk.piece)
            elif not _same(self.theirs.get(name), self.mine.get(name)):
                yield self._field(name)

    def merged(self, chosen: Mapping[str, Choice]) -> dict[str, Any]:
        """The content of a draft made of both, `chosen` saying for each piece's id whose words stand.

        Raises `KeyError` for a piece that nothing was chosen for.
        """
        content = dict(self.theirs)
        for name in FIELDS:
            if name in STREAMS:
                content[name] = json.dumps(_stream(_taken(self._streams[name], chosen)))
            elif not _same(self.theirs.get(name), self.mine.get(name)) and chosen[name] == "mine":
                content[name] = self.mine.get(name)
        return content

    def _field(self, name: str) -> Piece:
        theirs, mine = self.theirs.get(name), self.mine.get(name)
        proposed: Choice | None = None
        if self.base is not None:
            proposed = _since(_bare(self.base.get(name)), _bare(theirs), _bare(mine))
        return Piece(name, self.names[name], self.read(name, theirs), self.read(name, mine), proposed)

    def _hunks(self, name: str) -> Iterator[_Hunk]:
        drafts = _Drafts(*(_atoms(each.get(name)) if each else None for each in (self.base, self.theirs, self.mine)))
        number = 0
        for left, right in drafts.side_by_side():
            if [each.value for each in left] == [each.value for each in right]:
                yield _Hunk(left, left)
                continue
            number += 1
            said = [
                "\n".join(filter(None, (self.read(each.kind, each.value) for each in side))) for side in (left, right)
            ]
            piece = Piece(
                f"{name}-{number}", self.names[name], *said, drafts.proposed(left, right), bool(left and right)
            )
            yield _Hunk(left, right, piece)


@dataclass(slots=True)
class _Drafts:
    """The atoms of one stream in the three drafts; of the base only where it is known."""

    base: list[Atom] | None
    theirs: list[Atom]
    mine: list[Atom]

    def side_by_side(self) -> Iterator[tuple[tuple[Atom, ...], tuple[Atom, ...]]]:
        """What of theirs stands where what of mine does: atoms of one name each for itself, others by the run."""
        theirs, mine = self.theirs, self.mine
        matcher = SequenceMatcher(None, [each.key for each in theirs], [each.key for each in mine], autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                yield from (((one,), (other,)) for one, other in zip(theirs[a:b], mine[c:d], strict=True))
            else:
                yield tuple(theirs[a:b]), tuple(mine[c:d])

    def proposed(self, left: Sequence[Atom], right: Sequence[Atom]) -> Choice | None:
        """Whose words may stand without asking; None where that is a person's to say."""
        if self.base is None:
            return None
        if alone := _since(
            *([(each.key, each.value) for each in draft] for draft in (self.base, self.theirs, self.mine))
        ):
            return alone  # only one of them wrote on any of this
        here = [{each.key for each in side} for side in (left, right)]
        theirs, mine = ({each.key: each.value for each in draft} for draft in (self.theirs, self.mine))
        if moved := ((here[0] - here[1]) & mine.keys()) | ((here[1] - here[0]) & theirs.keys()):
            # It stands elsewhere in the other draft: who kept the order both began with did not move it.
            if any(theirs[key] != mine[key] for key in moved):
                return None
            common = {each.key for each in self.base} & theirs.keys() & mine.keys()
            drafts = (self.base, self.theirs, self.mine)
            return _since(*([each.key for each in draft if each.key in common] for draft in drafts))
        before = [each for each in self.base if each.key in here[0] | here[1]]
        found = _since(*([(each.key, each.value) for each in side] for side in (before, left, right)))
        return found if found or before else "both"  # each wrote something new at the same place


def _since(base: Any, theirs: Any, mine: Any) -> Choice | None:
    """Whose words stand where one of the two left alone what both set out from."""
    if theirs == base:
        return "mine"
    return "theirs" if mine == base else None


def _same(one: Any, other: Any) -> bool:
    return bool(_bare(one) == _bare(other))


def _bare(value: Any) -> Any:
    """Rows of a list without their numbers in the database, which say nothing to anybody."""
    if not isinstance(value, list):
        return value
    rows = [row if isinstance(row, dict) else {"": row} for row in value]
    return [{name: each for name, each in row.items() if name not in _OF_ROWS} for row in rows]


def _atoms(stream: Any) -> list[Atom]:
    """The pieces of a stream as a revision keeps it: JSON, a list of blocks with type, id and value."""
    children = json.loads(stream) if isinstance(stream, str) else stream or []
    found: list[Atom] = []
    for number, child in enumerate(children):
        id = str(child.get("id") or number)
        if child["type"] == "text":
            found += _paragraphs(child.get("value") or "", id)
        else:
            found.append(Atom(id, child["type"], child.get("value")))
    return found


def _paragraphs(source: str, block: str) -> Iterator[Atom]:
    """The paragraphs, headings and lists of rich text `source`, each under its key or, without one, its number."""
    for number, element in enumerate(BeautifulSoup(source, "html.parser").children):
        html = str(element)
        if not html.strip():
            continue
        keyed = element if isinstance(element, Tag) and element.get(KEY) else None
        if isinstance(element, Tag) and keyed is None:
            keyed = element.find(attrs={KEY: True})
        key = str(keyed[KEY]) if isinstance(keyed, Tag) else f"{block}/{number}"
        yield Atom(key, "text", html, block)


def _taken(hunks: Iterable[_Hunk], chosen: Mapping[str, Choice]) -> Iterator[Atom]:
    for hunk in hunks:
        choice = chosen[hunk.piece.id] if hunk.piece else "theirs"
        if choice != "mine":
            yield from hunk.theirs
        if choice != "theirs":
            yield from hunk.mine


def _stream(atoms: Iterable[Atom]) -> list[dict[str, Any]]:
    """The blocks of a stream, in which no name stands twice; paragraphs side by side are one text again."""
    blocks: list[dict[str, Any]] = []
    used: set[str] = set()
    keys: set[str] = set()
    last = ""
    for atom in atoms:
        value = _unnamed(atom) if atom.kind == "text" and atom.key in keys else atom.value
        keys.add(atom.key)
        if atom.kind == "text" and last == atom.block and blocks and blocks[-1]["type"] == "text":
            blocks[-1]["value"] += value
            continue
        id = atom.block or atom.key
        blocks.append({"type": atom.kind, "id": str(uuid4()) if id in used else id, "value": value})
        used.add(id)
        last = atom.block
    return blocks


def _unnamed(atom: Atom) -> str:
    """A paragraph that stands beside another version of itself: the editor gives it a name of its own."""
    soup = BeautifulSoup(atom.value, "html.parser")
    for element in soup.find_all(attrs={KEY: True}):
        del element[KEY]
    return str(soup)
