"""A headline, standfirst or Quick Look names another person or body than the Deep Look, in the same part.

What: a name of the claim stands nowhere in the story, and the sentence that bears the claim has another in its place:
    they share a word ("Ozy Media", "Ufo Media"), a title ("Mayor Lund", "Mayor Holm") or the word that follows ("the
    Lund administration"); or the given name differs and the surname does not. A name that is merely not in the Deep
    Look is no finding, nor is a short form of one that is.
Why: the wrong name harms two people, and one of them will ring.
Example: "Mayor Peter Holm" in the Quick Look, "Mayor Peter Lund" in the Deep Look.
Source: our own reading of edited summaries; the corrections columns, where names come first.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.comparison import company
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.text.countries import COUNTRY_OF
from standfirst.desk.text.folding import fold
from standfirst.desk.text.givennames import GIVEN_NAMES, ORDINARY
from standfirst.desk.text.lists import COMMON, FUNCTION, TITLE_WORDS
from standfirst.desk.text.names import Name, names
from standfirst.desk.text.slips import slip
from standfirst.desk.text.words import words
from standfirst.story import Part

_VOTE = "Mayor Peter Lund said on Monday that the flood wall would be raised by a metre."

FLAGGED = (
    (
        example(_VOTE, quick_looks=("Mayor Peter Holm says the flood wall will be raised.",)),
        "quick_looks[0]",
        "Peter Holm",
    ),
    (example(_VOTE, quick_looks=("Mayor Holm says the flood wall will be raised.",)), "quick_looks[0]", "Holm"),
    (
        example(_VOTE, quick_looks=("Mayor Anna Lund says the flood wall will be raised.",)),
        "quick_looks[0]",
        "Anna Lund",
    ),
    (
        example(
            "The Lund administration will raise the flood wall by a metre in May.",
            quick_looks=("The Holm administration will raise the flood wall.",),
        ),
        "quick_looks[0]",
        "Holm",
    ),
)
CLEAN = (
    example(_VOTE, quick_looks=("Mayor Lund says the flood wall will be raised.",)),
    example(_VOTE, "Deputy Mayor Ola Holm objected.", quick_looks=("Deputy Mayor Holm objects to the flood wall.",)),
    example(
        "Robert Lund said the wall would be raised by a metre.", quick_looks=("Bob Lund says the wall will be raised.",)
    ),
    example(_VOTE, quick_looks=("In Norway, the mayor says the flood wall will be raised.",)),
    example(_VOTE, standfirst="Tace Council says the flood wall will be raised by a metre on Monday."),
    example("Norway's Lund won the race in May.", quick_looks=("Bergen's Lund won the race in May.",)),
)  # fmt: skip

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK)
_SURE = 0.45


@rule(Level.QUERY, MismatchKind.NAME)
def name_not_borne_out(analysis: Analysis) -> Iterator[Remark]:
    for claim in analysis.claims:
        if claim.passage.part not in _SPEAKS:
            continue
        support = analysis.support(claim)
        if support is None or support.score < _SURE:
            continue
        said = {word.folded for word in words(claim.text)}
        for name in names(claim.text):
            if not name.sure or not _telling(name):
                continue
            for bearer in analysis.bearers(support):
                rival = next(
                    (other for other in names(bearer.text) if _instead(analysis, claim, name, bearer, other, said)),
                    None,
                )
                if rival is not None:
                    here, there = claim.span(name.start, name.end), bearer.span(rival.start, rival.end)
                    message = (
                        f'{claim.passage.name} has "{here.words}" where the Deep Look has "{there.words}". '
                        "Make them agree."
                    )
                    yield Remark(message, (here, there))
                    break


def _telling(name: Name) -> bool:
    last = name.words[-1]
    return (
        last.folded not in COUNTRY_OF
        and last.folded not in ORDINARY
        and last.folded not in COMMON
        and len(last.text) > 2
        and not any(char.isdigit() for char in name.text)
    )


def _instead(analysis: Analysis, claim: Statement, name: Name, bearer: Statement, other: Name, said: set[str]) -> bool:
    """Whether `other` of the bearing sentence stands where the claim has `name`."""
    mine, theirs = [fold(word.text) for word in name.words], [fold(word.text) for word in other.words]
    if not _telling(other) or set(theirs) <= said:
        return False
    if mine[-1] == theirs[-1]:
        return _another_given_name(analysis, mine, theirs)
    if _known(analysis, mine[-1]) or theirs[-1] in said or slip(mine[-1], theirs[-1]):
        return False
    if len(mine) == len(theirs) > 1 and mine[0] == theirs[0] and mine[0] not in TITLE_WORDS | COMMON:
        return len(mine) > 2 or mine[0] in GIVEN_NAMES or bool(_around(claim, name) & _around(bearer, other))
    titles = fold(name.title).replace(".", ""), fold(other.title).replace(".", "")
    if titles[0] and titles[0] == titles[1] and len(mine) <= 2 and len(theirs) <= 2:
        return len(_around(claim, name) & _around(bearer, other)) >= 1
    after = _after(claim, name), _after(bearer, other)
    return bool(
        after[0] and after[0] == after[1] and len(mine) == len(theirs) and _around(claim, name) & _around(bearer, other)
    )


def _another_given_name(analysis: Analysis, mine: list[str], theirs: list[str]) -> bool:
    """Anna Lund for Kari Lund: both names are given names, and the body has the first nowhere."""
    if len(mine) != 2 or len(theirs) != 2:
        return False
    one, two = mine[0], theirs[0]
    if one == two or one not in GIVEN_NAMES or two not in GIVEN_NAMES or _known(analysis, one):
        return False
    return one[0] != two[0] and frozenset((one, two)) not in _SHORT


def _known(analysis: Analysis, folded: str) -> bool:
    """Whether the body has the word, or one of the same root."""
    return folded in analysis.body_words or (len(folded) > 4 and folded[:4] in analysis.body_roots)


def _around(statement: Statement, name: Name) -> frozenset[str]:
    first, last = _numbers(statement, name)
    return company(statement.text, first, last)


def _after(statement: Statement, name: Name) -> str:
    """The stem of the word of matter that follows the name directly, in lower case; "" if none does."""
    listed = words(statement.text)
    _, last = _numbers(statement, name)
    if last + 1 >= len(listed) or statement.text[name.end : listed[last + 1].start].strip("'’s "):
        return ""
    word = listed[last + 1]
    return "" if word.capital or word.folded in FUNCTION or word.folded in COMMON else word.stem


def _numbers(statement: Statement, name: Name) -> tuple[int, int]:
    starts = {word.start: number for number, word in enumerate(words(statement.text))}
    return starts[name.words[0].start], starts[name.words[-1].start]


_SHORT = frozenset(
    frozenset(pair)
    for pair in (
        ("bill", "william"), ("bob", "robert"), ("dick", "richard"), ("ted", "edward"), ("jack", "john"),
        ("peggy", "margaret"), ("sandy", "alexander"), ("tony", "anthony"), ("betty", "elizabeth"),
        ("beth", "elizabeth"), ("lisa", "elizabeth"), ("harry", "henry"), ("chuck", "charles"), ("jim", "james"),
        ("hank", "henry"), ("molly", "mary"), ("polly", "mary"), ("sally", "sarah"), ("ned", "edward"),
        ("kate", "catherine"), ("rick", "eric"), ("rob", "bob"), ("gus", "angus"), ("alex", "sandy"),
    )
)  # fmt: skip
"""Given names and the short forms of them that begin with another letter."""
