"""Drafts Quick Looks from a Deep Look: its most telling sentences, shortened, each with the words that bear it out.

Nothing is written: a draft is words of one sentence of the body in their order, so it cannot say what the body does
not. A person picks, edits and orders; nothing here is confirmed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from standfirst.desk.analysis import Analysis
from standfirst.desk.proposals import examine
from standfirst.desk.shortening import shorten
from standfirst.desk.statements import Statement
from standfirst.desk.support import matter
from standfirst.story import BlockKind, QuickLook, Story, anchor

FEWEST_WORDS, MOST_WORDS = 6, 45
"""A sentence shorter or, when shortened, longer than this makes no Quick Look."""
_ALIKE = 0.6
"""Two sentences that share this much of the shorter one's matter tell one thing."""
_TELLING = 16
"""So many of a sentence's words are weighed: a long one does not tell more for its length."""
_POINTING = re.compile(
    r"^[\"“'‘]?(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|Him|Them|There|Here|Such|Both|Others?|One"
    r"|(?:By|Since|Until|Before|After) (?:then|that|this)|Another|I|We|You|My|Our|Your|Asked|Then|Later|Afterwards?"
    r"|The (?:former|latter|two|pair|other))\b"
)
"""Words at the head that point back to a sentence the reader of a Quick Look has not read."""
_OPEN_ENDS = ("?", ":", "…", "...")
_POINTING_SOURCE = re.compile(
    r", (?:he|she|it|they) (?:said|says|added|told|wrote|explained)\b|\b(?:said|added) (?:he|she)\b"
)


@dataclass(frozen=True)
class _Candidate:
    statement: Statement
    text: str
    number: int
    matter: dict[str, float]


def draft(story: Story, most: int = 10) -> list[QuickLook]:
    """Up to `most` Quick Looks for `story`, in the order of the Deep Look, none of them confirmed.

    Each is one sentence of the body, shortened by `standfirst.desk.shortening`, and has that sentence as its
    evidence; one that the desk itself would ask about is dropped. Sentences that begin by pointing back ("He",
    "This") or with a quotation are left out unless nothing else is there; questions, items of lists and pieces of
    sentences always are.
    """
    analysis = Analysis(story)
    candidates = list(_candidates(analysis))
    if not candidates or most < 1:
        return []
    scores = _scores(candidates, analysis)
    picked: list[_Candidate] = []
    for each in sorted(candidates, key=lambda candidate: (-scores[candidate.number], candidate.number)):
        if len(picked) == most:
            break
        if not any(_alike(each, other) for other in picked):
            picked.append(each)
    picked.sort(key=lambda candidate: candidate.number)
    looks = [_quick_look(each, number, story) for number, each in enumerate(picked, 1)]
    return [each.look for each in examine(story, looks) if not each.questions]


def _candidates(analysis: Analysis) -> list[_Candidate]:
    sure: list[_Candidate] = []
    rest: list[_Candidate] = []
    lists = {block.id for block in analysis.story.deep_look if block.kind is BlockKind.LIST}
    for number, statement in enumerate(analysis.body_statements):
        if statement.passage.id in lists:
            continue
        text = shorten(statement.text)
        count = len(text.split())
        if not FEWEST_WORDS <= count <= MOST_WORDS or not _whole(text):
            continue
        candidate = _Candidate(statement, text, number, matter(text))
        pointing = _POINTING.match(text) or _POINTING_SOURCE.search(text) or text[:1] in "\"“'‘"
        (rest if pointing else sure).append(candidate)
    return sure or rest


def _whole(text: str) -> bool:
    first = next((char for char in text if char.isalnum()), "a")
    return (
        not first.islower()
        and text.count('"') % 2 == 0
        and text.count("“") == text.count("”")
        and text.count("(") == text.count(")")
        and not text.endswith(_OPEN_ENDS)
    )


def _scores(candidates: list[_Candidate], analysis: Analysis) -> dict[int, float]:
    """How much each candidate tells: news comes first, and what the story and its headline keep coming back to."""
    counts = Counter(stem for each in analysis.body_statements for stem in matter(each.text))
    headline = matter(f"{analysis.story.headline}. {analysis.story.standfirst}")
    total = max(1, len(analysis.body_statements))
    scores = {}
    for each in candidates:
        # The root keeps one word that is everywhere from counting for more than several that come back.
        weights = [share * ((counts[stem] - 1) / total) ** 0.5 for stem, share in each.matter.items()]
        central = sum(sorted(weights, reverse=True)[:_TELLING])
        named = sum(share for stem, share in each.matter.items() if stem in headline)
        place = 1 / (1 + each.number) ** 0.3
        scores[each.number] = 2.0 * place + central + 0.15 * min(named, 5)
    return scores


def _alike(one: _Candidate, other: _Candidate) -> bool:
    shared = sum(min(share, other.matter[stem]) for stem, share in one.matter.items() if stem in other.matter)
    return shared >= _ALIKE * min(sum(one.matter.values()), sum(other.matter.values()))


def _quick_look(candidate: _Candidate, number: int, story: Story) -> QuickLook:
    statement = candidate.statement
    block = story.block(statement.passage.id)
    evidence = (anchor(block, statement.start, statement.end, story.version),) if block else ()
    return QuickLook(f"q{number}", candidate.text.replace("\n", " "), evidence)
