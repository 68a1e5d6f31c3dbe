"""Words quoted above the Deep Look that nobody says in it.

What: three words or more in quotation marks in a headline, standfirst, Quick Look or pull quote which stand nowhere
    in the Deep Look, quoted or not, and of which no sentence there has the gist. Where the Deep Look quotes them in
    other words, `quotes.different_words` asks.
Why: a quotation in a headline is a promise that somebody says it below.
Example: a headline with “A Betrayal of the Port”, over a Deep Look where nobody speaks of betrayal.
Source: AP Stylebook: quotations are verbatim; our count of headlines, where one quotation in six was not in the
    story.
"""

from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, MismatchKind, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.folding import fold
from standfirst.desk.text.lists import FUNCTION
from standfirst.desk.text.quotes import quotes
from standfirst.desk.text.words import words
from standfirst.story import Part

_BODY = "“We were not asked,” said Ada Lund, who runs the ferry, on Monday."

FLAGGED = (
    (example(_BODY, headline="Ferry Sale “a Betrayal of the Port”"), "headline", "a Betrayal of the Port"),
    (
        example(_BODY, quick_looks=("Lund: “Nobody will forgive this sale.”",)),
        "quick_looks[0]",
        "Nobody will forgive this sale.",
    ),
)
CLEAN = (
    example(_BODY, headline="Ferry’s Owner: “We Were Not Asked”"),
    example(_BODY, headline="Ferry Sold in “Fire Sale”"),  # two words: a scare quote is the writer's
    example(_BODY, headline="“Not Asked”: Ferry Sold"),
    example("She sang the ferry song.", headline="Lund Sings “Over the Cold Water”"),  # a title, nobody speaks
    example("", headline="“A Betrayal of the Port”"),
)

_SPEAKS = (Part.HEADLINE, Part.STANDFIRST, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK, Part.PULL_QUOTE)
_LEAST = 3
_MOST = 60


@rule(Level.QUERY, MismatchKind.QUOTE)
def nobody_says_it(analysis: Analysis) -> Iterator[Remark]:
    if not any(quotes(each.text) for each in analysis.body):
        return  # nobody is quoted at all: marks above stand for a title, or the copy is still to come
    stems: list[set[str]] | None = None
    for passage in analysis.passages:
        if passage.part not in _SPEAKS:
            continue
        for quote in quotes(passage.text):
            listed = words(quote.text)
            telling = {word.stem for word in listed if fold(word.text) not in FUNCTION}
            if not _LEAST <= len(listed) <= _MOST or len(telling) < 2 or "..." in quote.text or "…" in quote.text:
                continue
            if stems is None:
                stems = [{word.stem for word in words(each.text)} for each in analysis.body]
            # Half of it in one paragraph is a cut or a paraphrase: different_words and the editor's eye see to that.
            if any(len(telling & each) * 2 >= len(telling) for each in stems):
                continue
            span = Span(passage.place, quote.start, quote.end, quote.text)
            message = (
                f'{passage.name} quotes "{quote.text}"; nobody says it in the Deep Look. Quote it there, or not here.'
            )
            yield Remark(message, (span,))
