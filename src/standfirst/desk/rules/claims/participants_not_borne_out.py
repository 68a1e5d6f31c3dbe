"""A headline, standfirst or Quick Look has other people, or more of them, than the Deep Look.

What: the claim speaks of many ("soldiers remain doubtful") where the Deep Look has only one ("a soldier told us");
    or the two tell of one meeting and differ in who met: a party that the Deep Look makes the subject is left out, or
    one is named that is not there. Says also when the place of the meeting is not to be found near it.
Why: one voice made a mood, and a party dropped from a meeting, are untruths no spelling check will see.
Example: "allies met in Istanbul", where the Deep Look has Ukrainian negotiators meeting officials of four countries.
Source: our own reading of news pages that summarise themselves.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.statements import Statement
from standfirst.desk.support import Support
from standfirst.desk.text.countries import COUNTRY_OF, COUNTRY_PHRASES
from standfirst.desk.text.lists import PEOPLE
from standfirst.desk.text.names import is_title_case, names
from standfirst.desk.text.quantities import quantities
from standfirst.desk.text.words import Word, words
from standfirst.story import Part

FLAGGED = (
    (
        example(
            "From the quay, doubt is heard.",
            'A Danish sailor known as "Skip" told us the strike would last till summer.',
            quick_looks=("Danish sailors expect the strike to last till summer.",),
        ),
        "quick_looks[0]",
        "sailors",
    ),
    (
        example(
            "One tenant, Ivy Brekke, 81, has planks before her window since May. She does not want to be moved out.",
            quick_looks=("Tenants do not want to be moved out.",),
        ),
        "quick_looks[0]",
        "Tenants",
    ),
    (
        example(
            "Norwegian negotiators met in the morning with officials from Sweden, Finland and Denmark to agree a line.",
            quick_looks=("Nordic neighbours met in Oslo, including Sweden, Finland and Denmark.",),
        ),
        "quick_looks[0]",
        "Nordic neighbours",
    ),
    (
        example(
            "Ministers of France, Germany and Italy met on Monday.",
            quick_looks=("Ministers of France, Germany and Spain met on Monday.",),
        ),
        "quick_looks[0]",
        "Spain",
    ),
)
CLEAN = (
    example(
        "Danish sailors are gloomy. A Danish sailor told us the strike would last till summer.",
        quick_looks=("Danish sailors expect the strike to last till summer.",),
    ),
    example(
        "A school student and her friend, who raise hens, won a prize.",
        quick_looks=("School students Ann Lee and Bo Lund, who raise hens, won a prize.",),
    ),
    example(
        "A tenant came to the hall. The council met at noon. He who pays does not want to be moved out.",
        "Tenants of the court do not want to be moved out.",
        quick_looks=("Tenants do not want to be moved out.",),
    ),
    example("A doctor and a nurse were hurt in the fire.", quick_looks=("Two people were hurt in the fire.",)),
    example(
        "Norway and Sweden met in Oslo on Friday for their first talks in three years.",
        quick_looks=("Sweden and Norway met in Oslo Friday.",),
    ),
    example(
        "Norwegian Prime Minister Kari Lund met King Olav on Monday.",
        quick_looks=("Lund met the king of Norway on Monday.",),
    ),
    example("He met officials from Sweden, Finland and Denmark.", quick_looks=("Sweden, Finland and Denmark met.",)),
)

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOK)
_MEET = frozenset(("met", "meet", "meets"))
_SEVERAL = frozenset(("several", "many", "some", "among", "including", "others", "another", "group", "both"))
_IN = re.compile(r"\b(?:in|at) (?:the )?(?=[A-Z])")


@rule(Level.QUERY, MismatchKind.PARTICIPANTS)
def participants_not_borne_out(analysis: Analysis) -> Iterator[Remark]:
    for claim in analysis.assertions:
        support = analysis.support(claim) if claim.passage.part in _SPEAKS else None
        if support is not None:
            yield from _one_or_many(analysis, claim, support)
            yield from _meeting(analysis, claim, support)


def _one_or_many(analysis: Analysis, claim: Statement, support: Support) -> Iterator[Remark]:
    listed = words(claim.text)
    titled = is_title_case(claim.text)
    counted = [quantity for quantity in quantities(claim.text) if quantity.role in ("count", "killed", "wounded")]
    for word, following in zip(listed, (*listed[1:], None), strict=True):
        if following is not None and following.capital and not titled and claim.text[word.end : following.start] == " ":
            continue  # "students Ann Lee and Bo Lund": they are named
        one = PEOPLE.get(word.folded)
        if (
            one is None
            or word.folded in analysis.body_words
            or any(each.start <= word.start < each.end for each in counted)
        ):
            continue
        for each in _speaking_of(analysis, support):
            there = _single(each, one)
            if there is not None:
                here = claim.span(word.start, word.end)
                message = (
                    f'{claim.passage.name} speaks of "{here.words}"; the Deep Look has one: "{there.words}". '
                    "Say that it is one, or give the others in the Deep Look."
                )
                yield Remark(message, (here, there))
                break


def _speaking_of(analysis: Analysis, support: Support) -> Iterator[Statement]:
    """The sentences that bear a claim; where one begins with "she" or "he", also the one before, which says who."""
    for number in range(support.first, support.last + 1):
        each = analysis.body_statements[number]
        yield each
        listed = words(each.text)
        if number and listed and listed[0].folded in ("he", "she"):
            before = analysis.body_statements[number - 1]
            if before.place == each.place:
                yield before


def _single(statement: Statement, noun: str) -> Span | None:
    """Where the sentence has "a Ukrainian soldier": an indefinite article, at most three words, and the noun."""
    listed = words(statement.text)
    if any(word.folded in _SEVERAL for word in listed):
        return None
    for number, word in enumerate(listed):
        if word.folded == noun:
            for back in range(number - 1, max(-1, number - 5), -1):
                if statement.text[listed[back].end : listed[back + 1].start].strip(" -"):
                    break
                if listed[back].folded in ("a", "an", "one"):
                    return statement.span(listed[back].start, word.end)
    return None


def _meeting(analysis: Analysis, claim: Statement, support: Support) -> Iterator[Remark]:
    verb = _verb(claim)
    if verb is None:
        return
    around = {party for each in analysis.around(support) for party in _parties(each.text)}
    ours = _parties(claim.text)
    for each in analysis.bearers(support):
        met = _verb(each)
        if met is None:
            continue
        theirs = _parties(each.text)
        if len(ours.keys() & theirs.keys()) < 2:
            continue
        subject = _parties(each.text[: met.start])
        if subject and not subject.keys() & ours.keys():
            here = claim.span(0, _subject_end(claim, verb))
            there = each.span(0, met.end)
            left_out = each.text[: met.start].strip()
            yield Remark(
                f'{claim.passage.name} has "{here.words}"; in the Deep Look it is {left_out} who met the others, and '
                f"the claim leaves them out.{_nowhere(analysis, claim, support)} Name who met, or mend the Deep Look.",
                (here, there),
            )
            return
        for party, word in ours.items():
            if party not in around and party in COUNTRY_OF.values() and theirs.keys() - ours.keys():
                here, there = claim.span(word.start, word.end), each.span()
                message = (
                    f'{claim.passage.name} has "{here.words}" at the meeting; the Deep Look does not. Make them agree.'
                )
                yield Remark(message, (here, there))
                return


def _verb(statement: Statement) -> Word | None:
    return next((word for word in words(statement.text) if word.folded in _MEET), None)


def _subject_end(claim: Statement, verb: Word) -> int:
    return len(claim.text[: verb.start].rstrip()) or verb.end


def _parties(text: str) -> dict[str, Word]:
    """Who is named: countries by their name, however written, and people by their last word."""
    listed = words(text)
    found: dict[str, Word] = {}
    for number, word in enumerate(listed):
        if number and listed[number - 1].folded in ("in", "at"):
            continue  # the place, not a party
        country = COUNTRY_OF.get(word.folded) if word.capital else None
        if number + 1 < len(listed):
            country = COUNTRY_PHRASES.get((word.folded, listed[number + 1].folded), country)
        if country:
            found.setdefault(country, word)
    for name in names(text):
        last = name.words[-1]
        if name.sure and last.folded not in COUNTRY_OF:
            found.setdefault(last.folded, last)
    return found


def _nowhere(analysis: Analysis, claim: Statement, support: Support) -> str:
    """A sentence on the place, where the claim names one that does not stand near the meeting."""
    near = {word.folded for each in analysis.around(support) for word in words(each.text)}
    for match in _IN.finditer(claim.text):
        for name in names(claim.text):
            if name.start == match.end() and name.words[-1].folded not in near:
                return f" That they met in {name.text} is not said there either."
    return ""
