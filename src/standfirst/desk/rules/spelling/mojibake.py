"""Characters were garbled on their way into the story.

What: letters that were read in the wrong encoding ("Ã©" for é, "â€™" for ’), the sign for a character that could not
    be read, and character references left as they were written ("&#233;", "&amp;").
Why: the reader sees that nobody looked.
Example: "caf&#233;", "FranÃ§ois".
Source: the Unicode standard; how UTF-8 looks when it is read as Windows-1252.
"""

import html
import re
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule

FLAGGED = (
    (example("The cafÃ© was full."), "deep_look[0]", "Ã©"),
    (example("The mayorâ€™s hall was full."), "deep_look[0]", "â€™"),
    (example("The café was run by F. &amp; G. Lund."), "deep_look[0]", "&amp;"),
    (example("The caf\ufffd was full."), "deep_look[0]", "\ufffd"),
)
CLEAN = (
    example("The café of André Gonçalves in São Paulo, the mayor’s, was full; AT&T paid £5."),
    example("“Él está aquí,” Ângela said; Â is a letter of Vietnamese."),
    example("Search for cats&dogs; it is a name."),
)

_REFERENCE = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|eacute|uuml);"
)
_GARBLED = re.compile(
    "â€[\u0080-\u00ff\u2018-\u203a\u0152-\u0178\u02c6\u02dc\u20ac\u2122]|[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161"
    "\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\ufffd+"
)


@rule(Level.QUERY)
def mojibake(analysis: Analysis) -> Iterator[Remark]:
    for passage in analysis.passages:
        text = passage.text
        if not text.isascii():
            for match in _GARBLED.finditer(text):
                words = match.group()
                right = _read_again(words)
                if right or words[0] == "\ufffd":
                    message = f'"{words}" is a character that was garbled on its way here. Put the right one.'
                    yield Remark(message, (Span(passage.place, match.start(), match.end(), words),), right)
        if "&" in text:
            for match in _REFERENCE.finditer(text):
                right = html.unescape(match.group())
                message = f'"{match.group()}" is code and would be printed as it stands; "{right.strip()}" is meant.'
                yield Remark(message, (Span(passage.place, match.start(), match.end(), match.group()),), right)


def _read_again(words: str) -> str:
    """What the characters are when their bytes are read as UTF-8; empty where they are not."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return words.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""
