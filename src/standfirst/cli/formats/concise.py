"""A line a finding: place, offset, level, rule, message."""

from __future__ import annotations

from standfirst.cli.finding_text import printable
from standfirst.cli.formats import Checked, Plain


class Format(Plain):
    """`file:place:offset: level rule: message`; the offset counts code points of the passage."""

    def story(self, checked: Checked) -> str:
        """One line for each finding."""
        return "".join(
            printable(
                f"{checked.name}:{finding.spans[0].place}:{finding.spans[0].start}: "
                f"{finding.level.value} {finding.rule}: {finding.message}"
            )
            + "\n"
            for finding in checked.findings
        )
