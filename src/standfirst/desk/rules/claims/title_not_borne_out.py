"""A person has another title in the claim than in the Deep Look, or one the person no longer has.

What: "Mayor Lund" in the claim where the Deep Look has "former Mayor Lund" (also acting, deputy, vice, interim,
    outgoing) and never the plain title; or "Finance Minister Lund" for "Foreign Minister Lund".
Why: who speaks for an office today is a fact; the one who holds it will ring.
Example: "the poet laureate" in the Quick Look, "the former poet laureate" in the Deep Look.
Source: AP's and Reuters' rules on titles; our own reading of news pages that summarise themselves.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.text.folding import stem
from standfirst.desk.text.lists import FUNCTION, TITLE_WORDS
from standfirst.desk.text.names import is_title_case, names
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import Word, words
from standfirst.story import Part

_SAID = "Former Harbour Master Ola Holm accused the town of neglect. The foreign minister, Eva Lund, was not there."

FLAGGED = (
    (
        example(_SAID, quick_looks=("Harbour Master Ola Holm accuses the town of neglect.",)),
        "quick_looks[0]",
        "Harbour Master",
    ),
    (
        example(
            "Deputy Mayor Eva Lund opened the bridge on Monday.", headline="Mayor Eva Lund opens the bridge on Monday"
        ),
        "headline",
        "Mayor",
    ),
    (
        example(
            "Foreign Minister Eva Lund flew home on Monday.",
            quick_looks=("Finance Minister Eva Lund flew home on Monday.",),
        ),
        "quick_looks[0]",
        "Finance",
    ),
)
CLEAN = (
    example(_SAID, quick_looks=("Former Harbour Master Ola Holm accuses the town of neglect.",)),
    example("The former mayor met Mayor Eva Lund on Monday.", quick_looks=("Mayor Eva Lund met a predecessor.",)),
    example(
        "Deputy Mayor Eva Lund opened the bridge. As acting head she is Mayor Eva Lund for a day.",
        quick_looks=("Mayor Eva Lund opened the bridge.",),
    ),
    example("Former Mayor Ola Holm died.", quick_looks=("Ex-Mayor Ola Holm died.",)),
    example("Foreign Minister Eva Lund met Finance Minister Bo Lund.", quick_looks=("Finance Minister Lund met her.",)),
)  # fmt: skip

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK)
_LIMITS = word_set("former ex acting deputy vice interim outgoing assistant shadow")
_OFFICES = word_set(
    """
    foreign defence defense finance interior home health education justice trade transport agriculture energy labour
    labor environment culture prime housing industry economy
    """
)
_HONOURS = word_set("sir dame lord lady mr mrs ms dr")
_REACH = 6
_MOST = 40
"""So many places of a name tell what its bearer is called."""


@rule(Level.QUERY, MismatchKind.TITLE)
def title_not_borne_out(analysis: Analysis) -> Iterator[Remark]:
    for claim in analysis.assertions:
        if claim.passage.part not in _SPEAKS:
            continue
        mine_of = _leading_up(claim.text)
        for last in dict.fromkeys(_surnames(claim.text)):
            mine = mine_of[last][0]
            if not mine:
                continue
            theirs = list(islice(_introductions(analysis, last), _MOST))
            found = _limited(mine, [before for _, before in theirs]) or _office(mine, [each for _, each in theirs])
            if found is None:
                continue
            word, number, first, final = found
            start, end = _whole_title(mine, word, theirs[number][1], final)
            here = claim.span(word.start, start)
            there = theirs[number][0].span(first.start, end)
            message = (
                f'{claim.passage.name} has "{here.words}"; the Deep Look has "{there.words}". Give the title as it is.'
            )
            yield Remark(message, (here, there))
            break


@lru_cache(maxsize=2048)
def _surnames(text: str) -> tuple[str, ...]:
    """The last words of the names of `text`, folded; in a headline in capitals, every word that may be one."""
    if is_title_case(text):
        return tuple(word.folded for word in words(text)[1:] if word.capital and word.folded not in FUNCTION)
    return tuple(name.words[-1].folded for name in names(text) if name.sure and name.words[-1].capital)


@lru_cache(maxsize=2048)
def _leading_up(text: str) -> dict[str, list[tuple[Word, ...]]]:
    """For each word with a capital, folded, the words that lead up to it wherever it stands: at most six, with
    nothing but spaces and hyphens between."""
    listed = words(text)
    found: dict[str, list[tuple[Word, ...]]] = {}
    for at, word in enumerate(listed):
        if word.capital:
            first = at
            while first and at - first < _REACH and text[listed[first - 1].end : listed[first].start].strip(" -") == "":
                first -= 1
            found.setdefault(word.folded, []).append(listed[first:at])
    return found


def _introductions(analysis: Analysis, last: str) -> Iterator[tuple[Statement, tuple[Word, ...]]]:
    """Where the body has a name that ends in `last`, the sentence and the words that lead up to it."""
    for number in analysis.searched_body.holding(stem(last)):
        statement = analysis.body_statements[number]
        for before in _leading_up(statement.text).get(last, ()):
            if before:
                yield statement, before


_Found = tuple[Word, int, Word, Word]
"""The word of the claim, which of the body's, and the words there from the first to the last."""


def _whole_title(mine: tuple[Word, ...], word: Word, theirs: tuple[Word, ...], final: Word) -> tuple[int, int]:
    """Where the title ends on both sides: as far as both go on with the same words."""
    at, other = mine.index(word), theirs.index(final)
    while (
        at + 1 < len(mine)
        and other + 1 < len(theirs)
        and mine[at + 1].folded == theirs[other + 1].folded
        and mine[at + 1].folded not in _HONOURS
        and (at + 2 < len(mine) or mine[at + 1].folded in TITLE_WORDS)  # what stands last is the given name
    ):
        at, other = at + 1, other + 1
    return mine[at].end, theirs[other].end


def _limited(mine: tuple[Word, ...], theirs: list[tuple[Word, ...]]) -> _Found | None:
    """A title of the claim that the body never has without "former" or the like before it."""
    if _LIMITS & {word.folded for word in mine}:
        return None
    for word in mine:
        if word.folded in FUNCTION:
            continue
        found = None
        for number, before in enumerate(theirs):
            at = max((at for at, each in enumerate(before) if each.folded == word.folded), default=None)
            if at is None:
                continue
            reach = 2 if word.folded in TITLE_WORDS else 1  # "former Foreign Minister"
            limit = next((at - back for back in range(1, reach + 1) if back <= at and _limits(before[at - back])), None)
            if limit is None:
                return None
            found = found or (word, number, before[limit], before[at])
        if found is not None and word.folded not in _HONOURS:
            return found
    return None


def _limits(word: Word) -> bool:
    return word.folded in _LIMITS


def _office(mine: tuple[Word, ...], theirs: list[tuple[Word, ...]]) -> _Found | None:
    """Another office before "Minister" or "Secretary" than the body's only one."""
    held = [(word, after) for word, after in pairwise(mine) if word.folded in _OFFICES]
    if not held:
        return None
    office, head = held[0]
    found = None
    for number, before in enumerate(theirs):
        for word, after in pairwise(before):
            if word.folded in _OFFICES and after.folded == head.folded:
                if word.folded[:5] == office.folded[:5]:
                    return None
                found = found or (office, number, word, after)
    return found
