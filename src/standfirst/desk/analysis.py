"""A story as the desk reads it: each passage once, and what the rules share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from standfirst.desk.house_style import UNWRITTEN, HouseStyle
from standfirst.desk.lexicon import EMPTY, Lexicon
from standfirst.desk.statements import Statement, by_sentence
from standfirst.desk.support import Body, Support
from standfirst.desk.text.words import folded_words
from standfirst.story import Part, Passage, Story, passages

CLAIMS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK, Part.CAPTION)
"""The parts that claim something the Deep Look should bear out."""


class Analysis:
    """What the desk reads out of one story, made when first asked for.

    The readers of text (`standfirst.desk.text`) remember what they read, so an edit costs only the passages it touched.
    """

    def __init__(self, story: Story, lexicon: Lexicon = EMPTY, house_style: HouseStyle = UNWRITTEN) -> None:
        self.story = story
        self.lexicon = lexicon
        self.house_style = house_style
        self.holders: dict[object, dict[str, list[Statement]]] = {}
        """What `standfirst.desk.comparison` keeps: for a reader of kinds, the sentences that have one of each kind."""

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that holds words, in the order of the page."""
        return tuple(passages(self.story))

    @cached_property
    def page_order(self) -> dict[str, int]:
        """The position of each place on the page."""
        return {passage.place: number for number, passage in enumerate(self.passages)}

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The paragraphs and lists of the Deep Look: what bears claims out."""
        return tuple(passage for passage in self.passages if passage.part is Part.DEEP_LOOK)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The sentences of every passage, in the order of the page."""
        return tuple(each for passage in self.passages for each in by_sentence(passage))

    @cached_property
    def body_statements(self) -> tuple[Statement, ...]:
        """The sentences of the body in order."""
        return tuple(each for passage in self.body for each in by_sentence(passage))

    @cached_property
    def claims(self) -> tuple[Statement, ...]:
        """What the parts outside the body claim: standfirst and captions sentence by sentence, the others whole."""
        return tuple(self._claims())

    def _claims(self) -> Iterator[Statement]:
        for passage in self.passages:
            if passage.part in (Part.STANDFIRST, Part.CAPTION):
                yield from by_sentence(passage)
            elif passage.part in CLAIMS:
                yield Statement(passage, 0, len(passage.text), passage.text)

    @cached_property
    def assertions(self) -> tuple[Statement, ...]:
        """The claims sentence by sentence: what the rules compare, since each sentence has a bearer of its own."""
        return tuple(self._assertions())

    def _assertions(self) -> Iterator[Statement]:
        for claim in self.claims:
            if claim.passage.part is Part.QUICK_LOOK:
                yield from by_sentence(claim.passage)
            else:
                yield claim

    @cached_property
    def searched_body(self) -> Body:
        """The body's sentences, ready to be asked which of them bears a claim."""
        return Body([passage.text for passage in self.body], self.body_statements)

    @cached_property
    def page_words(self) -> frozenset[str]:
        """The words of the whole page, folded."""
        return frozenset[str]().union(*(folded_words(passage.text) for passage in self.passages))

    @cached_property
    def body_words(self) -> frozenset[str]:
        """The words of the body, folded."""
        return frozenset[str]().union(*(folded_words(passage.text) for passage in self.body))

    def body_near(self, sought: frozenset[str]) -> Iterator[Statement]:
        """The sentences of those paragraphs of the body that hold one of the words `sought`, folded: few, mostly."""
        if self.body_words.isdisjoint(sought):
            return
        for passage in self.body:
            if not sought.isdisjoint(folded_words(passage.text)):
                yield from by_sentence(passage)

    @cached_property
    def body_roots(self) -> frozenset[str]:
        """The first four letters of those: Scotland and Scottish share them."""
        return frozenset(word[:4] for word in self.body_words if len(word) > 3)

    @cached_property
    def _supports(self) -> dict[str, Support | None]:
        return {}

    def support(self, claim: Statement) -> Support | None:
        """The body sentences that bear `claim`, if any do."""
        if claim.text not in self._supports:
            self._supports[claim.text] = self.searched_body.best(claim.text)
        return self._supports[claim.text]

    def bearers(self, support: Support) -> tuple[Statement, ...]:
        """The one or two sentences that `support` names."""
        return self.body_statements[support.first : support.last + 1]

    def around(self, support: Support) -> tuple[Statement, ...]:
        """Those sentences with the one before and the one after."""
        return self.body_statements[max(0, support.first - 1) : support.last + 2]
