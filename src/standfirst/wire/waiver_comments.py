"""Waivers written into copy as HTML comments: `<!-- standfirst: waive names "Caldiera": so signed -->`."""

from __future__ import annotations

import re

from standfirst.story import Waiver

_WAIVE = re.compile(
    r"\s{0,99}standfirst\s{0,99}:\s{0,99}waive\s{1,99}([\w.]{1,99})(?:\s{1,99}[\"“]([^\"”]{0,500})[\"”])?\s{0,99}:?"
)


def waiver_in(comment: str) -> Waiver | None:
    """The waiver that the text of a comment is, if it is one: rule, words in quotation marks, colon, reason."""
    match = _WAIVE.match(comment)
    return Waiver(match[1], match[2] or "", " ".join(comment[match.end() :].split())) if match else None


def take_comments(text: str) -> tuple[str, tuple[Waiver, ...]]:
    """`text` without its comments, their line breaks kept, and the waivers in them. One that never ends goes to the
    end of the text, as in HTML."""
    out: list[str] = []
    waivers: list[Waiver] = []
    at = 0
    while (start := text.find("<!--", at)) != -1:
        end = text.find("-->", start + 4)
        comment = text[start + 4 : end if end != -1 else len(text)]
        if waiver := waiver_in(comment):
            waivers.append(waiver)
        out += [text[at:start], "\n" * comment.count("\n")]
        at = end + 3 if end != -1 else len(text)
    return "".join([*out, text[at:]]), tuple(waivers)
