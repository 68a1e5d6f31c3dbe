"""A claim is surer than the Deep Look: "confirmed" for "said", "will" for "could".

What: the claim has a verb that settles the matter (confirmed, proved, admitted, guaranteed) where the sentence that
    bears it only has somebody say, announce, plan or expect it; or "will" where the sentence has could, may or might
    of the same verb. A note beside the evidence; in a headline it is asked.
Why: each writer who shortens makes the thing a little surer, and the reader gets the sum.
Example: "confirmed plans to meet" in the Quick Look, "announced he would meet" in the Deep Look.
Source: Reuters Handbook on loaded verbs: "said" is neutral, "confirmed" and "admitted" are not.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind, Span
from standfirst.desk.kinds import negated
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.supported import stems_of, supported
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import Word, words
from standfirst.story import Part

_PLAN = "Mayor Lund announced on Monday that she would meet the ferrymen as soon as a day was found."

FLAGGED = (
    (
        example(_PLAN, quick_looks=("Mayor Lund confirmed that she would meet the ferrymen.",)),
        "quick_looks[0]",
        "confirmed",
    ),
    (
        example(
            "The harbour board could fine the brewery 4 million euros for the spill.",
            quick_looks=("The harbour board will fine the brewery 4 million euros.",),
        ),
        "quick_looks[0]",
        "will fine",
    ),
)
CLEAN = (
    example(_PLAN, quick_looks=("Mayor Lund said she would meet the ferrymen.",)),
    example(_PLAN, "Her office confirmed it.", quick_looks=("Mayor Lund confirmed she would meet the ferrymen.",)),
    example(
        "The board could fine the brewery. It will fine the brewery in May, a clerk said.",
        quick_looks=("The board will fine the brewery.",),
    ),
    example("The board could fine the brewery.", quick_looks=("The board could fine the brewery.",)),
)  # fmt: skip

_SURE = 0.45


_SETTLES = stems_of("confirmed confirms proved proves admitted admits conceded guaranteed guarantees established")
_SAYS = stems_of(
    """
    said announced suggested plans planned expects expected hopes believes believed thinks considering hinted told
    estimated predicted proposed claimed alleged stated added
    """
)
_PERHAPS = word_set("could may might")


@rule(Level.NOTE, MismatchKind.POSITION)
def certainty_stronger(analysis: Analysis) -> Iterator[Remark]:
    for claim, support in supported(analysis, _SURE):
        bearers = analysis.bearers(support)
        for here, there in (*_settled(analysis, claim, bearers), *_willed(analysis, claim, bearers)):
            message = (
                f'{claim.passage.name} has "{here.words}"; the Deep Look has "{there.words}". '
                "Say it no surer than it is."
            )
            yield Remark(message, (here, there), level=Level.QUERY if claim.passage.part is Part.HEADLINE else None)


def _settled(analysis: Analysis, claim: Statement, bearers: tuple[Statement, ...]) -> Iterator[tuple[Span, Span]]:
    for number, word in enumerate(words(claim.text)):
        if word.stem not in _SETTLES or not _finite(word) or negated(claim.text, number):
            continue
        if any(analysis.searched_body.holding(each) for each in _SETTLES):
            continue  # somebody does confirm or admit something
        for bearer in bearers:
            said = next((each for each in words(bearer.text) if each.stem in _SAYS), None)
            if said is not None:
                yield claim.span(word.start, word.end), bearer.span(said.start, said.end)
                return


def _finite(word: Word) -> bool:
    return word.folded.endswith(("ed", "s"))


def _willed(analysis: Analysis, claim: Statement, bearers: tuple[Statement, ...]) -> Iterator[tuple[Span, Span]]:
    """ "will fine" where the sentence has "could fine", and no sentence has "will fine"."""
    mine = {each.stem: (modal, each) for modal, each in _modals(claim.text, frozenset(("will",)))}
    if not mine:
        return
    for bearer in bearers:
        for modal, verb in _modals(bearer.text, _PERHAPS):
            if verb.stem not in mine or _will_be(analysis, verb.stem):
                continue
            will, same = mine[verb.stem]
            yield claim.span(will.start, same.end), bearer.span(modal.start, verb.end)
            return


def _modals(text: str, which: frozenset[str]) -> Iterator[tuple[Word, Word]]:
    """Each of the words `which` with the verb after it; "be" and "have" are passed over."""
    listed = words(text)
    for number, word in enumerate(listed):
        if word.folded in which and not word.capital:
            for following in listed[number + 1 : number + 4]:
                if following.folded not in ("be", "have", "also", "now", "soon", "been", "still"):
                    yield word, following
                    break


def _will_be(analysis: Analysis, verb: str) -> bool:
    return any(
        each.stem == verb
        for number in analysis.searched_body.holding(verb)
        for _, each in _modals(analysis.body_statements[number].text, frozenset(("will", "would", "shall")))
    )
