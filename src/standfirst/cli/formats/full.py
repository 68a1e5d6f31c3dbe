"""For people: each finding with its passages and the words underlined, and a sentence at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from standfirst.cli.finding_text import colour_wanted, fold, paint, printable, render_finding, width_wanted
from standfirst.cli.formats import Checked, Plain

_NOUNS = (
    ("stop", "stop", "stops"),
    ("query", "query", "queries"),
    ("note", "note", "notes"),
    ("style", "remark on style", "remarks on style"),
)


class Format(Plain):
    """What a sub-editor reads."""

    def story(self, checked: Checked) -> str:
        """The story's headline, its findings, and what its reader said of the file; nothing where there is neither: the
        last line counts it."""
        if not checked.findings and not checked.story.notes:
            return ""
        head = f"{checked.name}: {checked.story.headline or 'no headline'}"
        lines = [paint(printable(head), "1;4", colour_wanted())]
        for finding in checked.findings:
            lines += ["", render_finding(checked.story, finding)]
        if checked.story.notes and not any(each.rule.startswith("furniture.") for each in checked.findings):
            lines.append("\n  On reading the file:")
            for note in checked.story.notes:
                line = f"line {note.line}: " if note.line else ""
                first, *rest = fold(printable(f"{note.kind.value}: {line}{note.message}"), width_wanted() - 4)
                lines += [f"  - {first}", *(f"    {each}" for each in rest)]
        return "\n".join(lines) + "\n\n"

    def end(self, counts: Counter[str], errors: Sequence[str]) -> str:
        """How many stories were read and what was found in all of them."""
        if not counts["stories"]:
            return ""
        found = [number(counts[level], *forms) for level, *forms in _NOUNS if counts[level]]
        stories = number(counts["stories"], "story", "stories")
        old = f" {number(counts['old'], 'finding is', 'findings are')} in the baseline." if counts["old"] else ""
        return f"{stories} read: {', '.join(found) or 'nothing to ask'}.{old}\n"


def number(count: int, one: str, many: str) -> str:
    """ "1 story", "1,200 stories"."""
    return f"{count:,} {one if count == 1 else many}"
