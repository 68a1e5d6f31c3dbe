"""Runs the rules over a story: `check` is the desk's door."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from standfirst.desk.analysis import Analysis
from standfirst.desk.findings import Finding, Level, Span
from standfirst.desk.house_style import UNWRITTEN, HouseStyle
from standfirst.desk.lexicon import EMPTY, Lexicon
from standfirst.desk.registry import Rule, chosen
from standfirst.desk.waivers import not_waived
from standfirst.story import Story

_log = logging.getLogger(__name__)


def check(
    story: Story,
    lexicon: Lexicon | None = None,
    *,
    rules: Iterable[str] | None = None,
    levels: Mapping[str, Level] | None = None,
    house_style: HouseStyle | None = None,
) -> list[Finding]:
    """Everything the desk finds in `story`, in the order of the page, but for what the story's waivers answer.

    `lexicon` holds the names the newsroom knows. `rules` chooses rules by id or by the beginning of it
    ("claims"); without it every rule runs but those of level style. `levels` gives rules, by their id, another
    level than their own. `house_style` holds the terms, bans and names the newsroom has written down. A rule that
    breaks is reported as a note under its own name, and the others run.
    Raises `UnknownRule` for a name that chooses nothing.
    """
    return check_analysed(Analysis(story, lexicon or EMPTY, house_style or UNWRITTEN), rules=rules, levels=levels)


def check_analysed(
    analysis: Analysis, *, rules: Iterable[str] | None = None, levels: Mapping[str, Level] | None = None
) -> list[Finding]:
    """`check` for a story already analysed, as one who also asks for its `bearings` has it."""
    story, order = analysis.story, analysis.page_order
    found = [finding for each in chosen(rules) for finding in _findings(each, analysis)]
    if levels:
        found = [replace(each, level=levels[each.rule]) if each.rule in levels else each for each in found]
    if story.waivers:
        found = list(not_waived(found, story.waivers))
    found.sort(key=lambda finding: (order.get(finding.spans[0].place, -1), finding.spans[0].start, finding.rule))
    return found


def _findings(rule: Rule, analysis: Analysis) -> Iterator[Finding]:
    try:
        yield from rule.findings(analysis)
    except Exception as error:
        _log.exception("The rule %s broke on the story %r.", rule.id, analysis.story.headline)
        message = f"The rule {rule.id} broke on this story ({type(error).__name__}: {error}); the other rules ran."
        yield Finding(rule.id, Level.NOTE, message, (Span("headline", 0, 0, ""),))
