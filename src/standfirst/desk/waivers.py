"""Applies a story's waivers to what the desk found in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standfirst.desk.findings import Finding, Level
from standfirst.desk.text.folding import fold
from standfirst.story import Waiver

GROUP = "waivers"
"""The rules about waivers themselves; no waiver touches them."""


def waives(waiver: Waiver, finding: Finding) -> bool:
    """Whether `waiver` answers `finding`: it has a reason, names the rule, and its words, if any, stand in one of the
    finding's spans or hold one. A finding at *stop* and one about waivers is never waived."""
    if not waiver.reason.strip() or finding.level is Level.STOP or finding.rule.partition(".")[0] == GROUP:
        return False
    rule = waiver.rule.strip().rstrip(".")
    if not rule or not (finding.rule == rule or finding.rule.startswith(rule + ".")):
        return False
    words = _plain(waiver.words)
    if not words:
        return True
    return any(words in said or said in words for said in map(_plain, (span.words for span in finding.spans)) if said)


def not_waived(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> Iterator[Finding]:
    """The findings that no waiver answers."""
    waivers = tuple(waivers)
    for finding in findings:
        if not any(waives(each, finding) for each in waivers):
            yield finding


def _plain(words: str) -> str:
    return " ".join(fold(words).split())
