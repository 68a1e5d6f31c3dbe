"""The labels above a headline: kicker and section, also where they were printed without a space between."""

from __future__ import annotations

import re
from collections.abc import Mapping

from standfirst.story import Label

_KICKERS = (
    "Top Story|Top Stories|Top News|Breaking|Breaking News|Exclusive|Developing|Developing Story|Just In|Live|"
    "Live Updates|Update|Updated|Alert|News Alert|Urgent|Analysis|News Analysis|Opinion|Editorial|Commentary|"
    "Comment|Column|Columnist|Explainer|Explained|Feature|Features|In Depth|Investigation|Interview|Profile|Q&A|"
    "Obituary|Special Report|Report|Review|Letter|Letters|Letter to the Editor|Guest Essay|Op-Ed|Fact Check|Factbox|"
    "Timeline|Watch|Video|In Pictures|Photos|Long Read|The Big Story|Lead Story|Cover Story|Featured|Must Read|"
    "Editor's Pick|Brief|News Brief|News in Brief|Spotlight|First Person|Match Report|Preview|Verdict|Eyewitness"
)
_SECTIONS = (
    "World|World News|International|Politics|US|U.S.|US News|U.S. News|UK|UK News|Europe|Middle East|Africa|Asia|"
    "Americas|Asia Pacific|Latin America|Business|Business News|Economy|Markets|Finance|Money|Companies|Technology|"
    "Tech|Science|Science & Technology|Health|Sport|Sports|Football|Soccer|Rugby|Tennis|Cricket|Athletics|Rowing|"
    "Cycling|Basketball|Baseball|Hockey|Culture|Arts|Arts & Culture|Entertainment|Books|Music|Film|Theatre|Theater|"
    "Television|Lifestyle|Life|Style|Fashion|Travel|Food|Education|Environment|Climate|Local|Local News|Metro|City|"
    "Region|Regional|National|Nation|National News|Crime|Courts|Crime & Courts|Law|Religion|Faith|Obituaries|"
    "Property|Housing|Transport|Weather|Agriculture|Farming|Media|Society|Community|History|Immigration|Elections|"
    "Defence|Defense|Energy|Shipping|Harbour|News"
)


def _key(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace(" and ", " & ").split()).strip(" :|>·•-–—/")


KICKERS: Mapping[str, str] = {_key(name): name for name in _KICKERS.split("|")}
SECTIONS: Mapping[str, str] = {_key(name): name for name in _SECTIONS.split("|")}
"""Known labels by how they compare, and as they are printed."""

_ADJECTIVES = {
    "political": "Politics", "sporting": "Sports", "cultural": "Culture", "scientific": "Science",
    "environmental": "Environment", "economic": "Economy", "financial": "Finance", "european": "Europe",
    "african": "Africa", "asian": "Asia", "american": "Americas", "tech": "Technology", "medical": "Health",
    "educational": "Education", "legal": "Law", "global": "World",
}  # fmt: skip
SECTION_OF_WORD: Mapping[str, str] = {**SECTIONS, **_ADJECTIVES}
"""The section a word of "Read more ... news" means."""

_OPINION = frozenset(
    (
        *("opinion", "editorial", "commentary", "comment", "column", "columnist", "guest essay", "op-ed"),
        *("letter", "letters", "letter to the editor", "first person"),
    )
)
_ANALYSIS = frozenset(("analysis", "news analysis"))
_SAME_SECTION = {"sports": "sport", "u.s.": "us", "international": "world", "world news": "world", "tech": "technology"}

_CAMEL = re.compile(r"(?<=[a-z&'’])(?=[A-Z])")
_BORDER = re.compile(r"\s*(?:>|»|›|/|\||·|•|::|→|—|–|\s-\s)\s*")
LONGEST = 60
"""Characters of a line of labels."""


def canonical(text: str, table: Mapping[str, str]) -> str:
    """The label of `table` that `text` is, as the table prints it; empty if it is none."""
    return table.get(_key(text), "") if len(text) <= LONGEST else ""


def label_of(*names: str) -> Label:
    """The kind of piece that kicker or section say it is."""
    keys = {_key(name) for name in names}
    if keys & _OPINION:
        return Label.OPINION
    return Label.ANALYSIS if keys & _ANALYSIS else Label.NEWS


def same_section(left: str, right: str) -> bool:
    """Whether two names mean one section."""
    a, b = _key(left), _key(right)
    a, b = (_SAME_SECTION.get(key, key).removesuffix(" news") for key in (a, b))
    return _SAME_SECTION.get(a, a) == _SAME_SECTION.get(b, b)


def split_labels(text: str) -> list[str]:
    """The labels on one line that are set apart by signs, as in "Home > World > Europe" or "World | Politics"."""
    return [part for part in _BORDER.split(text) if part] if len(text) <= 3 * LONGEST else [text]


def split_run_together(text: str) -> list[str]:
    """The labels in "Top StoryWorld" or "BREAKING NEWSWORLD": cut where a small letter meets a capital, or
    where a known label ends and another known one follows. Empty if the text is no such line: at least one
    part must be known."""
    if len(text) > LONGEST or known(text):
        return []
    parts = _CAMEL.split(text)
    if len(parts) > 1 and any(known(part) for part in parts) and all(len(part.strip()) > 1 for part in parts):
        return [part.strip() for part in parts]
    folded = text.casefold()
    for at in range(len(text) - 2, 1, -1):
        if known(folded[:at]) and known(folded[at:]):
            return [text[:at].strip(), text[at:].strip()]
    return []


def known(text: str) -> bool:
    """Whether `text` is a kicker or a section we know."""
    return _key(text) in KICKERS or _key(text) in SECTIONS
