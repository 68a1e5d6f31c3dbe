"""SARIF 2.1.0, which code hosts and review tools read. https://docs.oasis-open.org/sarif/sarif/v2.1.0/

The log is written as it grows: memory does not grow with the number of files.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from standfirst import __version__
from standfirst.cli.formats import Checked, from_here, line_of
from standfirst.desk import Finding, Level, Span, all_rules
from standfirst.story import passage_at

_LEVELS = {Level.STOP: "error", Level.QUERY: "warning", Level.NOTE: "note", Level.STYLE: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Format:
    """One run with the rules that were chosen, a result for each finding, and what could not be read."""

    between = ",\n"

    def begin(self, rules: Sequence[str]) -> str:
        """The tool and its rules, up to the first result."""
        known = all_rules()
        driver = {
            "name": "Standfirst",
            "semanticVersion": __version__,
            "rules": [
                {
                    "id": name,
                    "shortDescription": {"text": known[name].title},
                    "fullDescription": {"text": known[name].doc},
                    "defaultConfiguration": {"level": _LEVELS[known[name].level]},
                }
                for name in rules
            ],
        }
        return (
            f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {{"driver": {json.dumps(driver)}}},\n'
            '"columnKind": "unicodeCodePoints",\n"results": [\n'
        )

    def story(self, checked: Checked) -> str:
        """The results of one story."""
        return self.between.join(json.dumps(_result(checked, each)) for each in checked.findings)

    def end(self, counts: Counter[str], errors: Sequence[str]) -> str:
        """What could not be read, and the end of the log."""
        invocation: dict[str, Any] = {"executionSuccessful": not errors}
        if errors:
            invocation["toolExecutionNotifications"] = [
                {"level": "error", "message": {"text": each}} for each in errors
            ]
        return f'\n],\n"invocations": [{json.dumps(invocation)}]}}]}}\n'


def _result(checked: Checked, finding: Finding) -> dict[str, Any]:
    first, *others = finding.spans
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [_location(checked, first)],
        "partialFingerprints": {"standfirst/v1": finding.key},
        "properties": {"level": finding.level.value, "headline": checked.story.headline},
    }
    if others:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": each.words}, **_location(checked, each)}
            for number, each in enumerate(others, 1)
            if each.words
        ]
    return result


def _location(checked: Checked, span: Span) -> dict[str, Any]:
    """Where a span is: the file, its line where that is sure, and its place in the story with offsets."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(checked.file)}}
    passage = passage_at(checked.story, span.place)
    line = line_of(checked.source, passage.text, span.start, span.end) if passage else 0
    if line:
        physical["region"] = {"startLine": line, "snippet": {"text": span.words}}
    return {
        "physicalLocation": physical,
        "logicalLocations": [{"fullyQualifiedName": span.place, "kind": "element"}],
        "properties": span.as_dict(),
    }


def _uri(file: str) -> str:
    path = from_here(file)
    return Path(path).as_uri() if PurePath(path).is_absolute() else quote(path)
