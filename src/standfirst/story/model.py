"""`Story` and its parts: frozen, typed, with IPTC's names where IPTC has one.

Names follow the terms of `ARCHITECTURE.md`; where the field has a name in ninjs 3.1 it is that name
in snake_case. Every text is a `str` without control characters (newlines only where said). A draft may
lack anything, so nothing but types and references is demanded here: what a page needs is the desk's to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Self

from standfirst.story.errors import StoryError
from standfirst.story.evidence import Evidence
from standfirst.story.plaintext import escape, plain_text


class Label(StrEnum):
    """What kind of piece the reader has before them."""

    NEWS = "News"
    ANALYSIS = "Analysis"
    OPINION = "Opinion"


class PubStatus(StrEnum):
    """IPTC publishing status, http://cv.iptc.org/newscodes/pubstatusg2/."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


class BlockKind(StrEnum):
    """What a block of the Deep Look is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    PULL_QUOTE = "pull_quote"
    PICTURE = "picture"


class NoteKind(StrEnum):
    """What a reader of a format has to say of what it read."""

    DROPPED = "dropped"
    DOUBTFUL = "doubtful"
    MISSING = "missing"


class CorrectionKind(StrEnum):
    """What a change to a published story is, in words a reader understands."""

    UPDATE = "update"
    CLARIFICATION = "clarification"
    CORRECTION = "correction"


class _Checked:
    """Checks every field's type on construction and turns lists into tuples."""

    def __post_init__(self) -> None:
        from standfirst.story.validation import validate

        validate(self)

    def but(self, **changes: Any) -> Self:
        """The same with `changes`, checked anew."""
        return replace(self, **changes)  # type: ignore[type-var]


@dataclass(frozen=True)
class Author(_Checked):
    """A person of the byline: `name` as printed; `uri` of the author's page or record, if any."""

    name: str
    uri: str = ""


@dataclass(frozen=True)
class Block(_Checked):
    """One block of the Deep Look.

    `id` is unique in the story and survives edits. `html` is inline rich text (a, b, strong, i, em, br,
    sub, sup, q, s, code); for a list one `<ul>` or `<ol>` of `<li>`. `level` is a heading's (2 to 4);
    `attribution` who said a pull quote; `picture` the id of the `Picture` a picture block shows.
    """

    id: str
    html: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 2
    attribution: str = ""
    picture: str = ""

    @cached_property
    def text(self) -> str:
        """The block's plain text: the string that evidence and findings count their offsets in."""
        return plain_text(self.html)

    @classmethod
    def of(cls, text: str, number: int) -> Self:
        """A paragraph of plain `text`, its id made from its `number` in the story (from 0)."""
        return cls(id=f"p{number + 1}", html=escape(text).replace("&#x27;", "'").replace("&quot;", '"'))


@dataclass(frozen=True)
class QuickLook(_Checked):
    """One claim of the Quick Looks box, and the words of the Deep Look that bear it out.

    `text` is plain. `confirmed` says that a person signed the evidence; only then do readers see it.
    """

    id: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True)
class Picture(_Checked):
    """A picture as the story shows it.

    `href` is its address or its path beside the story file, empty while it is still to be supplied.
    `credit` is the printed line; `source` and `distributor` its two parties ("X via AP"), `creator` the
    person who took it. `width` and `height` are pixels, 0 when unknown.
    """

    id: str
    caption: str = ""
    credit: str = ""
    creator: str = ""
    source: str = ""
    distributor: str = ""
    alt_text: str = ""
    usage_terms: str = ""
    handout: bool = False
    href: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Correction(_Checked):
    """A dated word to the readers: what was changed, and what it points at, if anything."""

    at: datetime
    kind: CorrectionKind
    text: str
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Waiver(_Checked):
    """A question of the desk that the newsroom has answered for this story: it is not asked again.

    `rule` is a rule's id or the beginning of several (`names`); `words` narrows it to findings about those
    words; `reason` is for colleagues. Without a reason it waives nothing, and a *stop* is never waived.
    """

    rule: str
    words: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Note(_Checked):
    """What a reader of a format dropped, doubted or missed: a sentence for people.

    `line` counts from 1 in the source; 0 where no line can be named. `words` are the words concerned.
    """

    kind: NoteKind
    message: str
    line: int = 0
    words: str = ""


@dataclass(frozen=True)
class Story(_Checked):
    """One story as every room hands it to the next.

    Convenience for writing by hand: plain strings in `quick_looks`, `deep_look` and `authors` become
    `QuickLook`, paragraph `Block` and `Author`. Raises `StoryError` naming the field.
    """

    headline: str = ""
    uri: str = ""
    version: int = 0
    """0 is a draft; the first published version is 1."""
    kicker: str = ""
    section: str = ""
    label: Label = Label.NEWS
    agency: str = ""
    located: str = ""
    """The city of the dateline: where it was filed, not where the news happened."""
    authors: tuple[Author, ...] = ()
    edition: str = ""
    standfirst: str = ""
    quick_looks_headline: str = ""
    quick_looks: tuple[QuickLook, ...] = ()
    pictures: tuple[Picture, ...] = ()
    """The first is the lead picture, the second stands below the Quick Looks; those that a picture
    block of the Deep Look names stand there; others follow the Deep Look."""
    deep_look: tuple[Block, ...] = ()
    tags: tuple[str, ...] = ()
    storyline: str = ""
    language: str = "en"
    slug: str = ""
    slugline: str = ""
    first_published: datetime | None = None
    version_created: datetime | None = None
    embargoed_until: datetime | None = None
    go_live_at: datetime | None = None
    pub_status: PubStatus = PubStatus.USABLE
    copyright_notice: str = ""
    usage_terms: str = ""
    ed_note: str = ""
    """For colleagues; never printed."""
    corrections: tuple[Correction, ...] = ()
    rating_enabled: bool = True
    waivers: tuple[Waiver, ...] = ()
    """What the desk shall not ask of this story; never printed."""
    notes: tuple[Note, ...] = field(default=(), compare=True)
    """What the reader of the format dropped or doubted; never printed."""

    def __init_subclass__(cls) -> None:
        raise TypeError("A Story is not subclassed: rooms add what they know beside it.")

    def __post_init__(self) -> None:
        _lift(self, "authors", Author, lambda text, n: Author(text))
        _lift(self, "quick_looks", QuickLook, lambda text, n: QuickLook(f"q{n + 1}", text))
        _lift(self, "deep_look", Block, Block.of)
        super().__post_init__()

    @cached_property
    def byline(self) -> str:
        """The printed author line: "A", "A and B", "A, B and C"."""
        names = [author.name for author in self.authors]
        return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)

    @cached_property
    def dateline(self) -> str:
        """The printed line "agency / city / author / edition", without what is missing."""
        return " / ".join(part for part in (self.agency, self.located, self.byline, self.edition) if part)

    def block(self, block_id: str) -> Block | None:
        """The block of the Deep Look with that id."""
        return next((block for block in self.deep_look if block.id == block_id), None)

    def picture(self, picture_id: str) -> Picture | None:
        """The picture with that id."""
        return next((picture for picture in self.pictures if picture.id == picture_id), None)

    @property
    def word_count(self) -> int:
        """Words of the Deep Look."""
        return sum(len(block.text.split()) for block in self.deep_look)


def _lift(story: Story, name: str, kind: type, make: Any) -> None:
    value = getattr(story, name)
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise StoryError(name, f"expected a list, found {type(value).__name__}.")
    items = (make(item, number) if isinstance(item, str) else item for number, item in enumerate(value))
    object.__setattr__(story, name, tuple(items))


def field_names(kind: type) -> tuple[str, ...]:
    """The names of the fields of a part, in order."""
    return tuple(part.name for part in fields(kind))
