"""A source is not named, and the copy does not say why.

What: an "unnamed" or "anonymous" source, or one who speaks "on condition of anonymity", and neither that sentence nor
    the next gives a reason ("because", "to discuss", "not authorized").
Why: the reader is asked to trust a voice without a name; the reason is all there is to judge it by.
Example: "An unnamed senior official, speaking to the Courier, called the plan serious".
Source: AP, Statement of News Values: "we must explain why the source requested anonymity"; New York Times, the same.
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level
from standfirst.desk.registry import Remark, rule

FLAGGED = (
    (example("An unnamed senior official called the plan serious."), "deep_look[0]", "unnamed senior official"),
    (
        example("The plan is dead, said a clerk who spoke on condition of anonymity. He left at noon."),
        "deep_look[0]",
        "on condition of anonymity",
    ),
)
CLEAN = (
    example("An unnamed official, who was not authorized to speak, called the plan serious."),
    example("A clerk, on condition of anonymity because she feared for her post, called it dead."),
    example("A clerk spoke on condition of anonymity. She said she feared for her post."),
    example("The unnamed ship lay at the quay, and the anonymous letter in the drawer."),
)

_SOURCE = (
    r"(?:official|source|diplomat|aide|adviser|advisor|officer|minister|lawmaker|employee|staffer|executive|person|people"
    r"|insider|member|banker|analyst|lawyer|prosecutor|investigator|commander|soldier|spokes\w+)s?"
)
_UNNAMED = re.compile(
    rf"\b[Oo]n (?:the )?condition of anonymity\b|\b(?:unnamed|[Aa]nonymous|[Uu]nidentified)"
    rf" (?:[\w-]+ ){{0,3}}{_SOURCE}\b|\b(?:asked|declined|requested|wished|refused|did not want|wanted) (?:not )?to"
    r" (?:be (?:named|identified)|remain anonymous)\b"
)
_REASON = re.compile(
    r"\b(?:because|since|as (?:he|she|they|the)|citing|to (?:discuss|speak|describe|talk|protect|avoid|be able)"
    r"|so as to|in order to|for fear|fear\w*|out of|due to|authori[sz]ed|permitted|allowed|not cleared|sensitiv\w*"
    r"|private|internal|confidential|safety|reprisals?|retaliation|rules|policy|protocol|ground rules)\b"
)


@rule(Level.NOTE)
def anonymous_without_reason(analysis: Analysis) -> Iterator[Remark]:
    statements = analysis.body_statements
    for number, statement in enumerate(statements):
        found = _UNNAMED.search(statement.text)
        if found is None:
            continue
        near = [statement, *(each for each in statements[number + 1 : number + 2] if each.place == statement.place)]
        if any(_REASON.search(each.text) for each in near):
            continue
        message = f'"{found.group()}": the copy does not say why the source is not named. Give the reason, or the name.'
        yield Remark(message, (statement.span(found.start(), found.end()),))
