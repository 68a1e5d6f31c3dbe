"""`standfirst check`: the copy desk reads stories from files and prints what it finds, story by story."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.cli.errors import CommandError

if TYPE_CHECKING:
    from standfirst.desk import Finding
    from standfirst.story import Story
    from standfirst.wire import WireError

NAME = "check"
HELP = "Checks stories against themselves and prints both sides of every contradiction."

FORMATS = ("full", "concise", "json", "github")
LEVELS = ("stop", "query", "note", "style")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a story file (the printed text of a news page, or our JSON), a folder of them, or - for standard input",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="full",
        help="full shows the words in their passages; concise is a line a finding; json an object a line; "
        "github workflow commands (default: full)",
    )
    parser.add_argument(
        "--rule",
        action="append",
        metavar="PREFIX",
        help="run only this rule, or the rules whose id begins so, as in claims; may be given more than once",
    )
    parser.add_argument(
        "--level",
        choices=LEVELS,
        default="note",
        help="show findings of this level and above; style also runs the rules of style (default: note)",
    )


@dataclass(frozen=True)
class Checked:
    """A story of a file and what was found in it. `name` says where it came from."""

    name: str
    story: Story
    findings: list[Finding]


def run(arguments: argparse.Namespace) -> int:
    from standfirst.desk import Level, UnknownRule
    from standfirst.desk.registry import chosen
    from standfirst.wire import WireError

    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(errors="replace")  # a terminal that lacks a character must not stop the desk
    try:
        rules = [each.id for each in chosen(arguments.rule)] if arguments.rule else None
    except UnknownRule as error:
        raise CommandError(str(error)) from None
    if rules is None and arguments.level == "style":
        from standfirst.desk import all_rules

        rules = list(all_rules())
    shown = LEVELS[: LEVELS.index(arguments.level) + 1]
    counts: Counter[str] = Counter()
    failed = False
    for path in _files(arguments.paths):
        try:
            if isinstance(path, WireError):
                raise path
            for checked in _checked(path, rules, shown):
                counts["stories"] += 1
                counts.update(finding.level.value for finding in checked.findings)
                _PRINTERS[arguments.format](checked)
                sys.stdout.flush()
        except WireError as error:
            failed = True
            print(f"standfirst check: {error}", file=sys.stderr, flush=True)
    if arguments.format == "full" and counts["stories"]:
        print(_summary(counts))
    return 2 if failed else 1 if counts[Level.STOP.value] + counts[Level.QUERY.value] else 0


def _files(paths: Iterable[str]) -> Iterator[str | WireError]:
    """Every file that `paths` stand for, so that each is printed, and each fault reported, as it comes."""
    from standfirst.wire import WireError, story_files

    for path in paths:
        if path == "-":
            yield path
            continue
        try:
            yield from map(str, story_files(path))
        except WireError as error:
            yield error


def _checked(path: str, rules: list[str] | None, shown: Iterable[str]) -> Iterator[Checked]:
    from standfirst.desk import check
    from standfirst.wire import read_path

    if path == "-":
        stories: Iterable[Story] = _standard_input()
        path = "standard input"
    else:
        stories = read_path(path)
    for number, story in enumerate(stories, 1):
        name = path if number == 1 else f"{path}, story {number}"
        yield Checked(name, story, [each for each in check(story, rules=rules) if each.level.value in shown])


def _standard_input() -> Iterator[Story]:
    from standfirst.wire import MAX_BYTES, read_bytes

    yield from read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), name="standard input")


def render_finding(story: Story, finding: Finding) -> str:
    """`finding` on `story` as `--format full` prints it, several lines."""
    from standfirst.cli.finding_text import render_finding as render

    return render(story, finding)


def _full(checked: Checked) -> None:
    from standfirst.cli.finding_text import colour_wanted, fold, paint, printable, width_wanted

    head = f"{checked.name}: {checked.story.headline or 'no headline'}"
    print(paint(printable(head), "1;4", colour_wanted()))
    for finding in checked.findings:
        print()
        print(render_finding(checked.story, finding))
    if not checked.findings:
        print("  Nothing to ask.")
    if checked.story.notes:
        print("\n  On reading the file:")
        for note in checked.story.notes:
            line = f"line {note.line}: " if note.line else ""
            first, *rest = fold(printable(f"{note.kind.value}: {line}{note.message}"), width_wanted() - 4)
            print("\n".join([f"  - {first}", *(f"    {each}" for each in rest)]))
    print()


def _concise(checked: Checked) -> None:
    from standfirst.cli.finding_text import printable

    for finding in checked.findings:
        span = finding.spans[0]
        at = f"{checked.name}:{span.place}:{span.start}"
        print(printable(f"{at}: {finding.level.value} {finding.rule}: {finding.message}"))


def _json(checked: Checked) -> None:
    for finding in checked.findings:
        record = {"file": checked.name, "headline": checked.story.headline, **finding.as_dict()}
        print(json.dumps(record, ensure_ascii=True))


def _github(checked: Checked) -> None:
    """Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""
    kinds = {"stop": "error", "query": "warning", "note": "notice", "style": "notice"}
    for finding in checked.findings:
        properties = f"file={_escaped(checked.name, ':,')},title={_escaped(finding.rule, ':,')}"
        print(f"::{kinds[finding.level.value]} {properties}::{_escaped(finding.message)}")


def _escaped(text: str, also: str = "") -> str:
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


_PRINTERS = {"full": _full, "concise": _concise, "json": _json, "github": _github}


def _summary(counts: Counter[str]) -> str:
    found = [_number(counts[level], *forms) for level, *forms in _NOUNS if counts[level]]
    stories = _number(counts["stories"], "story", "stories")
    return f"{stories} read: {', '.join(found)}." if found else f"{stories} read: nothing to ask."


_NOUNS = (
    ("stop", "stop", "stops"),
    ("query", "query", "queries"),
    ("note", "note", "notes"),
    ("style", "remark on style", "remarks on style"),
)


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
