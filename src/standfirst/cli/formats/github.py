"""Workflow commands for GitHub Actions: findings become annotations of the files.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from standfirst.cli.formats import Checked, Plain, from_here, line_of
from standfirst.story import passage_at

_KINDS = {"stop": "error", "query": "warning", "note": "notice", "style": "notice"}


class Format(Plain):
    """The line is given where the words stand once in the file."""

    def story(self, checked: Checked) -> str:
        """One command for each finding."""
        out = []
        for finding in checked.findings:
            span = finding.spans[0]
            passage = passage_at(checked.story, span.place)
            line = line_of(checked.source, passage.text, span.start, span.end) if passage else 0
            at = f",line={line}" if line else ""
            properties = f"file={_escaped(from_here(checked.file), ':,')}{at},title={_escaped(finding.rule, ':,')}"
            out.append(f"::{_KINDS[finding.level.value]} {properties}::{_escaped(finding.message)}\n")
        return "".join(out)


def _escaped(text: str, also: str = "") -> str:
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
