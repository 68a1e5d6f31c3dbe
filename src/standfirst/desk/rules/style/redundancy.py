"""One word says what the next says again.

What: "deadly" or "fatal" of what "killed" in the same sentence; and set phrases of which half would do.
Why: space, and the reader's time.
Example: "A deadly strike killed two".
Source: the desk's old list; Strunk, "Omit needless words".
"""

import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.quotes import quoted_spans

FLAGGED = (
    (example("A deadly strike killed two."), "deep_look[0]", "deadly strike killed"),
    (example("The barn was completely destroyed."), "deep_look[0]", "completely destroyed"),
)
CLEAN = (
    example("A strike killed two. It was the deadliest of the year."),
    example("The barn was destroyed. “It is completely destroyed,” she said."),
)

_PHRASES = re.compile(
    r"\b(?:(?:deadly|fatal)\b[^.;!?\n]{1,60}?\bkill(?:ed|s|ing)|completely destroyed|close proximity|past history"
    r"|end result"
    r"|advance planning|free gift|new innovation|unexpected surprise|added bonus|future plans|most unique|very unique"
    r"|armed gunm[ae]n|safe haven|true fact|general consensus|revert back|return back|join(?:ed)? together"
    r"|12 (?:noon|midnight)|whether or not|in order to|at this point in time|due to the fact that|a total of)\b",
    re.IGNORECASE,
)


@rule(Level.STYLE)
def redundancy(analysis: Analysis) -> Iterator[Remark]:
    for passage in analysis.passages:
        for match in _PHRASES.finditer(passage.text):
            if not any(left <= match.start() < right for left, right, _ in quoted_spans(passage.text)):
                span = Span(passage.place, match.start(), match.end(), match.group())
                yield Remark(f'"{match.group()}": half of it says as much.', (span,))
