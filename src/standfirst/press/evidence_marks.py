"""The quiet marks: which words of the Deep Look bear out which claim, as anchors readers can jump to.

Only evidence that a person confirmed, and that is found in the words as they went out, is marked. What
leaves the house is a block and offsets: the anchor is `e-<block>-<start>-<end>`, in code points of the
block's plain text, never a quote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote

from standfirst.story import (
    Block,
    BlockKind,
    CorrectionKind,
    Evidence,
    Found,
    Mark,
    QuickLook,
    Story,
    escape,
    find,
    mark_up,
)

MAX_NUMBER = 24
"""How many numbers the style sheet knows; a later mark is lit by the script, or in its first piece only."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A way from a claim to the words that bear it out: `anchor` is an id, `number` counts sentences from 1."""

    number: int
    anchor: str
    ordinal: int
    """1 for the first sentence of this claim, 2 for its second."""

    @property
    def href(self) -> str:
        return f"#{quote(self.anchor, safe='')}"


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """One Quick Look as printed, its last word apart so that the marks never stand alone on a line."""

    id: str
    text: str
    jumps: tuple[Jump, ...]
    put_right: str = ""
    """The anchor of the correction that is about the words it rests on, if there is one."""

    @property
    def start(self) -> str:
        head, space, _ = self.text.rpartition(" ")
        return head + space

    @property
    def end(self) -> str:
        return self.text.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A span that is marked once, however many claims rest on it."""

    number: int
    at: Found
    back: str  # the id of the first claim that rests on it

    @property
    def anchor(self) -> str:
        return f"e-{self.at.block_id}-{self.at.start}-{self.at.end}"


class EvidenceMarks:
    """The marks of one story, worked out on the words it went out with."""

    def __init__(self, story: Story) -> None:
        self._blocks = story.deep_look
        self._sentences: dict[Found, _Sentence] = {}
        self.claims = tuple(
            ShownClaim(f"q-{number}", look.text, self._jumps(look.evidence if look.confirmed else (), f"q-{number}"))
            for number, look in enumerate(story.quick_looks, 1)
        )
        self.corrections = tuple(
            self._jumps((each.evidence,) if each.evidence else (), f"c-{number}")
            for number, each in enumerate(story.corrections, 1)
        )
        self.claims = tuple(
            replace(claim, put_right=self._put_right(look, story))
            for claim, look in zip(self.claims, story.quick_looks, strict=True)
        )

    def _put_right(self, look: QuickLook, story: Story) -> str:
        """The newest correction that points at the sentence `look` rests on, as it stood or as it stands."""
        if not look.confirmed:
            return ""
        rests_on = [(each.block_id, each.start, each.end) for each in look.evidence]
        rests_on += [
            (at.block_id, at.start, at.end)
            for each in look.evidence
            if isinstance(at := find(each, self._blocks), Found)
        ]
        for number, correction in reversed(list(enumerate(story.corrections, 1))):
            wrong = correction.evidence
            if (
                wrong
                and correction.kind is not CorrectionKind.UPDATE
                and any(
                    block == wrong.block_id and start < wrong.end and wrong.start < end
                    for block, start, end in rests_on
                )
            ):
                return f"c-{number}"
        return ""

    def __bool__(self) -> bool:
        """Whether any claim of the Quick Looks has a mark."""
        return any(claim.jumps for claim in self.claims)

    def _jumps(self, evidence: Iterable[Evidence], back: str) -> tuple[Jump, ...]:
        jumps: dict[int, Jump] = {}
        for each in evidence:
            at = find(each, self._blocks)
            if isinstance(at, Found):
                sentence = self._sentences.setdefault(at, _Sentence(len(self._sentences) + 1, at, back))
                jumps.setdefault(sentence.number, Jump(sentence.number, sentence.anchor, len(jumps) + 1))
        return tuple(jumps.values())

    def html(self, block: Block) -> str:
        """The rich text of `block`, which is clean, with its sentences marked and the ways back at its end."""
        here = [each for each in self._sentences.values() if each.at.block_id == block.id]
        html = block.html
        for layer in _layers(here):
            html = mark_up(html, [_mark(each) for each in layer])
        back = "".join(
            f' <a class="back" href="#{escape(each.back)}" data-e="{each.number}">{_BACK[each.back[0]]}</a>'
            for each in here
        )
        if back and block.kind is BlockKind.LIST:
            head, end, tail = html.rpartition("</li>")
            return f"{head}{back}{end}{tail}"
        return html + back


_BACK = {"q": "Back to Quick Looks", "c": "Back to corrections"}


def _mark(sentence: _Sentence) -> Mark:
    attributes = (("id", sentence.anchor), ("class", "e"), ("data-e", str(sentence.number)))
    return Mark(sentence.at.start, sentence.at.end, attributes)


def _layers(sentences: list[_Sentence]) -> list[list[_Sentence]]:
    """`sentences` parted so that none overlaps another of its layer; what encloses comes before what it holds.

    `mark_up` gives words that overlap to one mark; marked layer by layer, the inner mark stands inside the outer.
    """
    layers: list[list[_Sentence]] = []
    for each in sorted(sentences, key=lambda one: (one.at.start, -one.at.end)):
        free = next((layer for layer in layers if layer[-1].at.end <= each.at.start), None)
        if free is None:
            layers.append([each])
        else:
            free.append(each)
    return layers
