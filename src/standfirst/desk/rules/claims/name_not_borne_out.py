"""A headline, standfirst or Quick Look names another person or body than the Deep Look, in the same part.

What: a name of the claim stands nowhere in the story, and the sentence that bears the claim has another in its place:
    all but one of their words are the same ("Ozy Media", "Ufo Media"), or they share a title ("Mayor Lund", "Mayor
    Holm") or the word that follows ("the Lund administration"); or the given name differs and the surname does not.
    A name that is merely not in the Deep Look is no finding, nor is a short form of one that is.
Why: the wrong name harms two people, and one of them will ring.
Example: "Mayor Peter Holm" in the Quick Look, "Mayor Peter Lund" in the Deep Look.
Source: our own reading of edited summaries; the corrections columns, where names come first.
"""

from collections.abc import Iterator
from functools import lru_cache

from standfirst.desk.analysis import Analysis
from standfirst.desk.clauses import clause_contrasts, first_of_each
from standfirst.desk.comparison import Contrast, Member, contrasts
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind
from standfirst.desk.one_body import Bodies
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.countries import COUNTRY_OF
from standfirst.desk.text.folding import fold
from standfirst.desk.text.givennames import GIVEN_NAMES, ORDINARY
from standfirst.desk.text.kindred import kindred
from standfirst.desk.text.lists import COMMON, FUNCTION, SAY, TITLE_WORDS
from standfirst.desk.text.names import Name, names
from standfirst.desk.text.slips import slip
from standfirst.desk.text.words import words
from standfirst.story import Part

_VOTE = "Mayor Peter Lund said on Monday that the flood wall would be raised by a metre."

FLAGGED = (
    (
        example(
            "The Peter Lund Sea Museum opened in May with a show of trawlers.",
            quick_looks=("The Peter Holm Sea Museum opened with a show of trawlers.",),
        ),
        "quick_looks[0]",
        "Peter Holm Sea Museum",
    ),
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
    example(
        "The Peter Lund Sea Museum and the Anna Holm Sea Museum opened on Monday.",
        quick_looks=("The Anna Holm Sea Museum opened on Monday.",),
    ),
    example(_VOTE, quick_looks=("Mayor Lund says the flood wall will be raised.",)),
    example(_VOTE, "Deputy Mayor Ola Holm objected.", quick_looks=("Deputy Mayor Holm objects to the flood wall.",)),
    example(
        "Robert Lund said the wall would be raised by a metre.", quick_looks=("Bob Lund says the wall will be raised.",)
    ),
    example(_VOTE, quick_looks=("In Norway, the mayor says the flood wall will be raised.",)),
    example(_VOTE, standfirst="Tace Council says the flood wall will be raised by a metre on Monday."),
    example(
        "Tace Wardens (TWA) met on Monday. On Friday armed Tace Wardens divers stopped Danish trawlers.",
        quick_looks=("On Friday armed TWA divers stopped Danish trawlers.",),
    ),
    example("Norway's Lund won the race in May.", quick_looks=("Bergen's Lund won the race in May.",)),
)  # fmt: skip

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK)


@rule(Level.QUERY, MismatchKind.NAME)
def name_not_borne_out(analysis: Analysis) -> Iterator[Remark]:
    bodies = Bodies(analysis.passages)
    for claim in analysis.assertions:
        if claim.passage.part not in _SPEAKS:
            continue
        told: set[int] = set()
        for each in first_of_each(contrasts(analysis, claim, _named), clause_contrasts(analysis, claim, _full_names)):
            if bodies.one(each.here.words, each.there.words):
                continue
            if each.here.start not in told and _is_another(analysis, each):
                told.add(each.here.start)
                message = (
                    f'{claim.passage.name} has "{each.here.words}" where the Deep Look has "{each.there.words}". '
                    "Make them agree."
                )
                yield Remark(message, (each.here, each.there))


@lru_cache(maxsize=2048)
def _named(text: str) -> tuple[Member, ...]:
    """The names of `text` by what they could share with another: the title, the word after, all but one word."""
    starts = {word.start: number for number, word in enumerate(words(text))}
    found = []
    for name in names(text):
        if not name.sure or any(char.isdigit() for char in name.text):
            continue
        parts = [word.folded for word in name.words]
        first, last = starts[name.words[0].start], starts[name.words[-1].start]
        final = name.words[-1].stem
        telling = _telling(name)
        for at in range(0 if len(parts) > 2 or telling else 1, len(parts) - (not telling)):
            if len(parts) > 1 and (at or _may_differ(parts[0])) and (parts[at] not in ORDINARY):
                given = "given name " if at == 0 and parts[0] in GIVEN_NAMES else ""
                kind = given + " ".join((*parts[:at], _GAP, *parts[at + 1 :]))
                found.append(Member(first, last, kind, parts[at], name.words[at].stem))
        if not telling:
            continue
        title = fold(name.title).replace(".", "")
        if title and len(parts) < 3:
            found.append(Member(first, last, f"{title} {_GAP}", parts[-1], final))
        after = _after(text, last)
        if after and len(parts) < 3 and not any(part in ORDINARY or part in kindred() for part in parts):
            found.append(Member(first, last, f"{_GAP} {after}", parts[-1], final))
    return tuple(found)


@lru_cache(maxsize=2048)
def _full_names(text: str) -> tuple[Member, ...]:
    """Those of `_named` that share a word of the name itself, and not only what stands around it."""
    return tuple(each for each in _named(text) if each.last > each.first)


def _may_differ(first: str) -> bool:
    """Whether the first word of a name tells it from another: no title, country or word of every sentence."""
    return first not in TITLE_WORDS | COMMON | ORDINARY and first not in COUNTRY_OF


def _telling(name: Name) -> bool:
    last = name.words[-1]
    return (
        last.folded not in COUNTRY_OF
        and last.folded not in ORDINARY
        and last.folded not in COMMON
        and len(last.text) > 2
    )


def _after(text: str, last: int) -> str:
    """The stem of the word of matter, in lower case, that follows word `last` directly; "" if none does."""
    listed = words(text)
    if last + 1 >= len(listed) or text[listed[last].end : listed[last + 1].start] != " ":
        return ""
    word = listed[last + 1]
    return "" if word.capital or word.folded in FUNCTION or word.folded in COMMON or word.folded in SAY else word.stem


def _is_another(analysis: Analysis, found: Contrast) -> bool:
    """Whether the two are two names, and not two forms of one, or one that the body has as well."""
    one, two = found.mine.value, found.other.value
    if slip(one, two) or one[:4] == two[:4] or frozenset((one, two)) in _SHORT:
        return False
    kind = found.mine.kind
    if kind.startswith("given name") and one[0] == two[0]:
        return False
    beside_a_word = kind.startswith(_GAP) and found.here.words.count(" ") == 0
    return beside_a_word or not _known(analysis, one)


def _known(analysis: Analysis, folded: str) -> bool:
    """Whether the body has the word, or one of the same root."""
    return folded in analysis.body_words or (len(folded) > 4 and folded[:4] in analysis.body_roots)


_GAP = "…"
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
