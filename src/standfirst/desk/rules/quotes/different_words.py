"""A quotation stands in different words in two places.

What: words in quotation marks in a headline, standfirst, Quick Look, caption or pull quote that are nearly, and not
    exactly, words the Deep Look quotes. Case, accents and the kind of quotation mark do not count; an honest cut,
    with or without "...", is the same words.
Why: what stands in quotation marks was said so, or it is no quotation.
Example: "just do it" in the Quick Look, "just do this" in the Deep Look.
Source: AP Stylebook: never alter quotations, even to correct minor slips.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.folding import fold
from standfirst.desk.text.quotes import Quote, quotes
from standfirst.desk.text.words import Word, words
from standfirst.story import Part, Passage

_SAID = "“It is time for all of us to just go and do it,” the mayor said."

FLAGGED = (
    (
        example(_SAID, quick_looks=("The mayor said: “It is time for all of us to just go and do this.”",)),
        "quick_looks[0]",
        "It is time for all of us to just go and do this.",
    ),
    (example(_SAID, headline="“Time for All of Us to Go and Do It”"), "headline", "Time for All of Us to Go and Do It"),
)
CLEAN = (
    example(_SAID, quick_looks=("The mayor: “It is time for all of us to just go and do it.”",)),
    example(_SAID, quick_looks=('The mayor: "time for all of us to just go"',)),
    example(_SAID, quick_looks=("The mayor: “It is time … to just go and do it.”",)),
    example(_SAID, quick_looks=("The mayor said there was “no money for any of it”.",)),
    example(_SAID, quick_looks=("The mayor: “It is time for [the council] to just go and do it.”",)),
)

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK, Part.CAPTION, Part.PULL_QUOTE)
_CUT = re.compile(r"\.\.\.|…|\. \. \.|\[[^\[\]]*\]")
_LEAST = 4
"""Shorter quotations are too often other words altogether."""
_MOST = 150
"""Longer ones are documents; comparing them would cost more than it tells."""
_ALIKE = 0.7


@rule(Level.QUERY, MismatchKind.QUOTE)
def different_words(analysis: Analysis) -> Iterator[Remark]:
    copy: list[tuple[Passage, str]] | None = None
    for passage in analysis.passages:
        if passage.part not in _SPEAKS:
            continue
        for quote in quotes(passage.text):
            if not _LEAST <= len(words(quote.text)) <= _MOST:
                continue
            if copy is None:
                copy = [(each, " " + " ".join(_keys(words(each.text))) + " ") for each in analysis.body]
            if not _stands(quote.text, copy):
                there = _nearest(quote, analysis)
                if there is not None:
                    here = Span(passage.place, quote.start, quote.end, quote.text)
                    message = f"{passage.name} {_difference(here.words, there.words)} Quote what was said, and alike."
                    yield Remark(message, (here, there))


def _keys(listed: tuple[Word, ...]) -> list[str]:
    return [fold(word.text).replace("’", "'").rstrip(".") for word in listed]


def _stands(quoted: str, copy: list[tuple[Passage, str]]) -> bool:
    """Whether every uncut piece of the quotation stands in the body word for word."""
    pieces = [" " + " ".join(_keys(words(piece))) + " " for piece in _CUT.split(quoted) if words(piece)]
    return all(any(piece in text for _, text in copy) for piece in pieces)


def _difference(here: str, there: str) -> str:
    """What of the two quotations differs: the words themselves where it is one place, else the whole."""
    ours, theirs = words(here), words(there)
    changes = [
        each
        for each in SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False).get_opcodes()
        if each[0] != "equal"
    ]
    if len(changes) != 1:
        return f'quotes "{here}"; the Deep Look has "{there}".'
    _, a, b, c, d = changes[0]
    mine = here[ours[a].start : ours[b - 1].end] if a < b else ""
    said = there[theirs[c].start : theirs[d - 1].end] if c < d else ""
    if not mine:
        return f'leaves "{said}" out of the quotation; the Deep Look has "{there}".'
    if not said:
        return f'puts "{mine}" into the quotation; the Deep Look has "{there}".'
    return f'quotes "{mine}" where the Deep Look quotes "{said}".'


def _nearest(quote: Quote, analysis: Analysis) -> Span | None:
    """The words of the body that the quotation most likely means, if they are alike enough."""
    ours = _keys(words(quote.text))
    best: tuple[float, Span] | None = None
    for passage in analysis.body:
        for other in quotes(passage.text):
            listed = words(other.text)
            if len(listed) > 2 * _MOST:
                continue
            theirs = _keys(listed)
            if len(set(ours) & set(theirs)) < _ALIKE * len(set(ours)):
                continue
            blocks = [
                each for each in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks() if each.size
            ]
            same = sum(each.size for each in blocks)
            first, last = blocks[0].b, blocks[-1].b + blocks[-1].size - 1
            share = same / max(len(ours), last - first + 1)
            if share >= _ALIKE and same > 2 and (best is None or share > best[0]):
                # What differs at either end belongs to it: "swept" for "brushed under the carpet".
                first = max(0, first - blocks[0].a)
                last = min(len(listed) - 1, last + len(ours) - blocks[-1].a - blocks[-1].size)
                start, end = other.start + listed[first].start, other.start + listed[last].end
                best = share, Span(passage.place, start, end, passage.text[start:end])
    return best[1] if best else None
