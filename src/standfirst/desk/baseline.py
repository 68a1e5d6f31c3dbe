"""A baseline: the findings that were there when the desk moved in, so that only new ones are shown.

A finding is kept by the file it is in and its key, which is made of rule, words and parts and outlives edits
elsewhere. The same key twice in one file is kept twice: a third is new.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from standfirst.desk.findings import Finding

FORMAT = "standfirst-baseline/1"


class BaselineError(ValueError):
    """The text is no baseline of ours; the message is one sentence."""


class Baseline:
    """Known findings by file: `known[file][key]` is how many."""

    def __init__(self, known: Mapping[str, Mapping[str, int]] | None = None) -> None:
        self.known = {file: Counter(keys) for file, keys in (known or {}).items()}

    def add(self, file: str, keys: Iterable[str]) -> None:
        """Makes the findings with these keys known in `file`."""
        counted = Counter(keys)
        if counted:
            self.known.setdefault(file, Counter()).update(counted)

    def new(self, file: str, findings: Iterable[Finding]) -> list[Finding]:
        """The findings of all of `file` that are not known in it."""
        left = Counter(self.known.get(file, ()))
        fresh = []
        for finding in findings:
            if left[finding.key] > 0:
                left[finding.key] -= 1
            else:
                fresh.append(finding)
        return fresh

    def as_json(self) -> str:
        """The same findings give the same text, so that a change shows in a review."""
        files = {file: dict(sorted(keys.items())) for file, keys in sorted(self.known.items())}
        return json.dumps({"format": FORMAT, "findings": files}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(text: str) -> Baseline:
    """The baseline that `as_json` wrote. Raises `BaselineError`."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"this is not a baseline: {error}.") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BaselineError(f'this is not a baseline: it does not begin with "format": "{FORMAT}".')
    findings = data.get("findings")
    if not isinstance(findings, dict) or not all(
        isinstance(keys, dict) and all(isinstance(count, int) for count in keys.values()) for keys in findings.values()
    ):
        raise BaselineError("this is not a baseline: findings must hold, for each file, keys and how often.")
    return Baseline(findings)
